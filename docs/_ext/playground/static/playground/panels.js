// The panels of controls, drawn from the state: methods of the page.
"use strict";
{
  const playground = globalThis.playground;
  const { button, choice, element, knob } = playground;

  playground.panels = {
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
    },

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
    },

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
    },

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
    },

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
    },

    addRule(name) {
      if (!name) return;
      this.state.rules.push(playground.chosen(name));
      this.drawRules();
      this.changed({ map: false });
      this.say(`${name} was added.`);
    },

    removeRule(i) {
      const [{ name }] = this.state.rules.splice(i, 1);
      this.state.selected = Math.min(this.state.selected, this.state.rules.length - 1);
      this.drawRules();
      this.changed();
      this.say(`${name} was removed.`);
      this.part("rules").querySelector("input").focus();
    },
  };
}
