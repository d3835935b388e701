// Code or a table wider than the screen scrolls in its box. Such boxes, and no others,
// can be reached with the keyboard; some browsers do it unasked, Safari does not.
"use strict";

const WIDE = ".highlight > pre, div.table-wrapper, div.output_html, div.output.text_html";
const labels = { PRE: "Wide code, scrolls sideways", DIV: "Wide table, scrolls sideways" };
const resized = new ResizeObserver((entries) => {
  for (const { target: box } of entries) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", labels[box.tagName]);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  }
});

for (const box of document.querySelectorAll(WIDE))
  resized.observe(box);
