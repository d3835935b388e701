// The heights of a surface, and their picture from above: shaded bands.
"use strict";

const relief = (() => {
  const BANDS = 15;

  /** Heights on a grid, row by row from the top.
   * @param {Surface} surface @param {Numbers} p @param {number} n */
  function heightsOf(surface, p, n) {
    const [[left, right], [bottom, top]] = surface.domain;
    const points = new Float64Array(2 * n * n);
    for (let i = 0; i < n * n; i++) {
      points[2 * i] = left + (((i % n) + 0.5) / n) * (right - left);
      points[2 * i + 1] = top - ((Math.floor(i / n) + 0.5) / n) * (top - bottom);
    }
    const heights = new Float64Array(n * n);
    surface.values(points, p, heights, n * n);
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
      const [before, after] = [steps[from - 1], steps[from]];
      const part = from > 0 && after > before ? (height - before) / (after - before) : 1;
      return ((from - 1 + part) / steps.length + root) / 2;
    };
    return { n, places: Float64Array.from(heights, place) };
  }

  /** How much of a line covers a point: all of it where two bands meet, nothing a point
   * away from there.
   * @param {Float64Array} places @param {number} i @param {number} right @param {number} below */
  function cover(places, i, right, below) {
    const at = places[i] * BANDS;
    const edge = Math.round(at);
    if (edge < 1 || edge >= BANDS) return 0;
    const slope = Math.hypot(places[right] - places[i], places[below] - places[i]) * BANDS;
    return slope > 0 ? Math.max(0, 1 - Math.abs(at - edge) / slope) : 0;
  }

  /** The bands as an image, with lines between them.
   * @param {Terrain} terrain @param {Element} near */
  function shade({ n, places }, near) {
    const image = new ImageData(n, n);
    const [low, high, line] = ["low", "high", "line"].map((name) =>
      dom.color(near, `--playground-${name}`),
    );
    const band = (/** @type {number} */ i) => Math.min(BANDS - 1, Math.floor(places[i] * BANDS));
    for (let i = 0; i < n * n; i++) {
      const here = band(i);
      const right = (i + 1) % n ? i + 1 : i - 1;
      const drawn = 0.6 * cover(places, i, right, i + n < n * n ? i + n : i - n);
      const part = here / (BANDS - 1);
      for (let c = 0; c < 3; c++) {
        const flat = low[c] + part * (high[c] - low[c]);
        image.data[4 * i + c] = flat + drawn * (line[c] - flat);
      }
      image.data[4 * i + 3] = Number.isFinite(places[i]) ? 255 : 0;
    }
    const sheet = dom.element("canvas", { width: n, height: n });
    dom.penOf(sheet).putImageData(image, 0, 0);
    return sheet;
  }

  return { measure, shade };
})();
