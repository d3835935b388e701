// The starts of a map of basins, and what becomes of them.
"use strict";

/**
 * @typedef {{id: number, n: number, steps: number, surface: string, own: string, p: Numbers, choice: Choice}} MapTask
 * @typedef {{id: number, row: number, steps: number, ends: Float64Array, arrived: Uint16Array}} MapRows
 */

const map = (() => {
  const ROWS = 5; // what one of the rows needs fits into the processor's nearest memory

  /** Yields the ends of some rows of starts after the others, from the top. Of several
   * that share the work, each takes its turn.
   * @param {MapTask} task @param {number} [turn] @param {number} [many]
   * @returns {Generator<MapRows, void>} */
  function* rows({ id, n, steps, surface: name, own, p, choice }, turn = 0, many = 1) {
    const surface = settings.surfaceNamed(name) ?? formula.surfaceFrom(own);
    const rule = settings.ruleNamed(choice.name);
    const table = pace.table(rule, choice, steps);
    const [[left, right], [bottom, top]] = surface.domain;
    const near = 1e-6 * (right - left);
    for (let row = turn * ROWS; row < n; row += many * ROWS) {
      const ends = new Float64Array(2 * n * Math.min(ROWS, n - row));
      const arrived = new Uint16Array(ends.length / 2);
      for (let from = 0; from < arrived.length; from += n) {
        const points = ends.subarray(2 * from, 2 * (from + n));
        for (let i = 0; i < n; i++) {
          points[2 * i] = left + ((i + 0.5) / n) * (right - left);
          points[2 * i + 1] = top - ((row + from / n + 0.5) / n) * (top - bottom);
        }
        arrived.set(engine.ends({ surface, p, rule, choice, table, steps, near }, points), from);
      }
      yield { id, row, steps, ends, arrived };
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
      const known = centers.findIndex(([a, b]) => Math.abs(a - x) < reach && Math.hypot(a - x, b - y) < reach);
      return known >= 0 ? known : centers.push([x, y]) - 1;
    };
    return { centers, of };
  }

  return { ROWS, basins, rows };
})();
