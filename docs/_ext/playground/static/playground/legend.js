// What the colors of the map of basins stand for.
"use strict";

const legend = (() => {
  const MOST = 8; // limits that are listed
  const { element, short } = dom;

  /** @param {number[]} rgb @param {string} text */
  function item(rgb, text) {
    const swatch = element("span", { className: "swatch", "aria-hidden": "true" });
    swatch.style.backgroundColor = `rgb(${rgb.join(" ")})`;
    return element("li", {}, swatch, text);
  }

  /** A limit in words: a point, or a circle.
   * @param {number} basin @param {Surface} surface @param {number[][]} centers */
  function limit(basin, { circles }, centers) {
    const center = centers.at(basin);
    if (!circles && center) return `(${center.map((v) => short(Number(v.toFixed(6)))).join(", ")})`;
    return circles ? `circle of radius ${short(circles[0] + basin * circles[1])}` : "";
  }

  /** Those that are not listed one by one.
   * @param {number} count @param {Surface} surface */
  function inAll(count, { circles }) {
    return `${count} other ${circles ? "circle" : "limit"}${count === 1 ? "" : "s"}`;
  }

  /** The items of the list: the axes, the largest basins, and what has no limit.
   * @param {Surface} surface
   * @param {number[][]} centers
   * @param {Map<number, number>} counts of starts, for each basin; -1 for no limit
   * @param {(basin: number) => number[]} color */
  function items(surface, centers, counts, color) {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const share = (/** @type {number} */ count) => {
      const part = Number(((100 * count) / all).toFixed(1));
      return `${part ? short(part) : "under 0.1"} % of the starts`;
    };
    const settled = [...counts].filter(([basin]) => basin >= 0).sort(([, a], [, b]) => b - a);
    const isListed = (/** @type {number[]} */ [, count], /** @type {number} */ i) => i < MOST && count >= all / 1000;
    const listed = settled.filter(isListed);
    const others = settled.slice(listed.length);
    const together = others.reduce((sum, [, count]) => sum + count, 0);
    const lost = counts.get(-1);
    const axes = surface.domain.map(([low, high], i) => `${"xy"[i]} from ${short(low)} to ${short(high)}`);
    const marks = surface.minima.length ? "; crosses mark minima" : surface.circles ? "; dotted circles are minima" : "";
    return [
      element("li", {}, `${axes[0]}, to the right; ${axes[1]}, upwards${marks}.`),
      ...listed.map(([basin, count]) =>
        item(color(basin), `${limit(basin, surface, centers)}: ${share(count)}`),
      ),
      ...(together ? [element("li", {}, `${inAll(others.length, surface)}: ${share(together)}; colors repeat`)] : []),
      ...(lost ? [item(color(-1), `escaped or not settled: ${share(lost)}`)] : []),
    ];
  }

  return { items };
})();
