// The starts of a map of basins, and what becomes of them.
"use strict";

/**
 * @typedef {{id: number, n: number, steps: number, surface: string, own: string, p: Numbers, choice: Choice}} MapTask
 * @typedef {{id: number, row: number, steps: number, x: Float64Array, y: Float64Array, arrived: Uint16Array}} MapRows
 */

const map = (() => {
  const ROWS = 10;

  /** Yields the ends of some rows of starts after the others, from the top.
   * @param {MapTask} task
   * @returns {Generator<MapRows, void>} */
  function* rows({ id, n, steps, surface: name, own, p, choice }) {
    const surface = settings.surfaceNamed(name) ?? formula.surfaceFrom(own);
    const rule = settings.ruleNamed(choice.name);
    const [[left, right], [bottom, top]] = surface.domain;
    const near = 1e-6 * (right - left);
    for (let row = 0; row < n; row += ROWS) {
      const count = Math.min(ROWS, n - row) * n;
      const [x, y] = [new Float64Array(count), new Float64Array(count)];
      for (let i = 0; i < count; i++) {
        x[i] = left + (((i % n) + 0.5) / n) * (right - left);
        y[i] = top - ((row + Math.floor(i / n) + 0.5) / n) * (top - bottom);
      }
      const arrived = engine.ends({ surface, p, rule, choice, steps, near }, x, y);
      yield { id, row, steps, x, y, arrived };
    }
  }

  /** Gives each end the number of its basin: ends that lie together share one, and -1 is
   * for starts that escaped or had not settled.
   * @param {Surface} surface */
  function basins({ domain, circles }) {
    const reach = 0.02 * (domain[0][1] - domain[0][0]);
    /** @type {number[][]} */
    const centers = [];
    const of = (/** @type {number} */ x, /** @type {number} */ y) => {
      if (!Number.isFinite(x + y)) return -1;
      if (circles) {
        const [first, spacing] = circles;
        const ring = Math.round((Math.hypot(x, y) - first) / spacing);
        if (Math.abs(Math.hypot(x, y) - first - ring * spacing) < reach) return ring;
      }
      const known = centers.findIndex(([a, b]) => Math.hypot(a - x, b - y) < reach);
      return known >= 0 ? known : centers.push([x, y]) - 1;
    };
    return { centers, of };
  }

  return { basins, rows };
})();
