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
      return { width, height, place: seen.place, back: seen.back };
    }
    const view = plane.frame(domain, width, height);
    return {
      width,
      height,
      place: (x, y) => [view.px(x), view.py(y)],
      back: (px, py) => [view.x(px), view.y(py)],
    };
  }

  /** @param {Page} page */
  function drawGround(page) {
    const { pen, width, height } = dom.sharp(page.canvas("ground"));
    const { domain } = page.surface;
    if (page.state.view === "tilted") {
      const seen = tilted.projection(page.terrain, domain, width, height);
      tilted.drawGround(pen, seen, domain, page.root);
    } else {
      pen.drawImage(relief.shade(page.terrain, page.root), 0, 0, width, height);
      const view = plane.frame(domain, width, height);
      plane.drawMinima(pen, view, page.surface, dom.ink(page.root, "--ink"));
    }
  }

  /** @param {Page} page */
  function drawPaths(page) {
    const { state } = page;
    const { all: runs, field } = page.runs;
    const { pen } = dom.sharp(page.canvas("plane"));
    const { place } = page.seen;
    const colors = colorsOf(page);
    for (const run of field) plane.drawDot(pen, run, state.step, place, colors[state.selected]);
    runs.forEach((run, i) => plane.drawPath(pen, run, state.step, page.seen, colors[i], i));
    const [paper, ink] = ["--paper", "--ink"].map((name) => dom.ink(page.root, name));
    plane.drawRing(pen, place(state.start[0], state.start[1]), paper, ink);
  }

  /** @param {Page} page */
  function draw(page) {
    if (!page.groundIsDrawn) {
      page.seen = look(page);
      drawGround(page);
      page.groundIsDrawn = true;
    }
    drawPaths(page);
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

  return { colorsOf, draw, drawCurves, look };
})();
