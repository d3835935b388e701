// The page: one state, and who has to be told when it changes.
"use strict";

class Page {
  static GRID = 360; // points on each side of the relief
  static PAUSE = 50; // milliseconds between two parts of what is written
  static REST = 150; // without a change

  /** @param {HTMLElement} root @param {string} folder of the scripts */
  constructor(root, folder) {
    this.root = root;
    this.map = new BasinMap(this.canvas("map"), (text) => this.say(text, "map-status"), folder);
    this.playing = false;
    /** @type {number | null} */
    this.frame = null;
    /** @type {number | undefined} */
    this.writing = undefined;
    /** @type {number | undefined} */
    this.resting = undefined;
    this.unwritten = 0;
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

  /** Draws with the next frame. */
  draw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      picture.draw(this);
      this.writeLater();
    });
  }

  /** Words follow a few times a second, one part after the other: nobody reads faster,
   * and all at once would hold up a picture. What is out of sight waits for a rest. */
  writeLater() {
    this.unwritten = this.quick.length;
    this.writing ??= setTimeout(() => this.write(), Page.PAUSE);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => words.slow.forEach((part) => part(this)), Page.REST);
  }

  get quick() {
    return this.tableIsInSight ? [...words.quick, words.table] : words.quick;
  }

  write() {
    const { quick } = this;
    quick[this.turn % quick.length](this);
    this.turn += 1;
    this.unwritten -= 1;
    this.writing = this.unwritten > 0 ? setTimeout(() => this.write(), Page.PAUSE) : undefined;
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
