// Ways out of the page: Python that gives the same end point, a table, a picture.
"use strict";
{
  const playground = (globalThis.playground ??= {});

  /** A number as Python writes it. */
  const number = (value) => (Number.isInteger(value) ? `${value}.0` : String(value));

  /** Arguments that are not the class's own defaults are named. */
  function call(name, options) {
    const inside = Object.entries(options).map(([key, value]) =>
      typeof value === "string" ? `${key}="${value}"` : `${key}=${number(value)}`,
    );
    return `${name}(${inside.join(", ")})`;
  }

  /** A script that ends where the selected rule ends on the page. */
  function snippet(state) {
    const { name, h } = state.rules[state.selected];
    const rule = playground.ruleNamed(name);
    const own = state.surface === "own";
    const noisy = state.sigma > 0;
    const typed = () => `from_function(lambda x, y: ${playground.toPython(state.own)})`;
    const surface = own ? typed() : call(state.surface, state.p);
    const names = [
      ...(noisy ? ["Noisy", "SmallGenerator"] : []),
      rule.optimizer,
      ...(own ? [] : [state.surface]),
      "descend",
    ].sort();
    const lines = own
      ? ["import autograd.numpy as np", "", "from backproplab.surfaces import from_function"]
      : [];
    lines.push(`from backproplab import ${names.join(", ")}`, "", `surface = ${surface}`);
    if (noisy) {
      const source = `SmallGenerator(${state.seed})`;
      lines.push(`surface = Noisy(surface, sigma=${number(state.sigma)}, rng=${source})`);
    }
    lines.push(
      `optimizer = ${call(rule.optimizer, { ...h, ...rule.fixed })}`,
      `path = descend(surface, optimizer, [${state.start.map(number)}], n_steps=${state.steps})`,
      "print(path.positions[-1])",
      "",
    );
    return lines.join("\n");
  }

  /** All paths as comma-separated values. */
  function table(state, runs) {
    const rows = ["optimizer,step,x,y,value"];
    runs.forEach((run, i) => {
      for (let step = 0; step <= run.end; step++) {
        const [x, y] = run.positions.subarray(2 * step, 2 * step + 2);
        rows.push([JSON.stringify(state.rules[i].name), step, x, y, run.values[step]].join());
      }
    });
    return `${rows.join("\n")}\n`;
  }

  /** The paths as a drawing; the plane lies under them as a picture. */
  function drawing(state, runs, view, picture, colors) {
    const { width, height } = view;
    const lines = runs.map((run, i) => {
      const points = [];
      for (let step = 0; step <= Math.min(state.step, run.end); step++) {
        const [x, y] = run.positions.subarray(2 * step, 2 * step + 2);
        points.push(`${view.px(x).toFixed(1)},${view.py(y).toFixed(1)}`);
      }
      const look = `fill="none" stroke="${colors[i]}" stroke-width="2"`;
      return `<polyline ${look} points="${points.join(" ")}"/>`;
    });
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">` +
      `<image href="${picture}" width="${width}" height="${height}"/>${lines.join("")}</svg>\n`
    );
  }

  /** Hands a file to the reader. */
  function save(name, content) {
    const blob = content instanceof Blob ? content : new Blob([content]);
    const link = playground.element("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  Object.assign(playground, { drawing, save, snippet, table });
}
