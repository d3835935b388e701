// The surface from above: minima, paths and their heads.
"use strict";

const plane = (() => {
  const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4], [1, 2]];
  const INKS = ["--petrol", "--rust", "--plum", "--moss", "--brick", "--ink-faint"];

  /** Maps the plane to pixels, and back.
   * @param {number[][]} domain @param {number} width @param {number} height */
  function frame([[left, right], [bottom, top]], width, height) {
    return {
      width,
      height,
      right,
      top,
      px: (/** @type {number} */ x) => ((x - left) / (right - left)) * width,
      py: (/** @type {number} */ y) => ((top - y) / (top - bottom)) * height,
      x: (/** @type {number} */ px) => left + (px / width) * (right - left),
      y: (/** @type {number} */ py) => top - (py / height) * (top - bottom),
    };
  }

  /** @typedef {ReturnType<typeof frame>} Frame */

  /** Where a surface is lowest.
   * @param {Pen} pen @param {Frame} view @param {Surface} surface
   * @param {string} ink @param {number} [width] */
  function drawMinima(pen, view, surface, ink, width = 1.5) {
    pen.strokeStyle = ink;
    pen.lineWidth = width;
    for (const [x, y] of surface.minima) cross(pen, view.px(x), view.py(y));
    if (!surface.circles) return;
    const [first, spacing] = surface.circles;
    const reach = Math.hypot(view.right, view.top);
    pen.setLineDash([2, 4]);
    for (let r = first; r < reach; r += spacing) {
      pen.beginPath();
      const [rx, ry] = [view.px(r) - view.px(0), view.py(0) - view.py(r)];
      pen.ellipse(view.px(0), view.py(0), rx, ry, 0, 0, 2 * Math.PI);
      pen.stroke();
    }
    pen.setLineDash([]);
  }

  /** @param {Pen} pen @param {number} x @param {number} y */
  function cross(pen, x, y) {
    pen.beginPath();
    pen.moveTo(x - 6, y);
    pen.lineTo(x + 6, y);
    pen.moveTo(x, y - 6);
    pen.lineTo(x, y + 6);
    pen.stroke();
  }

  /** The pixels of a path; one array serves all of them. */
  let pixels = new Float32Array(0);

  /** Writes where the points of a path are seen to `pixels`.
   * @param {Float64Array} positions @param {number} count @param {Seen} seen */
  function project(positions, count, { flat, place }) {
    if (pixels.length < 2 * count) pixels = new Float32Array(2 * count);
    const [a, b, c, d] = flat ?? [];
    for (let i = 0; i < 2 * count; i += 2) {
      const [x, y] = [positions[i], positions[i + 1]];
      const at = flat ? null : place(x, y);
      pixels[i] = at ? at[0] : a * x + b;
      pixels[i + 1] = at ? at[1] : c * y + d;
    }
  }

  /** A path up to a step, and its head.
   * @param {Pen} pen @param {Run} run @param {number} step
   * @param {Seen} seen @param {string} color @param {number} slot */
  function drawPath(pen, run, step, seen, color, slot) {
    const last = Math.min(step, run.end);
    if (last < 0) return;
    project(run.positions, last + 1, seen);
    const { width, height } = seen;
    const [x, y] = pixels.subarray(2 * last, 2 * last + 2);
    pen.strokeStyle = color;
    pen.lineJoin = "round";
    // in a long path dashes are not seen, and take most of a frame to draw
    pen.setLineDash(last >= line.LONG ? [] : DASHES[slot % DASHES.length]);
    line.draw(pen, pixels, last + 1, [width, height]);
    pen.setLineDash([]);
    drawHead(pen, x, y, color, slot);
  }

  /** A mark whose shape tells the rules apart where colors do not.
   * @param {Pen} pen
   * @param {number} x @param {number} y @param {string} color @param {number} slot */
  function drawHead(pen, x, y, color, slot) {
    const corners = [0, 4, 3, 4, 5, 6][slot % 6];
    pen.fillStyle = color;
    pen.beginPath();
    if (!corners) pen.arc(x, y, 6, 0, 2 * Math.PI);
    for (let k = 0; k < corners; k++) {
      const angle = (2 * Math.PI * k) / corners - Math.PI / 2 + (slot === 1 ? Math.PI / 4 : 0);
      pen.lineTo(x + 7 * Math.cos(angle), y + 7 * Math.sin(angle));
    }
    pen.closePath();
    pen.fill();
  }

  /** The end of one of many starts.
   * @param {Pen} pen @param {Run} run @param {number} step
   * @param {Place} place @param {string} color */
  function drawDot(pen, run, step, place, color) {
    const at = Math.min(step, run.end);
    if (at < 0) return;
    const [x, y] = place(run.positions[2 * at], run.positions[2 * at + 1]);
    pen.fillStyle = color;
    pen.globalAlpha = 0.7;
    pen.fillRect(x - 2, y - 2, 4, 4);
    pen.globalAlpha = 1;
  }

  const RING = 9; // pixels from its middle

  /** Where the ring stands: at the start, or as near as the whole of it is seen.
   * @param {Seen} seen @param {number[]} start */
  function ringAt({ place, width, height }, [x, y]) {
    const [px, py] = place(x, y);
    const inside = (/** @type {number} */ at, /** @type {number} */ size) =>
      Math.max(RING + 2, Math.min(size - RING - 2, at));
    return [inside(px, width), inside(py, height)];
  }

  /** The start: a ring to take hold of.
   * @param {Pen} pen @param {number[]} at @param {string} paper @param {string} ink */
  function drawRing(pen, [x, y], paper, ink) {
    for (const [color, width] of /** @type {[string, number][]} */ ([[paper, 4], [ink, 2]])) {
      pen.strokeStyle = color;
      pen.lineWidth = width;
      pen.beginPath();
      pen.arc(x, y, RING, 0, 2 * Math.PI);
      pen.stroke();
    }
  }

  return { INKS, drawDot, drawHead, drawMinima, drawPath, drawRing, frame, ringAt };
})();
