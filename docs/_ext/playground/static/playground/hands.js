// Keys and buttons.
"use strict";

const hands = (() => {
  const MAP = { n: 200, steps: 500 };
  /** @type {Record<string, number[]>} */
  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  /** @param {Page} page */
  function listen(page) {
    pointer.listen(page);
    page.canvas("plane").addEventListener("keydown", (event) => moveByKey(page, event));
    page.part("draw-map").addEventListener("click", () => drawMap(page));
    listenToLinks(page);
    listenToLooks(page);
    for (const [name, act] of Object.entries(ways(page))) {
      page.part(name).addEventListener("click", act);
    }
  }

  /** A link to a view shows it, and leads to the plane; one to the view that the address
   * already names does so again. Other anchors change nothing.
   * @param {Page} page */
  function listenToLinks(page) {
    const follow = () => {
      const { hash } = location;
      if (hash && !address.isView(hash)) return;
      page.load(hash);
      if (!hash) return; // back to where the reader came from
      page.canvas("plane").focus({ preventScroll: true });
      page.part("picture").scrollIntoView({ block: "start" }); // smoothly, if the style says so
      page.say(words.inWords(page));
    };
    addEventListener("hashchange", follow);
    document.addEventListener("click", ({ target }) => {
      const link = target instanceof Element ? target.closest("a") : null;
      if (link && link.href === location.href && address.isView(link.hash)) follow();
    });
  }

  /** Another size or theme is drawn anew.
   * @param {Page} page */
  function listenToLooks(page) {
    const repaint = () => {
      dom.forgetColors();
      page.groundIsDrawn = false;
      page.draw();
    };
    const layers = ["ground", "plane", "curves"].map((name) => page.canvas(name));
    const sizes = () => layers.map(dom.measure).map(({ width, height }) => `${width} ${height}`).join();
    let known = sizes();
    const resize = () => {
      const before = known;
      known = sizes();
      if (known !== before) repaint(); // what grows may be a text below the picture
    };
    new ResizeObserver(resize).observe(page.root);
    new IntersectionObserver(([{ isIntersecting }]) => {
      page.tableIsInSight = isIntersecting;
      if (isIntersecting) page.draw();
    }).observe(page.part("inside"));
    new MutationObserver(repaint).observe(document.body, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  }

  /** @param {Page} page @param {KeyboardEvent} event */
  function moveByKey(page, event) {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const [[left, right]] = page.surface.domain;
    const far = ((right - left) / 100) * (event.shiftKey ? 10 : 1);
    const [x, y] = page.state.start.map((v, axis) => Number((v + far * move[axis]).toPrecision(6)));
    page.setStart(x, y);
    page.say(words.inWords(page));
  }

  /** @param {Page} page */
  function drawMap(page) {
    const { surface, own, p, rules, selected } = page.state;
    const canvas = page.canvas("map");
    const choice = rules[selected];
    canvas.hidden = false;
    delete canvas.dataset.done;
    canvas.setAttribute("aria-label", `Where each start ends with ${choice.name}`);
    page.map.start({ surface, own, p, choice, ...MAP }, page.surface);
  }

  /** @param {Page} page @param {string} text @param {string} what */
  async function copy(page, text, what) {
    try {
      await navigator.clipboard.writeText(text);
      page.say(`${what} is in the clipboard.`);
    } catch {
      page.say(`The clipboard is closed to this page; ${what.toLowerCase()} stands below.`);
    }
    const box = page.part("copied");
    box.hidden = false;
    box.textContent = text;
  }

  /** What each button of the last section does.
   * @param {Page} page
   * @returns {Record<string, () => void>} */
  function ways(page) {
    const captions = () => share.captions(page, picture.colorsOf(page));
    return {
      "copy-link": () => {
        history.replaceState(null, "", address.toHash(page.state));
        copy(page, location.href, "The link");
      },
      "copy-python": () => copy(page, python.snippet(page.state), "The script"),
      "save-csv": () => share.save("paths.csv", share.table(page.state, page.runs.all)),
      "save-png": () => share.pixels(page, captions(), (blob) => share.save("plane.png", blob)),
      "save-svg": () => share.save("plane.svg", share.drawing(page, captions())),
    };
  }

  return { listen };
})();
