// The controls: every one is an ordinary form element, with a label.
"use strict";

const controls = (() => {
  const { element } = dom;
  let ids = 0;

  /**
   * @typedef {object} Knob
   * @property {string} label
   * @property {number} value
   * @property {number} low of the slider; typed values may go beyond
   * @property {number} high
   * @property {boolean} [log] whether the slider is logarithmic
   * @property {number} [step]
   * @property {Pick<Option, "interval" | "whole">} range what can be taken
   * @property {(value: number) => void} change
   */

  /** What is wrong with a typed number, or nothing.
   * @param {string} text @param {Knob} knob @param {number} kept the value that stays */
  function complaint(text, { label, range }, kept) {
    const typed = text.trim();
    if (typed !== "" && settings.fits(range, Number(typed))) return "";
    const [comma] = typed.match(/^[-+]?\d*,\d+$/) ?? [];
    const hint = comma ? ` Decimals take a point: ${comma.replace(",", ".")}.` : "";
    const arrived = typed === "" ? "nothing is typed" : `“${typed}” is not`;
    return `The ${label} has to be ${settings.inWords(range)}; ${arrived}.${hint} It stays at ${kept}.`;
  }

  /** A number as a slider and as text.
   * @param {Knob} given */
  function knob(given) {
    const { label, value, low, high, log, step, range, change } = given;
    let kept = value;
    const id = `knob-${(ids += 1)}`;
    const to = (/** @type {number} */ v) => (log ? Math.log10(Math.max(v, low)) : v);
    const slider = element("input", {
      type: "range",
      min: to(low),
      max: to(high),
      step: log ? 0.01 : (step ?? "any"),
      "aria-label": `${label}, slider`,
    });
    const error = element("p", { id: `${id}-error`, className: "playground-error", role: "status" });
    const typed = element("input", {
      id,
      type: "text",
      inputMode: "decimal",
      autocomplete: "off",
      "aria-describedby": error.id,
    });
    const slide = (/** @type {number} */ v) => {
      slider.value = String(to(v));
      slider.setAttribute("aria-valuetext", String(v));
    };
    const show = (/** @type {number} */ v) => {
      typed.value = String(v);
      typed.removeAttribute("aria-invalid");
      error.textContent = "";
      slide((kept = v));
    };
    slider.addEventListener("input", () => {
      const at = Number(slider.value);
      const v = log ? Number((10 ** at).toPrecision(3)) : Number(at.toPrecision(6));
      if (!settings.fits(range, v)) return;
      show(v);
      change(v);
    });
    typed.addEventListener("input", () => {
      error.textContent = complaint(typed.value, given, kept);
      typed.setAttribute("aria-invalid", String(error.textContent !== ""));
      if (error.textContent) return;
      slide((kept = Number(typed.value)));
      change(kept);
    });
    show(value);
    const row = element("div", { className: "knob" }, element("label", { for: id }, label), slider, typed, error);
    return { row, show };
  }

  /** A choice from a list.
   * @param {string} label
   * @param {string[][]} options pairs of a key and what is shown
   * @param {string} value
   * @param {(value: string) => void} change */
  function choice(label, options, value, change) {
    const id = `choice-${(ids += 1)}`;
    const list = element(
      "select",
      { id, onchange: () => change(list.value) },
      ...options.map(([key, text]) =>
        element("option", { value: key, selected: key === value }, text),
      ),
    );
    const row = element("div", { className: "choice" }, element("label", { for: id }, label), list);
    return { row, list };
  }

  /** @param {string} text @param {() => void} click @param {string} [more] for readers of the screen */
  function button(text, click, more) {
    const made = element("button", { type: "button", onclick: click }, text);
    if (more) made.setAttribute("aria-label", more);
    return made;
  }

  /** How far each kind of hyperparameter is worth turning.
   * @type {Record<string, {low: number, high: number, log?: boolean, step?: number}>} */
  const TURNS = {
    learning_rate: { low: 1e-4, high: 10, log: true },
    eps: { low: 1e-12, high: 1, log: true },
    weight_decay: { low: 0, high: 1, step: 0.001 },
    momentum_decay: { low: 0, high: 0.1, step: 0.001 },
    every: { low: 1, high: 1000, log: true },
    n_steps: { low: 1, high: 2000, log: true },
    final: { low: 0, high: 1, step: 0.001 },
    condition: { low: 1, high: 1000, log: true },
    angle: { low: -1.6, high: 1.6, step: 0.01 },
  };

  /** The knobs of some options; they write to `values`.
   * @param {Option[]} options @param {Numbers} values @param {() => void} change */
  function knobsOf(options, values, change) {
    return options.map((option) => {
      const turn = TURNS[option.name] ?? { low: 0, high: 0.999, step: 0.001 };
      return knob({
        label: option.name.replaceAll("_", " "),
        value: values[option.name],
        ...turn,
        range: option,
        change: (v) => {
          values[option.name] = v;
          change();
        },
      }).row;
    });
  }

  return { button, choice, knob, knobsOf };
})();
