// A typed formula as a surface. No eval: its operations act on a stack of
// (value, d/dx, d/dy).
"use strict";

const formula = (() => {
  /** What the exponent's derivative adds to that of a power.
   * @param {number} slope @param {number} base @param {number} value */
  const bend = (slope, base, value) =>
    slope === 0 || value === 0 ? 0 : slope * value * Math.log(base);

  /** Nothing stays nothing, whatever it is multiplied with.
   * @param {number} slope @param {number} factor */
  const times = (slope, factor) => (slope === 0 ? 0 : slope * factor);

  /** A machine that computes a program; the results are the first of each array.
   * @param {Operation[]} program */
  function machine(program) {
    const size = program.length + 1;
    const [v, dx, dy] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];

    /** @param {number} at @param {number} value @param {number} byX @param {number} byY */
    function put(at, value, byX, byY) {
      v[at] = value;
      dx[at] = byX;
      dy[at] = byY;
    }

    /** Joins the two on top.
     * @param {Sign} op @param {number} a @param {number} b */
    function join(op, a, b) {
      const [left, right] = [v[a], v[b]];
      if (op === "add") put(a, left + right, dx[a] + dx[b], dy[a] + dy[b]);
      else if (op === "sub") put(a, left - right, dx[a] - dx[b], dy[a] - dy[b]);
      else if (op === "mul") {
        put(a, left * right, dx[a] * right + left * dx[b], dy[a] * right + left * dy[b]);
      } else if (op === "div") {
        const ratio = left / right;
        put(a, ratio, (dx[a] - ratio * dx[b]) / right, (dy[a] - ratio * dy[b]) / right);
      } else {
        const value = Math.pow(left, right);
        const slope = right === 0 ? 0 : right * Math.pow(left, right - 1);
        const along = (/** @type {Float64Array} */ d) => times(d[a], slope) + bend(d[b], left, value);
        put(a, value, along(dx), along(dy));
      }
    }

    /** @param {number} x @param {number} y */
    function evaluate(x, y) {
      let top = -1;
      for (const step of program) {
        if (step.op === "number") put(++top, step.value, 0, 0);
        else if (step.op === "x") put(++top, x, 1, 0);
        else if (step.op === "y") put(++top, y, 0, 1);
        else if (step.op === "neg") put(top, -v[top], -dx[top], -dy[top]);
        else if (step.op === "call") {
          const [f, derivative] = reading.FUNCTIONS[step.name];
          const value = f(v[top]);
          const slope = derivative(v[top], value);
          put(top, value, times(dx[top], slope), times(dy[top], slope));
        } else {
          join(step.op, top - 1, top);
          top--;
        }
      }
    }
    return { evaluate, v, dx, dy };
  }

  /** A surface from a typed formula.
   * @param {string} text
   * @returns {Surface} */
  function surfaceFrom(text) {
    const { evaluate, v, dx, dy } = machine(grammar.compile(text));
    return {
      name: "own",
      title: text,
      python: null,
      options: {},
      domain: [[-5, 5], [-5, 5]],
      begin: [4, 3],
      rates: {},
      minima: [],
      circles: null,
      lowest: null,
      values: (points, _, out, n) => {
        for (let k = 0; k < n; k++) {
          evaluate(points[2 * k], points[2 * k + 1]);
          out[k] = v[0];
        }
      },
      gradients: (points, _, out, n) => {
        for (let k = 0; k < n; k++) {
          evaluate(points[2 * k], points[2 * k + 1]);
          out[2 * k] = dx[0];
          out[2 * k + 1] = dy[0];
        }
      },
    };
  }

  return { surfaceFrom };
})();
