// The surface as a landscape, seen from the side and above.
"use strict";

const tilted = (() => {
  const TURN = -0.6;
  const TILT = 0.55; // how much of the ground's depth is seen
  const RISE = 0.42;
  const CELLS = 44;
  const [COS, SIN] = [Math.cos(TURN), Math.sin(TURN)];

  /** The place between 0 and 1 of the height at a share of the way to the right and down.
   * @param {Terrain} terrain
   * @returns {(u: number, v: number) => number} */
  function interpolate({ n, places }) {
    return (u, v) => {
      const column = Math.max(0, Math.min(n - 1.001, u * n - 0.5));
      const row = Math.max(0, Math.min(n - 1.001, v * n - 0.5));
      const [i, j] = [Math.floor(row), Math.floor(column)];
      const [a, b] = [row - i, column - j];
      const at = (/** @type {number} */ r, /** @type {number} */ c) => places[r * n + c];
      return (
        (1 - a) * ((1 - b) * at(i, j) + b * at(i, j + 1)) +
        a * ((1 - b) * at(i + 1, j) + b * at(i + 1, j + 1))
      );
    };
  }

  /** Maps the plane to pixels of the landscape, and back.
   * @param {Terrain} terrain @param {number[][]} domain @param {number} width @param {number} height */
  function projection(terrain, [[left, right], [bottom, top]], width, height) {
    const heightAt = interpolate(terrain);
    const scale = 0.62 * Math.min(width, 1.35 * height);
    const up = (/** @type {number} */ a, /** @type {number} */ b) => {
      const found = Math.abs(a) <= 0.5 && Math.abs(b) <= 0.5 ? heightAt(a + 0.5, 0.5 - b) : 0.5;
      return RISE * ((Number.isFinite(found) ? found : 0.5) - 0.35);
    };
    /** @type {Place} */
    const place = (x, y) => {
      const a = (x - left) / (right - left) - 0.5;
      const b = (y - bottom) / (top - bottom) - 0.5;
      const [across, deep] = [a * COS - b * SIN, a * SIN + b * COS];
      return [width / 2 + scale * across, 0.66 * height - scale * (TILT * deep + up(a, b))];
    };
    /** Where the ground is that is seen at a pixel: the height decides how deep, and the
     * depth the height, so both are corrected in turn.
     * @type {Place} */
    const back = (px, py) => {
      const across = (px - width / 2) / scale;
      let [a, b] = [0, 0];
      for (let turn = 0; turn < 24; turn++) {
        const deep = ((0.66 * height - py) / scale - up(a, b)) / TILT;
        a += 0.5 * (across * COS + deep * SIN - a);
        b += 0.5 * (deep * COS - across * SIN - b);
      }
      return [left + (a + 0.5) * (right - left), bottom + (b + 0.5) * (top - bottom)];
    };
    return { back, heightAt, place };
  }

  /** Draws the ground from back to front.
   * @param {Pen} pen @param {ReturnType<typeof projection>} seen
   * @param {number[][]} domain @param {Element} near */
  function drawGround(pen, { heightAt, place }, [[left, right], [bottom, top]], near) {
    const [low, high] = ["low", "high"].map((name) => dom.color(near, `--playground-${name}`));
    pen.lineWidth = 0.5;
    pen.strokeStyle = dom.ink(near, "--playground-line", 0.5);
    const corner = (/** @type {number} */ row, /** @type {number} */ column) =>
      place(left + (column / CELLS) * (right - left), top - (row / CELLS) * (top - bottom));
    // seen from the lower right corner: far cells have a large y and a small x
    for (let row = 0; row < CELLS; row++) {
      for (let column = 0; column < CELLS; column++) {
        const part = heightAt((column + 0.5) / CELLS, (row + 0.5) / CELLS);
        if (!Number.isFinite(part)) continue;
        pen.fillStyle = `rgb(${low.map((v, i) => Math.round(v + part * (high[i] - v)))})`;
        pen.beginPath();
        for (const [r, c] of [[0, 0], [0, 1], [1, 1], [1, 0]]) {
          const [x, y] = corner(row + r, column + c);
          pen.lineTo(x, y);
        }
        pen.closePath();
        pen.fill();
        pen.stroke();
      }
    }
  }

  return { drawGround, projection };
})();
