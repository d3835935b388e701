// The starts of a map of basins, and what becomes of them.
"use strict";
{
  const playground = (globalThis.playground ??= {});
  const ROWS = 10;

  /** What a message describes: names become functions again. */
  function revive({ surface, own, rule }) {
    const named = playground.SURFACES.find((s) => s.name === surface);
    return {
      surface: named ?? playground.surfaceFrom(own),
      rule: playground.RULES.find((r) => r.name === rule),
    };
  }

  /** Yields the ends of some rows of starts after the others, from the top. */
  function* mapRows(message) {
    const { n, domain, p, h, steps } = message;
    const { surface, rule } = revive(message);
    const [[left, right], [bottom, top]] = domain;
    const near = 1e-6 * (right - left);
    for (let row = 0; row < n; row += ROWS) {
      const count = Math.min(ROWS, n - row) * n;
      const xs = new Float64Array(count);
      const ys = new Float64Array(count);
      for (let i = 0; i < count; i++) {
        xs[i] = left + (((i % n) + 0.5) / n) * (right - left);
        ys[i] = top - ((row + Math.floor(i / n) + 0.5) / n) * (top - bottom);
      }
      const found = playground.ends({ surface, p, rule, h, steps, xs, ys, near });
      yield { row, steps, id: message.id, ...found };
    }
  }

  /** Gives each end the number of its basin: ends that lie together share one.
   * -1 is for starts that escaped or had not settled. */
  class Basins {
    constructor(domain, circles) {
      this.reach = 0.02 * (domain[0][1] - domain[0][0]);
      this.circles = circles;
      this.centers = [];
    }
    of(x, y, settled) {
      if (!settled || !Number.isFinite(x + y)) return -1;
      if (this.circles) {
        const [first, spacing] = this.circles;
        const ring = Math.round((Math.hypot(x, y) - first) / spacing);
        if (Math.abs(Math.hypot(x, y) - first - ring * spacing) < this.reach) return ring;
      }
      const known = this.centers.findIndex(([a, b]) => Math.hypot(a - x, b - y) < this.reach);
      return known >= 0 ? known : this.centers.push([x, y]) - 1;
    }
  }

  Object.assign(playground, { Basins, mapRows });
}
