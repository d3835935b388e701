// One step of one rule, taken apart: every line of the algorithm with its numbers put in.
"use strict";

const inside = (() => {
  /** @typedef {{name: string, label: string, words: string}} Quantity */

  /** What follows from the step, whatever the rule.
   * @type {[string, string][]} */
  const AFTER = [["update", "moved − theta"], ["effective", "−update / grad"]];

  /** The quantities of a step, in the order of the algorithm.
   * @param {Rule} rule
   * @returns {Quantity[]} */
  function listed(rule) {
    const given = ["learning_rate", "theta", "grad", ...rule.memory];
    const plain = given.map((name) => ({ name, label: formulas.symbols[name], words: "" }));
    const after = AFTER.map(([name, words]) => ({ name, label: formulas.symbols[name], words }));
    return [...plain, ...rule.lines, ...after];
  }

  /** The numbers of a step, for both coordinates.
   * @param {Rule} rule @param {Choice} choice @param {Run} run @param {number} step
   * @returns {Numbers[]} */
  function numbers(rule, choice, run, step) {
    const kept = rule.start.length;
    const s = run.memory.subarray(2 * kept * step, 2 * kept * (step + 1));
    const c = run.table;
    const at = rule.n_constants * step;
    const points = run.positions.subarray(2 * step, 2 * step + 2);
    const grads = run.grads.subarray(2 * step, 2 * step + 2);
    return [0, 1].map((axis) => {
      const [theta, grad] = [points[axis], grads[axis]];
      /** @type {Numbers} */
      const values = { ...choice.h, learning_rate: c[at], t: step + 1, theta, grad };
      rule.memory.forEach((name, i) => (values[name] = s[axis * kept + i]));
      const lines = rule.inside(axis, points, grads, s, choice.h, c, at);
      rule.lines.forEach(({ name }, i) => (values[name] = lines[i]));
      values.update = values.moved - theta;
      values.effective = -values.update / grad;
      return values;
    });
  }

  /** A line of the algorithm with the numbers of one coordinate.
   * @param {string} text @param {Numbers} values */
  function putIn(text, values) {
    return text.replace(/[A-Za-z_]\w*/g, (name) => {
      if (!(name in values)) return name;
      const number = dom.short(values[name]);
      return number.startsWith("−") ? `(${number})` : number;
    });
  }

  const SVG = "http://www.w3.org/2000/svg";

  /** A bar that grows from the middle. */
  function signedBar() {
    const bar = document.createElementNS(SVG, "svg");
    bar.setAttribute("class", "bar");
    bar.setAttribute("viewBox", "-1 0 2 1");
    bar.setAttribute("preserveAspectRatio", "none");
    bar.setAttribute("aria-hidden", "true");
    const inner = document.createElementNS(SVG, "rect");
    inner.setAttribute("height", "1");
    bar.append(inner);
    return bar;
  }

  /** Gives a bar its length, from -1 to 1: to the left for what is negative.
   * @param {Element} bar @param {number} share */
  function stretch(bar, share) {
    const inner = bar.firstElementChild;
    inner?.setAttribute("x", String(Math.min(0, share)));
    inner?.setAttribute("width", String(Math.abs(share)));
    inner?.setAttribute("class", share < 0 ? "negative" : "");
  }

  /** The rows of a rule, empty: symbols do not change from step to step.
   * @param {Rule} rule */
  function blank(rule) {
    const { element } = dom;
    const cell = () => {
      const number = element("span", { className: "number" });
      return element("td", {}, number, signedBar(), element("span", { className: "put-in" }));
    };
    return listed(rule).map(({ name, label }) => {
      const symbol = element("span", {});
      symbol.innerHTML = label; // MathML, converted when the site was built
      const said = element("span", { className: "said" }, formulas.names[name] ?? "");
      const head = element("th", { scope: "row" }, symbol, said);
      return element("tr", { className: name === "moved" ? "result" : "" }, head, cell(), cell());
    });
  }

  /** Fills the table of the step that leads away from `step`.
   * @param {HTMLTableSectionElement} body @param {Rule} rule @param {Choice} choice @param {Run} run @param {number} step
   * @returns {number | null} the step, or null where there is none */
  function draw(body, rule, choice, run, step) {
    const last = Math.min(step, run.end, run.grads.length / 2 - 1);
    if (last < 0) {
      delete body.dataset.rule;
      body.replaceChildren();
      return null;
    }
    if (body.dataset.rule !== rule.name) body.replaceChildren(...blank(rule));
    body.dataset.rule = rule.name;
    const both = numbers(rule, choice, run, last);
    listed(rule).forEach(({ name, words }, i) => {
      const pair = both.map((values) => values[name]);
      const largest = Math.max(...pair.map(Math.abs)) || 1;
      pair.forEach((value, axis) => {
        const [number, bar, text] = body.rows[i].cells[axis + 1].children;
        dom.write(number, Number.isFinite(value) ? dom.short(value) : "none");
        stretch(bar, Number.isFinite(value) ? value / largest : 0);
        dom.write(text, words && `= ${putIn(words, both[axis])}`);
      });
    });
    return last;
  }

  return { draw };
})();
