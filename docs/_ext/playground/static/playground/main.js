// Puts the page together: one state, one function that computes, one that draws.
"use strict";
{
  const playground = globalThis.playground;
  const { button, choice, element, knob, short } = playground;
  const GRID = 260;
  const MAP = { n: 200, steps: 500 };
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
        this.drawNumbers();
      });
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
        this.sheet ??= playground.shade(this.terrain, this.root);
        pen.drawImage(this.sheet, 0, 0, width, height);
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

    drawNumbers() {
      const { state, runs, surface } = this;
      const { name, h } = state.rules[state.selected];
      playground.drawCurves(this.part("curves"), surface, runs, state.step, this.colors, this.ink("--ink-faint"));
      const step = playground.drawInside(this.part("inside"), playground.ruleNamed(name), h, runs[state.selected], state.step);
      this.part("inside-title").textContent = `Inside step ${(step ?? 0) + 1} of ${name}`;
      this.part("step").textContent = `Step ${state.step} of ${state.steps}`;
      this.part("scrub").max = String(state.steps);
      this.part("scrub").value = String(state.step);
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

    // -- controls

    drawControls() {
      const { state } = this;
      const surfaces = [...playground.SURFACES.map((s) => [s.name, s.title]), ["own", "your own f(x, y)"]];
      const redraw = (options) => () => (this.drawControls(), this.changed(options));
      this.part("surface").replaceChildren(
        choice("Surface", surfaces, state.surface, (name) => {
          state.surface = name;
          state.own ||= "sin(x) + x^2 / 10 + y^2 / 4";
          const made = playground.surfaceNamed(name);
          state.p = { ...made?.options };
          state.start = made ? made.begin : [4, 3];
          redraw({ surface: true })();
        }),
        ...this.formulaField(),
        ...Object.keys(state.p).map((key) => this.option(key)),
        choice("View", [["flat", "from above"], ["tilted", "tilted"]], state.view, (view) => {
          state.view = view;
          this.draw();
        }),
      );
      this.drawRunControls();
      this.drawRules();
    }

    formulaField() {
      const field = element("input", {
        id: "formula",
        type: "text",
        value: this.state.own,
        spellcheck: false,
        autocomplete: "off",
        "aria-describedby": "formula-error",
        oninput: () => {
          this.state.own = field.value;
          this.changed({ surface: true });
        },
      });
      if (this.state.surface !== "own") return [];
      return [element("div", { className: "choice" }, element("label", { for: "formula" }, "f(x, y) ="), field)];
    }

    option(key) {
      const limits = { condition: { low: 1, high: 1000, log: true }, angle: { low: -1.6, high: 1.6 } };
      return knob({
        label: key,
        value: this.state.p[key],
        ...(limits[key] ?? { low: -10, high: 10 }),
        valid: (v) => key !== "condition" || v >= 1,
        change: (v) => {
          this.state.p[key] = v;
          this.changed({ surface: true });
        },
      });
    }

    drawRunControls() {
      const { state } = this;
      const [[left, right], [bottom, top]] = this.surface?.domain ?? [[-5, 5], [-5, 5]];
      const simple = (label, key, more) =>
        knob({
          label,
          value: state[key],
          valid: (v) => v >= playground.LIMITS[key][0] && v <= playground.LIMITS[key][1] && (key === "sigma" || Number.isInteger(v)),
          change: (v) => {
            state[key] = v;
            if (key === "steps") state.step = v;
            this.changed({ map: key === "steps" });
          },
          ...more,
        });
      const coordinate = (label, axis, low, high) =>
        knob({
          label,
          value: state.start[axis],
          low,
          high,
          valid: Number.isFinite,
          change: (v) => {
            state.start[axis] = v;
            this.changed({ map: false });
          },
        });
      this.coordinates = [coordinate("start x", 0, left, right), coordinate("start y", 1, bottom, top)];
      this.part("run").replaceChildren(
        ...this.coordinates,
        simple("steps", "steps", { low: 10, high: 2000, step: 10 }),
        simple("noise", "sigma", { low: 0, high: 5, step: 0.05 }),
        simple("seed", "seed", { low: 0, high: 100, step: 1 }),
        simple("starts a side", "field", { low: 1, high: 15, step: 1 }),
      );
    }

    drawRules() {
      const { state } = this;
      const boxes = state.rules.map((chosen, i) => {
        const select = element("input", {
          type: "radio",
          name: "selected",
          checked: i === state.selected,
          onchange: () => {
            state.selected = i;
            this.changed({ map: true });
          },
        });
        const remove = button("Remove", () => this.removeRule(i), `Remove ${chosen.name}`);
        remove.disabled = state.rules.length === 1;
        const title = element("label", {}, select, element("span", { className: `slot slot-${i}` }), chosen.name);
        const legend = element("legend", {}, title, remove);
        return element("fieldset", {}, legend, ...playground.ruleKnobs(chosen, () => this.changed()));
      });
      const names = playground.RULES.map((rule) => [rule.name, rule.name]);
      const add = choice("Add an optimizer", [["", "choose …"], ...names], "", (name) => this.addRule(name));
      add.querySelector("select").disabled = state.rules.length >= playground.MOST_RULES;
      this.part("rules").replaceChildren(...boxes, add);
    }

    addRule(name) {
      if (!name) return;
      this.state.rules.push(playground.chosen(name));
      this.drawRules();
      this.changed({ map: false });
      this.say(`${name} was added.`);
    }

    removeRule(i) {
      const [{ name }] = this.state.rules.splice(i, 1);
      this.state.selected = Math.min(this.state.selected, this.state.rules.length - 1);
      this.drawRules();
      this.changed();
      this.say(`${name} was removed.`);
      this.part("rules").querySelector("input").focus();
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

    listen() {
      const at = (event) => {
        const box = this.plane.getBoundingClientRect();
        const tidy = (v) => Number(v.toPrecision(5));
        const [x, y] = [event.clientX - box.left, event.clientY - box.top];
        this.setStart(tidy(this.view.x(x)), tidy(this.view.y(y)));
      };
      this.plane.addEventListener("pointerdown", (event) => {
        if (this.state.view === "tilted") return;
        this.plane.setPointerCapture(event.pointerId);
        at(event);
      });
      this.plane.addEventListener("pointermove", (event) => {
        if (this.plane.hasPointerCapture(event.pointerId)) at(event);
      });
      this.plane.addEventListener("keydown", (event) => this.moveByKey(event));
      this.part("play").addEventListener("click", () => this.play());
      this.part("back").addEventListener("click", () => this.setStep(this.state.step - 1));
      this.part("forward").addEventListener("click", () => this.setStep(this.state.step + 1));
      this.part("scrub").addEventListener("input", (event) => this.setStep(Number(event.target.value)));
      this.part("draw-map").addEventListener("click", () => this.drawMap());
      addEventListener("hashchange", () => this.load(location.hash));
      new ResizeObserver(() => this.draw()).observe(this.plane);
      const repaint = () => {
        playground.forgetColors();
        this.sheet = null;
        this.draw();
      };
      new MutationObserver(repaint).observe(document.body, { attributeFilter: ["data-theme"] });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
      for (const [name, act] of Object.entries(this.ways())) {
        this.part(name).addEventListener("click", act);
      }
    }

    moveByKey(event) {
      const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      const [[left, right]] = this.surface.domain;
      const far = ((right - left) / 100) * (event.shiftKey ? 10 : 1);
      const [x, y] = this.state.start.map((v, axis) => Number((v + far * move[axis]).toPrecision(6)));
      this.setStart(x, y);
      this.say(this.inWords());
    }

    drawMap() {
      const { state, surface } = this;
      const { name, h } = state.rules[state.selected];
      const canvas = this.part("map");
      canvas.hidden = false;
      delete canvas.dataset.done;
      canvas.setAttribute("aria-label", `Where each start ends with ${name}`);
      const message = { surface: state.surface, own: state.own, domain: surface.domain, p: state.p, h, rule: name, ...MAP };
      this.map.start(message, surface.circles);
    }

    ways() {
      const { save } = playground;
      const address = () => `${location.href.split("#")[0]}${playground.toHash(this.state)}`;
      const copy = async (text, what) => {
        try {
          await navigator.clipboard.writeText(text);
          this.say(`${what} is in the clipboard.`);
        } catch {
          this.say(`The clipboard is closed to this page; ${what.toLowerCase()} stands below.`);
        }
        const box = this.part("copied");
        box.hidden = false;
        box.textContent = text;
      };
      return {
        "copy-link": () => {
          history.replaceState(null, "", playground.toHash(this.state));
          copy(address(), "The link");
        },
        "copy-python": () => copy(playground.snippet(this.state), "The script"),
        "save-csv": () => save("paths.csv", playground.table(this.state, this.runs)),
        "save-png": () => this.plane.toBlob((blob) => save("plane.png", blob)),
        "save-svg": () => {
          const sheet = playground.shade(this.terrain, this.root).toDataURL();
          save("plane.svg", playground.drawing(this.state, this.runs, this.view, sheet, this.colors));
        },
      };
    }
  }

  if (window.top !== window) document.documentElement.classList.add("embedded");
  for (const root of document.querySelectorAll(".playground")) {
    root.hidden = false;
    playground.page = new Page(root);
  }
}
