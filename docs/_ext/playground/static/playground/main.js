// Puts the page together: one state, one function that computes, one that draws.
"use strict";
{
  const playground = globalThis.playground;
  const { element, short } = playground;
  const GRID = 260;
  const FOLDER = document.currentScript.src.replace(/[^/]*$/, "");

  class Page {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.part = (name) => root.querySelector(`[data-part="${name}"]`);
      this.plane = this.part("plane");
      this.map = new playground.BasinMap(this.part("map"), (t) => this.say(t, "map-status"), FOLDER);
      this.playing = false;
      this.load(location.hash);
      this.listen();
    }

    load(hash) {
      const { state, ignored } = playground.fromHash(hash);
      this.state = state;
      this.drawControls();
      this.changed({ surface: true });
      this.part("ignored").textContent = ignored.length
        ? `This address was understood but for: ${ignored.join("; ")}.`
        : "";
    }

    // -- computing

    /** The surface with the domain it is looked at; a typed one that cannot be read
     * leaves the last one standing. */
    takeSurface() {
      const { surface, own } = this.state;
      const said = this.part("formula-error");
      said.textContent = "";
      if (surface !== "own") return (this.surface = playground.surfaceNamed(surface));
      try {
        const made = playground.surfaceFrom(own);
        this.surface = { minima: [], domain: [[-5, 5], [-5, 5]], options: {}, ...made };
      } catch (error) {
        if (!(error instanceof playground.FormulaError)) throw error;
        said.textContent = `At character ${error.at + 1}: ${error.message}.`;
        this.surface ??= playground.surfaceNamed("Matyas");
      }
    }

    compute() {
      const { p, start, steps, sigma, seed, field, rules } = this.state;
      const task = { surface: this.surface, p, steps, sigma, seed };
      const make = ({ name, h }, more) =>
        playground.run({ ...task, rule: playground.ruleNamed(name), h, start, ...more });
      this.runs = rules.map((rule) => make(rule));
      const starts = field > 1 ? this.starts(field) : [];
      const many = starts.length;
      const chosen = rules[this.state.selected];
      this.field = starts.map((at, which) => make(chosen, { start: at, which, many }));
    }

    starts(n) {
      const [[left, right], [bottom, top]] = this.surface.domain;
      const along = (low, high, i) => low + ((i + 0.5) / n) * (high - low);
      return Array.from({ length: n * n }, (_, i) => [
        along(left, right, i % n),
        along(bottom, top, Math.floor(i / n)),
      ]);
    }

    /** Something was changed: compute at once, draw with the next frame. */
    changed({ surface = false, map = true } = {}) {
      if (surface) {
        this.takeSurface();
        this.terrain = playground.relief(this.surface, this.state.p, this.surface.domain, GRID);
        this.sheet = null;
      }
      this.compute();
      if (map) this.forgetMap();
      this.draw();
    }

    draw() {
      this.frame ??= requestAnimationFrame(() => {
        this.frame = null;
        this.drawPlane();
        const { state, runs, surface } = this;
        const faint = this.ink("--ink-faint");
        playground.drawCurves(this.part("curves"), surface, runs, state.step, this.colors, faint);
        this.part("scrub").max = String(state.steps);
        this.part("scrub").value = String(state.step);
        this.writeLater();
      });
    }

    /** Words and tables follow ten times a second: nobody reads faster. */
    writeLater() {
      this.writing ??= setTimeout(() => {
        this.writing = null;
        this.write();
      }, 100);
    }

    // -- drawing

    get colors() {
      return this.state.rules.map((_, i) => this.ink(playground.NAMES[i]));
    }

    ink(name) {
      return `rgb(${playground.color(this.root, name)})`;
    }

    drawPlane() {
      const pen = playground.sharp(this.plane);
      const [width, height] = [this.plane.clientWidth, this.plane.clientHeight];
      const { domain } = this.surface;
      this.view = new playground.Window(domain, width, height);
      let place = (x, y) => [this.view.px(x), this.view.py(y)];
      if (this.state.view === "tilted") {
        place = playground.drawLandscape(pen, this.terrain, domain, width, height, this.root);
      } else {
        pen.drawImage(this.ground(), 0, 0, width, height);
        playground.drawMinima(pen, this.view, this.surface, this.ink("--ink"));
      }
      this.place = place;
      const colors = this.colors;
      const faint = colors[this.state.selected];
      for (const run of this.field) this.dot(pen, run, place, faint);
      this.runs.forEach((run, i) =>
        playground.drawPath(pen, run, this.state.step, place, colors[i], i),
      );
      this.handle(pen, place(...this.state.start));
    }

    /** The shaded plane at the size of the canvas: enlarging it takes longer than the rest. */
    ground() {
      const { width, height } = this.plane;
      if (this.sheet?.width !== width || this.sheet.height !== height) {
        this.sheet = playground.element("canvas", { width, height });
        const small = playground.shade(this.terrain, this.root);
        this.sheet.getContext("2d").drawImage(small, 0, 0, width, height);
      }
      return this.sheet;
    }

    dot(pen, run, place, color) {
      const at = Math.min(this.state.step, run.end);
      if (at < 0) return;
      const [x, y] = place(run.positions[2 * at], run.positions[2 * at + 1]);
      pen.fillStyle = color;
      pen.globalAlpha = 0.7;
      pen.fillRect(x - 2, y - 2, 4, 4);
      pen.globalAlpha = 1;
    }

    /** The start: a ring to take hold of. */
    handle(pen, [x, y]) {
      pen.lineWidth = 3;
      pen.strokeStyle = this.ink("--paper");
      for (const color of ["--paper", "--ink"]) {
        pen.strokeStyle = this.ink(color);
        pen.beginPath();
        pen.arc(x, y, 9, 0, 2 * Math.PI);
        pen.stroke();
        pen.lineWidth = 1.5;
      }
    }

    write() {
      const { state, runs } = this;
      const { name, h } = state.rules[state.selected];
      const step = playground.drawInside(this.part("inside"), playground.ruleNamed(name), h, runs[state.selected], state.step);
      this.part("inside-title").textContent = `Inside step ${(step ?? 0) + 1} of ${name}`;
      this.part("step").textContent = `Step ${state.step} of ${state.steps}`;
      this.part("ends").replaceChildren(...runs.map((run, i) => this.ended(run, i)));
      playground.RULES.forEach((rule, i) => {
        this.root.querySelector(`.playground-rule-${i}`).hidden = rule.name !== name;
      });
      this.plane.setAttribute("aria-label", this.inWords());
    }

    /** Where a rule stands, and on a quadratic how fast it came. */
    ended(run, i) {
      const { state, surface } = this;
      const at = Math.max(0, Math.min(state.step, run.end));
      const [x, y] = run.positions.subarray(2 * at, 2 * at + 2);
      const gone = run.end < state.step ? `, gone after step ${run.end}` : "";
      const text = `${short(run.values[at])} at (${short(x)}, ${short(y)})${gone}`;
      const { name, h } = state.rules[i];
      const factor = playground.predicted(surface, state.p, name, h);
      const rate = factor === null || state.sigma > 0 ? "" : `; a step multiplies the distance by ${short(factor)} in theory, ${short(playground.measured(surface, run))} here`;
      return element("li", { className: `slot-${i}` }, `${name}: ${text}${rate}.`);
    }

    inWords() {
      const ends = this.state.rules.map(({ name }, i) => {
        const run = this.runs[i];
        return `${name} is at height ${short(run.values[Math.min(this.state.step, run.end)])}`;
      });
      const start = this.state.start.map(short).join(", ");
      return `${this.surface.title ?? this.surface.name} from above. Start ${start}; after ${this.state.step} steps ${ends.join(", ")}. Arrow keys move the start.`;
    }

    say(text, part = "status") {
      this.part(part).textContent = text;
    }

    forgetMap() {
      this.map.stop();
      const canvas = this.part("map");
      delete canvas.dataset.done;
      canvas.hidden = true;
      this.say("", "map-status");
    }

    // -- moving

    setStep(step) {
      this.state.step = Math.max(0, Math.min(this.state.steps, step));
      this.draw();
    }

    play() {
      this.playing = !this.playing;
      this.part("play").textContent = this.playing ? "Pause" : "Play";
      if (!this.playing) return this.say(this.inWords());
      if (this.state.step >= this.state.steps) this.setStep(0);
      let before = performance.now();
      let exact = this.state.step;
      const turn = (now) => {
        if (!this.playing) return;
        exact += ((now - before) / 1000) * Number(this.part("speed").value);
        before = now;
        this.setStep(Math.floor(exact));
        if (this.state.step >= this.state.steps) this.play();
        else requestAnimationFrame(turn);
      };
      requestAnimationFrame(turn);
    }

    setStart(x, y) {
      this.state.start = [x, y];
      this.coordinates.forEach((row, axis) => row.show(Number(this.state.start[axis].toPrecision(6))));
      this.changed({ map: false });
    }
  }

  Object.assign(Page.prototype, playground.panels, playground.hands);
  if (window.top !== window) document.documentElement.classList.add("embedded");
  for (const root of document.querySelectorAll(".playground")) {
    playground.page = new Page(root);
  }
}
