// The heights of a surface, and their picture from above: shaded bands.
"use strict";

const relief = (() => {
  const BANDS = 15;

  /** Heights on a grid, row by row from the top.
   * @param {Surface} surface @param {Numbers} p @param {number} n */
  function heightsOf(surface, p, n) {
    const [[left, right], [bottom, top]] = surface.domain;
    const heights = new Float64Array(n * n);
    for (let row = 0; row < n; row++) {
      const y = top - ((row + 0.5) / n) * (top - bottom);
      for (let column = 0; column < n; column++) {
        const x = left + ((column + 0.5) / n) * (right - left);
        heights[row * n + column] = surface.value(x, y, p);
      }
    }
    return heights;
  }

  /** For each height its place between 0 and 1: half by rank, which shows plains, half by
   * a root of the height, which shows holes.
   * @param {Surface} surface @param {Numbers} p @param {number} n
   * @returns {Terrain} */
  function measure(surface, p, n) {
    const heights = heightsOf(surface, p, n);
    const sorted = heights.filter(Number.isFinite).sort();
    const low = sorted[0] ?? 0;
    const high = sorted.at(-1) ?? 1;
    const every = Math.max(1, Math.floor(sorted.length / 512));
    const steps = sorted.filter((_, i) => i % every === 0);
    const place = (/** @type {number} */ height) => {
      let from = 0;
      let to = steps.length;
      while (from < to) {
        const middle = (from + to) >> 1;
        if (steps[middle] < height) from = middle + 1;
        else to = middle;
      }
      const root = high > low ? Math.cbrt((height - low) / (high - low)) : 0;
      return (from / steps.length + root) / 2;
    };
    return { n, places: Float64Array.from(heights, place) };
  }

  /** The bands as an image: lines where one band meets the next.
   * @param {Terrain} terrain @param {Element} near */
  function shade({ n, places }, near) {
    const image = new ImageData(n, n);
    const [low, high, line] = ["low", "high", "line"].map((name) =>
      dom.color(near, `--playground-${name}`),
    );
    const band = (/** @type {number} */ i) => Math.min(BANDS - 1, Math.floor(places[i] * BANDS));
    for (let i = 0; i < n * n; i++) {
      const here = band(i);
      const edge = (i + 1) % n && here !== band(i + 1);
      const below = i + n < n * n && here !== band(i + n);
      const part = here / (BANDS - 1);
      for (let c = 0; c < 3; c++) {
        const flat = low[c] + part * (high[c] - low[c]);
        image.data[4 * i + c] = edge || below ? (flat + line[c]) / 2 : flat;
      }
      image.data[4 * i + 3] = Number.isFinite(places[i]) ? 255 : 0;
    }
    const sheet = dom.element("canvas", { width: n, height: n });
    dom.penOf(sheet).putImageData(image, 0, 0);
    return sheet;
  }

  return { measure, shade };
})();
