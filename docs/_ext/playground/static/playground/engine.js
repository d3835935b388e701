// The loop: the same order of operations as backproplab.descend.
"use strict";

const engine = (() => {
  const ESCAPE_RADIUS = 1e12;

  /** Both coordinates of a fresh memory.
   * @param {Rule} rule */
  const fresh = (rule) => Float64Array.from([...rule.start, ...rule.start]);

  /** Arrays for a run; those of an earlier run of this size are used again, since a drag
   * needs new ones for every frame.
   * @param {number} steps
   * @param {number} width what both coordinates remember
   * @param {Run} [old]
   * @returns {Run} */
  function room(steps, width, old) {
    const fits = old?.values.length === steps + 1 && old.memory.length === width * steps;
    if (old && fits) return old;
    return {
      positions: new Float64Array(2 * (steps + 1)),
      values: new Float64Array(steps + 1),
      grads: new Float64Array(2 * steps),
      memory: new Float64Array(width * steps),
      end: steps,
    };
  }

  /** Follows one rule from one start.
   * @param {Task} task
   * @param {Run} [old] a run that is not needed any more
   * @returns {Run} */
  function run(task, old) {
    const { surface, p, rule, choice, steps, sigma = 0, seed = 0 } = task;
    const { which = 0, many = 1 } = task;
    const kept = rule.start.length;
    const width = 2 * kept;
    const found = room(steps, width, old);
    const { positions, values, grads, memory } = found;
    const { value, gradient } = surface;
    const { ahead, constants, looksAhead, step } = rule;
    const s = fresh(rule);
    const [grad, noise, c] = [new Float64Array(2), new Float64Array(2), new Float64Array(rule.n_constants)];
    const h = { ...choice.h };
    const rate = pace.rateOf(choice);
    const draws = looksAhead ? 2 : 1; // the package looks at both points
    let [x, y] = task.start;
    found.end = steps;
    for (let i = 0; i <= steps; i++) {
      const height = value(x, y, p);
      if (!(Math.hypot(x, y) <= ESCAPE_RADIUS) || !Number.isFinite(height)) {
        positions.fill(NaN, 2 * i);
        values.fill(NaN, i);
        found.end = i - 1;
        break;
      }
      positions[2 * i] = x;
      positions[2 * i + 1] = y;
      values[i] = height;
      if (i === steps) break;
      for (let k = 0; k < width; k++) memory[width * i + k] = s[k];
      h.learning_rate = rate(i);
      if (looksAhead) gradient(ahead(x, s, 0, h), ahead(y, s, kept, h), p, grad);
      else gradient(x, y, p, grad);
      if (sigma > 0) {
        random.normals(seed, draws * i * many + which, noise);
        grad[0] += sigma * noise[0];
        grad[1] += sigma * noise[1];
      }
      grads[2 * i] = grad[0];
      grads[2 * i + 1] = grad[1];
      constants(h, i + 1, c);
      x = step(x, grad[0], s, 0, h, c);
      y = step(y, grad[1], s, kept, h, c);
    }
    return found;
  }

  /** Where starts end, and after how many steps each came near.
   * @param {{surface: Surface, p: Numbers, rule: Rule, choice: Choice, steps: number, near: number}} task
   * @param {Float64Array} x starts; the ends when this is done
   * @param {Float64Array} y
   * @returns {Uint16Array} */
  function ends({ surface, p, rule, choice, steps, near }, x, y) {
    const kept = rule.start.length;
    const width = 2 * kept;
    const s = new Float64Array(x.length * width);
    for (let i = 0; i < x.length; i++) s.set(fresh(rule), i * width);
    const [grad, c] = [new Float64Array(2), new Float64Array(rule.n_constants)];
    const h = { ...choice.h };
    const rate = pace.rateOf(choice);
    const arrived = new Uint16Array(x.length);
    for (let t = 1; t <= steps; t++) {
      h.learning_rate = rate(t - 1);
      rule.constants(h, t, c);
      for (let i = 0; i < x.length; i++) {
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
    return arrived;
  }

  return { ends, run };
})();
