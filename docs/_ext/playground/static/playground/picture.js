// The layers of the picture: the ground, which changes seldom, and the paths above it.
"use strict";

const picture = (() => {
  /** @param {Page} page */
  const colorsOf = (page) => page.state.rules.map((_, i) => dom.ink(page.root, plane.INKS[i]));

  /** Maps between points of the surface and pixels, for the view and the canvas there is.
   * @param {Page} page
   * @returns {Seen} */
  function look(page) {
    const { width, height } = dom.measure(page.canvas("plane"));
    const { domain } = page.surface;
    if (page.state.view === "tilted") {
      const seen = tilted.projection(page.terrain, domain, width, height);
      return { width, height, flat: null, place: seen.place, back: seen.back };
    }
    const view = plane.frame(domain, width, height);
    return {
      width,
      height,
      flat: [view.px(1) - view.px(0), view.px(0), view.py(1) - view.py(0), view.py(0)],
      place: (x, y) => [view.px(x), view.py(y)],
      back: (px, py) => [view.x(px), view.y(py)],
    };
  }

  /** The surface, and where it is lowest.
   * @param {Page} page @param {Pen} pen @param {Terrain} terrain */
  function drawGround({ root, seen: { width, height }, state, surface }, pen, terrain) {
    const { domain } = surface;
    if (state.view === "tilted") {
      const seen = tilted.projection(terrain, domain, width, height);
      return tilted.drawGround(pen, seen, domain, root);
    }
    pen.drawImage(relief.shade(terrain, root), 0, 0, width, height);
    plane.drawMinima(pen, plane.frame(domain, width, height), surface, dom.ink(root, "--ink"));
  }

  /** Every path with its head, and the ring.
   * @param {Page} page @param {Pen} pen */
  function drawPaths(page, pen) {
    const { root, seen, state } = page;
    const { all: runs, field } = page.runs;
    const colors = colorsOf(page);
    for (const run of field) plane.drawDot(pen, run, state.step, seen.place, colors[state.selected]);
    runs.forEach((run, i) => plane.drawPath(pen, run, state.step, seen, colors[i], i));
    const [paper, ink] = ["--paper", "--ink"].map((name) => dom.ink(root, name));
    plane.drawRing(pen, plane.ringAt(seen, state.start), paper, ink);
  }

  /** @param {Page} page */
  function draw(page) {
    if (!page.groundIsDrawn) {
      page.seen = look(page);
      drawGround(page, dom.sharp(page.canvas("ground")).pen, page.terrain);
      page.groundIsDrawn = true;
    }
    drawPaths(page, dom.sharp(page.canvas("plane")).pen);
    const scrub = page.input("scrub");
    const [max, value] = [String(page.state.steps), String(page.state.step)];
    if (scrub.max !== max) scrub.max = max; // setting what is set would lay out the page anew
    if (scrub.value !== value) scrub.value = value;
  }

  /** @param {Page} page */
  function drawCurves(page) {
    const faint = dom.ink(page.root, "--ink-faint");
    const { runs, state, surface } = page;
    curves.draw(page.canvas("curves"), surface, runs.all, state.step, colorsOf(page), faint);
  }

  return { colorsOf, draw, drawCurves, drawGround, drawPaths, look };
})();
