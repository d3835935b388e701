// The loop: the same order of operations as backproplab.descend.
"use strict";

const engine = (() => {
  const ESCAPE_RADIUS = 1e12;

  /** What many coordinates remember before the first step.
   * @param {Rule} rule @param {number} n */
  function fresh({ start }, n) {
    const kept = start.length;
    const s = new Float64Array(kept * n);
    for (let i = 0; i < s.length; i++) s[i] = start[i % kept];
    return s;
  }

  /** Arrays for a run; those of an earlier run of this size are used again, since a drag
   * needs new ones for every frame.
   * @param {number} steps
   * @param {number} width what both coordinates remember
   * @param {Float64Array} table
   * @param {Run} [old]
   * @returns {Run} */
  function room(steps, width, table, old) {
    const fits = old?.values.length === steps + 1 && old.memory.length === width * steps;
    if (old && fits) return Object.assign(old, { table });
    return {
      positions: new Float64Array(2 * (steps + 1)),
      values: new Float64Array(steps + 1),
      grads: new Float64Array(2 * steps),
      memory: new Float64Array(width * steps),
      table,
      end: steps,
    };
  }

  /** Follows one rule from one start.
   * @param {Task} task
   * @param {Run} [old] a run that is not needed any more
   * @returns {Run} */
  function run(task, old) {
    const { surface, p, rule, choice, table, steps, sigma = 0, seed = 0 } = task;
    const { which = 0, many = 1 } = task;
    const s = fresh(rule, 2);
    const width = s.length;
    const found = room(steps, width, table, old);
    const { positions, grads, memory } = found;
    const { ahead, n_constants, step } = rule;
    const [grad, noise, there] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
    const draws = ahead ? 2 : 1; // the package looks at both points
    const at = Float64Array.from(task.start);
    for (let i = 0; i < steps; i++) {
      positions[2 * i] = at[0];
      positions[2 * i + 1] = at[1];
      for (let k = 0; k < width; k++) memory[width * i + k] = s[k];
      if (ahead) ahead(at, s, choice.h, there, 2);
      surface.gradients(ahead ? there : at, p, grad, 1);
      if (sigma > 0) {
        random.normals(seed, draws * i * many + which, noise);
        grad[0] += sigma * noise[0];
        grad[1] += sigma * noise[1];
      }
      grads[2 * i] = grad[0];
      grads[2 * i + 1] = grad[1];
      step(at, grad, s, choice.h, table, n_constants * i, 2);
    }
    positions.set(at, 2 * steps);
    surface.values(positions, p, found.values, steps + 1);
    cut(found);
    return found;
  }

  /** Ends a run before the first point that is too far away, or has no height.
   * @param {Run} run */
  function cut(run) {
    const { positions, values } = run;
    let i = 0;
    const stays = () => {
      const [x, y] = [positions[2 * i], positions[2 * i + 1]];
      return x * x + y * y <= ESCAPE_RADIUS ** 2 && Number.isFinite(values[i]);
    };
    while (i < values.length && stays()) i++;
    run.end = i - 1;
    positions.fill(NaN, 2 * i);
    values.fill(NaN, i);
  }

  /** Where starts end, and after how many steps each came near.
   * @param {{surface: Surface, p: Numbers, rule: Rule, choice: Choice, table: Float64Array, steps: number, near: number}} task
   * @param {Float64Array} points x and y of each start; the ends when this is done
   * @returns {Uint16Array} */
  function ends({ surface, p, rule, choice, table, steps, near }, points) {
    const n = points.length / 2;
    const s = fresh(rule, 2 * n);
    const [grads, there, before] = [0, 1, 2].map(() => new Float64Array(2 * n));
    const arrived = new Uint16Array(n);
    for (let t = 1; t <= steps; t++) {
      rule.ahead?.(points, s, choice.h, there, 2 * n);
      surface.gradients(rule.ahead ? there : points, p, grads, n);
      before.set(points);
      rule.step(points, grads, s, choice.h, table, rule.n_constants * (t - 1), 2 * n);
      for (let i = 0; i < n; i++) {
        const x = points[2 * i] - before[2 * i];
        const y = points[2 * i + 1] - before[2 * i + 1];
        if (Math.abs(x) + Math.abs(y) > near) arrived[i] = t;
      }
    }
    return arrived;
  }

  return { ends, run };
})();
