// One step of one rule, taken apart: every line of the algorithm with its numbers put in.
"use strict";
{
  const playground = (globalThis.playground ??= {});

  /** The quantities of a step, in the order of the algorithm.
   * @returns {{name: string, label: string, words: string, pair: number[]}[]} */
  function quantities(rule, h, run, step) {
    const kept = rule.start.length;
    const width = 2 * kept;
    const s = run.memory.subarray(width * step, width * (step + 1));
    const known = { ...h, t: step + 1 };
    const both = [{}, {}].map((_, axis) => ({
      ...known,
      theta: run.positions[2 * step + axis],
      grad: run.grads[2 * step + axis],
      ...Object.fromEntries(rule.memory.map((name, i) => [name, s[axis * kept + i]])),
    }));
    const c = rule.constants(h, step + 1);
    both.forEach((values, axis) => {
      const { theta, grad } = values;
      rule.inside(theta, grad, s, axis * kept, h, c).forEach((value, i) => {
        values[rule.lines[i].name] = value;
      });
    });
    const row = (name, label, text = "") => ({
      name,
      label,
      pair: both.map((values) => values[name]),
      words: both.map((values) => putIn(text, values)),
    });
    return [
      row("theta", playground.SYMBOLS.theta),
      row("grad", playground.SYMBOLS.grad),
      ...rule.memory.map((name) => row(name, playground.SYMBOLS[name])),
      ...rule.lines.map((line) => row(line.name, line.label, line.words)),
    ];
  }

  /** A line of the algorithm with the numbers of one coordinate. */
  function putIn(text, values) {
    return text.replace(/[A-Za-z_]\w*/g, (name) => {
      if (!(name in values)) return name;
      const number = playground.short(values[name]);
      return number.startsWith("−") ? `(${number})` : number;
    });
  }

  /** A bar from the middle: to the left for what is negative.
   * @param {number} share from -1 to 1 */
  function signedBar(share) {
    const space = "http://www.w3.org/2000/svg";
    const bar = document.createElementNS(space, "svg");
    const inner = document.createElementNS(space, "rect");
    const set = (node, values) =>
      Object.entries(values).forEach(([key, value]) => node.setAttribute(key, value));
    set(bar, { class: "bar", viewBox: "-1 0 2 1", preserveAspectRatio: "none", "aria-hidden": "true" });
    set(inner, { x: Math.min(0, share), width: Math.abs(share), height: 1 });
    if (share < 0) inner.setAttribute("class", "negative");
    bar.append(inner);
    return bar;
  }

  /** Fills the table of the step that leads away from `step`. */
  function drawInside(body, rule, h, run, step) {
    const { element, short } = playground;
    const last = Math.min(step, run.end, run.grads.length / 2 - 1);
    if (last < 0) return body.replaceChildren();
    const rows = quantities(rule, h, run, last);
    const cells = rows.map(({ name, label, pair, words }) => {
      const head = element("th", { scope: "row" });
      head.innerHTML = label; // MathML, converted when the site was built
      const largest = Math.max(...pair.map(Math.abs)) || 1;
      const numbers = pair.map((value, axis) => {
        const bar = signedBar(Number.isFinite(value) ? value / largest : 0);
        const detail = words[axis] && element("span", { className: "put-in" }, `= ${words[axis]}`);
        return element("td", {}, element("span", {}, short(value)), bar, detail || "");
      });
      return element("tr", { className: name === "moved" ? "result" : "" }, head, ...numbers);
    });
    body.replaceChildren(...cells);
    return last;
  }

  Object.assign(playground, { drawInside, quantities });
}
