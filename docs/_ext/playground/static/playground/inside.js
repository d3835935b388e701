// One step of one rule, taken apart: every line of the algorithm with its numbers put in.
"use strict";
{
  const playground = (globalThis.playground ??= {});

  /** The quantities of a step, in the order of the algorithm.
   * @returns {{name: string, words: string[], pair: number[]}[]} */
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
    const row = (name, text = "") => ({
      name,
      pair: both.map((values) => values[name]),
      words: both.map((values) => putIn(text, values)),
    });
    return [
      ...["theta", "grad", ...rule.memory].map((name) => row(name)),
      ...rule.lines.map((line) => row(line.name, line.words)),
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

  const SVG = "http://www.w3.org/2000/svg";

  /** A bar that grows from the middle. */
  function signedBar() {
    const bar = document.createElementNS(SVG, "svg");
    bar.setAttribute("class", "bar");
    bar.setAttribute("viewBox", "-1 0 2 1");
    bar.setAttribute("preserveAspectRatio", "none");
    bar.setAttribute("aria-hidden", "true");
    bar.append(document.createElementNS(SVG, "rect"));
    bar.firstChild.setAttribute("height", "1");
    return bar;
  }

  /** Gives a bar its length, from -1 to 1: to the left for what is negative. */
  function stretch({ firstChild: inner }, share) {
    inner.setAttribute("x", String(Math.min(0, share)));
    inner.setAttribute("width", String(Math.abs(share)));
    inner.setAttribute("class", share < 0 ? "negative" : "");
  }

  /** The rows of a rule, empty: symbols do not change from step to step. */
  function blank(rule) {
    const { element } = playground;
    const cell = () => {
      const made = element("td", {}, element("span", {}), signedBar());
      made.append(element("span", { className: "put-in" }));
      return made;
    };
    const labels = [
      ...["theta", "grad", ...rule.memory].map((name) => playground.SYMBOLS[name]),
      ...rule.lines.map((line) => line.label),
    ];
    return labels.map((label, i) => {
      const head = element("th", { scope: "row" });
      head.innerHTML = label; // MathML, converted when the site was built
      const className = i === labels.length - 1 ? "result" : "";
      return element("tr", { className }, head, cell(), cell());
    });
  }

  /** Fills the table of the step that leads away from `step`. */
  function drawInside(body, rule, h, run, step) {
    const last = Math.min(step, run.end, run.grads.length / 2 - 1);
    if (last < 0) {
      delete body.dataset.rule;
      return body.replaceChildren();
    }
    if (body.dataset.rule !== rule.name) body.replaceChildren(...blank(rule));
    body.dataset.rule = rule.name;
    quantities(rule, h, run, last).forEach(({ pair, words }, i) => {
      const largest = Math.max(...pair.map(Math.abs)) || 1;
      pair.forEach((value, axis) => {
        const [number, bar, putIn] = body.rows[i].cells[axis + 1].children;
        number.textContent = playground.short(value);
        stretch(bar, Number.isFinite(value) ? value / largest : 0);
        putIn.textContent = words[axis] && `= ${words[axis]}`;
      });
    });
    return last;
  }

  Object.assign(playground, { drawInside, quantities });
}
