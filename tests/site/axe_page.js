// What is prepared in a page before axe-core looks at it, so that every page of the
// site can be looked at, in both themes and two sizes, in about a minute.
"use strict";

window.axePage = {
  // Thousands of symbols would take axe minutes; each page keeps its first formulas.
  // What is folded is looked at too, and pictures that wait until somebody scrolls to
  // them, as they take their place only then. The frame is the same everywhere.
  async prepare(whole) {
    const images = [...document.images];
    for (const image of images) image.loading = "eager";
    await Promise.allSettled(images.map((image) => image.decode()));
    const formulas = [...document.querySelectorAll("math")].slice(3);
    for (const math of formulas) math.replaceWith("formula");
    for (const box of document.querySelectorAll("details")) box.open = true;
    const frame = ".sidebar-drawer, .mobile-header, .toc-drawer, footer";
    if (!whole) for (const part of document.querySelectorAll(frame)) part.remove();
  },

  // Text of the same classes, colors, size and background as some that was looked at on
  // an earlier page need not have its contrast measured again.
  chooseNew(known) {
    const seen = new Set(known);
    const backgrounds = new Map([[null, ""]]);
    const background = (node) => {
      if (!backgrounds.has(node)) {
        const { backgroundColor: color, backgroundImage: image } = getComputedStyle(node);
        const clear = color === "rgba(0, 0, 0, 0)" && image === "none";
        backgrounds.set(node, clear ? background(node.parentElement) : color + image);
      }
      return backgrounds.get(node);
    };
    const sign = (node) => {
      const { color, fontSize, fontWeight, opacity } = getComputedStyle(node);
      const [own, around] = [node, node.parentElement].map(({ tagName, classList }) =>
        [tagName, ...[...classList].filter((name) => !name.startsWith("sphx-glr-backref"))].join("."));
      return [own, around, color, fontSize, fontWeight, opacity, background(node)].join();
    };
    const found = [];
    this.fresh = [...document.body.querySelectorAll("*")].filter((node) => {
      const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
      if (!text && !node.matches("input, select, textarea, button")) return false;
      const kind = sign(node);
      if (seen.has(kind)) return false;
      seen.add(kind);
      found.push(kind);
      return true;
    });
    this.joinCode(this.fresh);
    return found;
  },

  // But for its colors, a line of code is a text.
  joinCode(kept) {
    for (const token of document.querySelectorAll(".highlight pre span:not(:has(*))"))
      if (!kept.includes(token)) token.replaceWith(...token.childNodes);
  },

  lookAtAll() {
    this.joinCode([]);
    this.fresh = null;
  },

  // A browser that nobody looks at may draw none for ever; a second is enough then.
  async drawn() {
    const second = new Promise((done) => setTimeout(done, 1000));
    for (let frames = 0; frames < 2; frames++)
      await Promise.race([second, new Promise((done) => requestAnimationFrame(done))]);
  },

  // Whether an earlier look saw the same document, and showed the same parts of it.
  sawTheSame() {
    const shown = [...document.querySelectorAll("*")].map((node) => {
      const { width, height, right, bottom } = node.getBoundingClientRect();
      const here = width * height > 0 && right + scrollX > 0 && bottom + scrollY > 0;
      return here && node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ? 1 : 0;
    });
    const state = shown.join("") + document.documentElement.outerHTML;
    const seen = this.states.has(state);
    this.states.add(state);
    return seen;
  },
  states: new Set(),

  async look(rules) {
    const place = this.fresh ? { include: this.fresh } : document;
    const options = { resultTypes: ["violations"], preload: false, ...rules };
    const found = await axe.run(place, options);
    return found.violations.flatMap((violation) =>
      violation.nodes.map((node) =>
        `${violation.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
  },
};
