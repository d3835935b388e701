// The controls: every one is an ordinary form element, with a label.
"use strict";
{
  const playground = (globalThis.playground ??= {});
  const { element } = playground;
  let ids = 0;

  /** A number as a slider and as text; the slider is logarithmic from `low` to `high`
   * where `log` says so. */
  function knob({ label, value, low, high, log, step, valid, change }) {
    const id = `knob-${(ids += 1)}`;
    const to = log ? Math.log10 : (v) => v;
    const from = log ? (v) => Number((10 ** v).toPrecision(3)) : Number;
    const slider = element("input", {
      type: "range",
      min: to(low),
      max: to(high),
      step: log ? 0.01 : (step ?? "any"),
      "aria-label": `${label}, slider`,
    });
    const typed = element("input", { id, type: "text", inputMode: "decimal", autocomplete: "off" });
    const show = (v) => {
      typed.value = String(v);
      slider.value = String(to(Math.max(v, log ? low : -Infinity)));
      slider.setAttribute("aria-valuetext", String(v));
    };
    slider.addEventListener("input", () => {
      const v = from(Number(slider.value));
      const whole = step ? Math.round(v / step) * step : v;
      const tidy = Number(whole.toPrecision(6));
      if (!valid(tidy)) return;
      show(tidy);
      typed.setAttribute("aria-invalid", "false");
      change(tidy);
    });
    typed.addEventListener("input", () => {
      const v = Number(typed.value);
      const good = typed.value.trim() !== "" && !Number.isNaN(v) && valid(v);
      typed.setAttribute("aria-invalid", String(!good));
      if (!good) return;
      slider.value = String(to(Math.max(v, log ? low : -Infinity)));
      change(v);
    });
    show(value);
    const row = element("div", { className: "knob" });
    row.append(element("label", { for: id }, label), slider, typed);
    return Object.assign(row, { show });
  }

  /** A choice from a list. */
  function choice(label, options, value, change) {
    const id = `choice-${(ids += 1)}`;
    const list = element(
      "select",
      { id, onchange: () => change(list.value) },
      ...options.map(([key, text]) =>
        element("option", { value: key, selected: key === value }, text),
      ),
    );
    return element("div", { className: "choice" }, element("label", { for: id }, label), list);
  }

  /** @param {string} text @param {() => void} click @param {string} [more] for readers of the screen */
  function button(text, click, more) {
    const made = element("button", { type: "button", onclick: click }, text);
    if (more) made.setAttribute("aria-label", more);
    return made;
  }

  /** How far each kind of hyperparameter is worth turning. */
  const TURNS = {
    learning_rate: { low: 1e-4, high: 10, log: true },
    eps: { low: 1e-12, high: 1, log: true },
    weight_decay: { low: 0, high: 1 },
    momentum_decay: { low: 0, high: 0.1 },
  };

  /** The knobs of one rule. */
  function ruleKnobs(chosen, change) {
    return playground.ruleNamed(chosen.name).hyperparameters.map(({ name, interval }) =>
      knob({
        label: name.replace("_", " "),
        value: chosen.h[name],
        ...(TURNS[name] ?? { low: 0, high: 0.999, step: 0.001 }),
        valid: (v) => playground.inside(interval, v),
        change: (v) => {
          chosen.h[name] = v;
          change();
        },
      }),
    );
  }

  Object.assign(playground, { button, choice, knob, ruleKnobs });
}
