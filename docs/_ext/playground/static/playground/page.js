// The page: one state, and who has to be told when it changes.
"use strict";

class Page {
  static GRID = 360; // points on each side of the relief
  static REST = 100; // milliseconds without a change
  static PARTS = [picture.drawCurves, ...words.parts];
  /** What takes turns while only the step changes: curves twenty times a second, words ten. */
  static BESIDE = [
    picture.drawCurves,
    words.writeEnds,
    () => {},
    picture.drawCurves,
    (/** @type {Page} */ page) => page.tableIsInSight && words.writeInside(page),
    () => {},
  ];

  /** @param {HTMLElement} root @param {string} folder of the scripts */
  constructor(root, folder) {
    this.root = root;
    this.map = new BasinMap(this.canvas("map"), this.part("map-legend"), (text) => this.say(text, "map-status"), folder);
    this.playing = false;
    /** @type {number | null} */
    this.frame = null;
    /** @type {number | undefined} */
    this.resting = undefined;
    this.turn = 0;
    this.tableIsInSight = false;
    /** The layers of the picture that are up to date. */
    this.groundIsDrawn = false;
    /** @type {((value: number) => void)[]} what shows the start's coordinates */
    this.coordinates = [];
    this.state = settings.beginning();
    this.surface = formulas.surfaces[0];
    this.terrain = relief.measure(this.surface, {}, 1);
    this.runs = new Runs(this);
    this.seen = picture.look(this);
  }

  /** @param {string} name */
  part(name) {
    const found = this.root.querySelector(`[data-part="${name}"]`);
    if (!(found instanceof HTMLElement)) throw new Error(`playground: the page has no ${name}.`);
    return found;
  }

  /** @param {string} name @returns {HTMLCanvasElement} */
  canvas(name) {
    return /** @type {HTMLCanvasElement} */ (this.part(name));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  input(name) {
    return /** @type {HTMLInputElement} */ (this.part(name));
  }

  /** Shows the view of an address.
   * @param {string} hash */
  load(hash) {
    const { state, ignored } = address.fromHash(hash);
    this.state = state;
    this.changed("surface");
    panels.draw(this);
    picture.draw(this);
    this.rest();
    this.part("ignored").textContent = ignored.length
      ? `This address was understood but for: ${ignored.join("; ")}.`
      : "";
  }

  /** Something was changed: the surface, the start, everything that runs, or the settings
   * of one rule.
   * @param {"surface" | "start" | "all" | number} what */
  changed(what) {
    const { rules, selected } = this.state;
    if (what === "surface") this.takeSurface();
    for (const i of typeof what === "number" ? [what] : rules.keys()) this.runs.forget(i);
    if (what !== "start" && (typeof what !== "number" || what === selected)) {
      this.runs.forgetField();
      this.forgetMap();
    }
    this.draw();
  }

  /** The surface that was chosen; a typed one that cannot be read leaves the last one. */
  takeSurface() {
    const { surface, own, p } = this.state;
    const said = this.part("formula-error");
    said.textContent = "";
    try {
      this.surface = settings.surfaceNamed(surface) ?? formula.surfaceFrom(own);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      said.textContent = `At character ${error.at + 1}: ${error.message}.`;
    }
    this.terrain = relief.measure(this.surface, p, Page.GRID);
    this.groundIsDrawn = false;
  }

  /** Draws with the next frame: the paths in every one, and the curves in every third. Words
   * follow where paths stay as they are and only the step moves on; else they wait for a
   * moment without a change, since each that changes lays out the page anew. */
  draw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      const turn = this.turn++ % Page.BESIDE.length;
      if (turn % 3 === 0 || !this.runs.areStale) Page.BESIDE[turn](this);
      picture.draw(this);
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.settle(), Page.REST);
    });
  }

  /** Brings up to date what a fast hand has left behind, one part with each frame.
   * @param {number} [next] */
  settle(next = 0) {
    if (this.frame !== null || next >= Page.PARTS.length) return;
    Page.PARTS[next](this);
    requestAnimationFrame(() => this.settle(next + 1));
  }

  /** Brings all up to date at once. */
  rest() {
    for (const part of Page.PARTS) part(this);
  }

  /** @param {string} text @param {string} [part] */
  say(text, part = "status") {
    this.part(part).textContent = text;
  }

  forgetMap() {
    this.map.stop();
    const canvas = this.canvas("map");
    delete canvas.dataset.done;
    canvas.hidden = true;
    this.say("", "map-status");
  }

  /** @param {number} x @param {number} y */
  setStart(x, y) {
    this.state.start = [x, y];
    this.changed("start");
  }
}
