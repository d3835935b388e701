// A formula wider than the screen scrolls in its box. Such boxes, and no others, can be
// reached with the keyboard; Chromium and Firefox do it unasked, Safari does not.
const watch = new ResizeObserver((entries) => {
  for (const box of new Set(entries.map(({ target }) => target.closest(".math-scroll")))) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Wide formula, scrolls sideways");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  }
});

for (const box of document.querySelectorAll(".math-scroll")) {
  watch.observe(box);
  watch.observe(box.firstElementChild); // its width changes when the font arrives
}
