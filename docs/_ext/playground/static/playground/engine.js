// The loop: the same order of operations as backproplab.descend.
"use strict";
{
  const playground = (globalThis.playground ??= {});
  const ESCAPE_RADIUS = 1e12;

  /**
   * @typedef {object} Surface
   * @property {string} name
   * @property {(x: number, y: number, p: object) => number} value
   * @property {(x: number, y: number, p: object, out: Float64Array) => void} gradient
   *
   * @typedef {object} Rule
   * @property {number[]} start what a coordinate remembers before the first step
   * @property {boolean} looksAhead
   * @property {(h: object, t: number) => number[]} constants
   * @property {(theta: number, grad: number, s: Float64Array, at: number, h: object, c: number[]) => number} step
   * @property {(theta: number, s: Float64Array, at: number, h: object) => number} ahead
   *
   * @typedef {object} Task
   * @property {Surface} surface
   * @property {object} p parameters of the surface
   * @property {Rule} rule
   * @property {object} h hyperparameters
   * @property {number[]} start
   * @property {number} steps
   * @property {number} [sigma] standard deviation of the noise on the gradient
   * @property {number} [seed]
   * @property {number} [which] number of this start among `many`
   * @property {number} [many]
   *
   * @typedef {object} Run
   * @property {Float64Array} positions x and y before each step and after the last
   * @property {Float64Array} values
   * @property {Float64Array} grads x and y, with the noise that was met
   * @property {Float64Array} memory what both coordinates remember before each step
   * @property {number} end the last step that is still a number
   */

  /** Both coordinates of a fresh memory.
   * @param {Rule} rule */
  function fresh(rule) {
    return Float64Array.from([...rule.start, ...rule.start]);
  }

  /** Follows one rule from one start.
   * @param {Task} task
   * @returns {Run} */
  function run(task) {
    const { surface, p, rule, h, steps, sigma = 0, seed = 0 } = task;
    const { which = 0, many = 1 } = task;
    const kept = rule.start.length;
    const positions = new Float64Array(2 * (steps + 1));
    const values = new Float64Array(steps + 1);
    const grads = new Float64Array(2 * steps);
    const memory = new Float64Array(2 * kept * steps);
    const s = fresh(rule);
    const grad = new Float64Array(2);
    const noise = new Float64Array(2);
    let [x, y] = task.start;
    let end = steps;
    for (let i = 0; i <= steps; i++) {
      const value = surface.value(x, y, p);
      if (!(Math.hypot(x, y) <= ESCAPE_RADIUS) || !Number.isFinite(value)) {
        positions.fill(NaN, 2 * i);
        values.fill(NaN, i);
        end = i - 1;
        break;
      }
      positions[2 * i] = x;
      positions[2 * i + 1] = y;
      values[i] = value;
      if (i === steps) break;
      memory.set(s, 2 * kept * i);
      if (rule.looksAhead) {
        surface.gradient(rule.ahead(x, s, 0, h), rule.ahead(y, s, kept, h), p, grad);
      } else {
        surface.gradient(x, y, p, grad);
      }
      if (sigma > 0) {
        const draws = rule.looksAhead ? 2 : 1; // the package looks at both points
        playground.normals(seed, draws * i * many + which, noise);
        grad[0] += sigma * noise[0];
        grad[1] += sigma * noise[1];
      }
      grads[2 * i] = grad[0];
      grads[2 * i + 1] = grad[1];
      const c = rule.constants(h, i + 1);
      x = rule.step(x, grad[0], s, 0, h, c);
      y = rule.step(y, grad[1], s, kept, h, c);
    }
    return { positions, values, grads, memory, end };
  }

  /** Where a grid of starts ends, and after how many steps it came near.
   * @param {object} task surface, p, rule, h, steps, xs and ys of the starts
   * @returns {{ends: Float64Array, arrived: Uint16Array}} */
  function ends({ surface, p, rule, h, steps, xs, ys, near }) {
    const n = xs.length;
    const kept = rule.start.length;
    const width = 2 * kept;
    const x = Float64Array.from(xs);
    const y = Float64Array.from(ys);
    const s = new Float64Array(n * width);
    for (let i = 0; i < n; i++) s.set(fresh(rule), i * width);
    const grad = new Float64Array(2);
    const arrived = new Uint16Array(n);
    for (let t = 1; t <= steps; t++) {
      const c = rule.constants(h, t);
      for (let i = 0; i < n; i++) {
        const at = i * width;
        const a = rule.looksAhead ? rule.ahead(x[i], s, at, h) : x[i];
        const b = rule.looksAhead ? rule.ahead(y[i], s, at + kept, h) : y[i];
        surface.gradient(a, b, p, grad);
        const nextX = rule.step(x[i], grad[0], s, at, h, c);
        const nextY = rule.step(y[i], grad[1], s, at + kept, h, c);
        if (Math.abs(nextX - x[i]) + Math.abs(nextY - y[i]) > near) arrived[i] = t;
        x[i] = nextX;
        y[i] = nextY;
      }
    }
    const found = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) {
      found[2 * i] = x[i];
      found[2 * i + 1] = y[i];
    }
    return { ends: found, arrived };
  }

  Object.assign(playground, { ends, run });
}
