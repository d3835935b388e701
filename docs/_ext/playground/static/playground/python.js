// What is on the page as a script for the package.
"use strict";

const python = (() => {
  /** @type {Record<Sign, string>} */
  const SIGNS = { add: "+", sub: "-", mul: "*", div: "/", pow: "**" };
  /** @type {Record<string, string>} */
  const NUMPY = { ln: "log", atan: "arctan" };

  /** A typed formula in Python, for autograd's NumPy.
   * @param {string} text */
  function formulaFrom(text) {
    /** @type {string[]} */
    const stack = [];
    for (const step of grammar.compile(text)) {
      if (step.op === "number") stack.push(step.name ? `np.${step.name}` : String(step.value));
      else if (step.op === "x" || step.op === "y") stack.push(step.op);
      else if (step.op === "neg") stack.push(`(-${stack.pop()})`);
      else if (step.op === "call") stack.push(`np.${NUMPY[step.name] ?? step.name}(${stack.pop()})`);
      else {
        const right = stack.pop();
        stack.push(`(${stack.pop()} ${SIGNS[step.op]} ${right})`);
      }
    }
    return stack[0].replace(/^\((.*)\)$/, (whole, inner) => (balanced(inner) ? inner : whole));
  }

  /** Whether brackets close within the text, so that the outer pair may go.
   * @param {string} text */
  function balanced(text) {
    let depth = 0;
    for (const sign of text) {
      depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
      if (depth < 0) return false;
    }
    return true;
  }

  /** A number as Python writes a float.
   * @param {number} value */
  const float = (value) => (Number.isInteger(value) ? `${value}.0` : String(value));

  /** A call with named arguments; text is code already.
   * @param {string} name
   * @param {Record<string, number | string>} options */
  function call(name, options) {
    const inside = Object.entries(options).map(
      ([key, value]) => `${key}=${typeof value === "number" ? float(value) : value}`,
    );
    return `${name}(${inside.join(", ")})`;
  }

  /** The rate of a choice, and the classes that it needs.
   * @param {Choice} choice
   * @returns {{text: string, names: string[]}} */
  function rate({ h, schedule, turns, warmup }) {
    const found = pace.scheduleNamed(schedule);
    const whole = (/** @type {Option} */ o) => (o.whole ? String(turns[o.name]) : float(turns[o.name]));
    const named = found?.hyperparameters.map((o) => [o.name, whole(o)]) ?? [];
    const initial = float(h.learning_rate);
    const own = found ? call(schedule, { initial, ...Object.fromEntries(named) }) : initial;
    const names = found ? [schedule] : [];
    if (!warmup) return { text: own, names };
    return { text: `Warmup(${warmup}, ${own})`, names: [...names, "Warmup"] };
  }

  /** A rule as a call, and the classes that it needs.
   * @param {Choice} choice
   * @returns {{text: string, names: string[]}} */
  function optimizer(choice) {
    const rule = settings.ruleNamed(choice.name);
    const { text, names } = rate(choice);
    const fixed = Object.entries(rule.fixed).map(([key, value]) => [key, `"${value}"`]);
    const h = { ...choice.h, learning_rate: text, ...Object.fromEntries(fixed) };
    return { text: call(rule.optimizer, h), names: [...names, rule.optimizer] };
  }

  /** A script whose paths are those of the page, in its order.
   * @param {State} state */
  function snippet(state) {
    const own = state.surface === "own";
    const noisy = state.sigma > 0;
    const known = settings.surfaceNamed(state.surface);
    const typed = () => `from_function(lambda x, y: ${formulaFrom(state.own)})`;
    const surface = own ? typed() : (known?.python ?? call(state.surface, state.p));
    const rules = state.rules.map(optimizer);
    const noise = noisy ? ["Noisy", "SmallGenerator"] : [];
    const needed = [...noise, ...rules.flatMap(({ names }) => names), ...(own ? [] : [state.surface]), "descend"];
    const begin = ["import autograd.numpy as np", "", "from backproplab.surfaces import from_function"];
    const wrap = `Noisy(surface, sigma=${float(state.sigma)}, rng=SmallGenerator(${state.seed}))`;
    return [
      ...(own ? begin : []),
      `from backproplab import ${[...new Set(needed)].sort().join(", ")}`,
      "",
      `surface = ${surface}`,
      `start = [${state.start.map(float).join(", ")}]`,
      "optimizers = [",
      ...rules.map(({ text }) => `    ${text},`),
      "]",
      "paths = [",
      `    descend(${noisy ? wrap : "surface"}, optimizer, start, n_steps=${state.steps})`,
      "    for optimizer in optimizers",
      "]",
      "for optimizer, path in zip(optimizers, paths):",
      "    print(type(optimizer).__name__, path.positions[-1])",
      "",
    ].join("\n");
  }

  return { snippet };
})();
