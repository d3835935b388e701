// The surface from above: shaded bands, minima, paths and their heads.
"use strict";
{
  const playground = (globalThis.playground ??= {});
  const BANDS = 15;
  const PIECE = 30;
  const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4], [1, 2]];
  const NAMES = ["--petrol", "--rust", "--plum", "--moss", "--brick", "--ink-faint"];

  /** Maps the plane to pixels, and back. */
  class Window {
    constructor([[left, right], [bottom, top]], width, height) {
      Object.assign(this, { left, right, bottom, top, width, height });
    }
    px(x) {
      return ((x - this.left) / (this.right - this.left)) * this.width;
    }
    py(y) {
      return ((this.top - y) / (this.top - this.bottom)) * this.height;
    }
    x(px) {
      return this.left + (px / this.width) * (this.right - this.left);
    }
    y(py) {
      return this.top - (py / this.height) * (this.top - this.bottom);
    }
  }

  /** Heights on a grid, and for each its place between 0 and 1: half by rank, which
   * shows plains, half by a root of the height, which shows holes. */
  function relief(surface, p, [[left, right], [bottom, top]], n) {
    const heights = new Float64Array(n * n);
    for (let row = 0; row < n; row++) {
      const y = top - ((row + 0.5) / n) * (top - bottom);
      for (let column = 0; column < n; column++) {
        const x = left + ((column + 0.5) / n) * (right - left);
        heights[row * n + column] = surface.value(x, y, p);
      }
    }
    const sorted = heights.filter(Number.isFinite).sort();
    const low = sorted[0] ?? 0;
    const high = sorted.at(-1) ?? 1;
    const every = Math.max(1, Math.floor(sorted.length / 512));
    const steps = sorted.filter((_, i) => i % every === 0);
    const place = (height) => {
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
    return { n, heights, places: Float64Array.from(heights, place), low, high };
  }

  /** The shaded bands as an image: lines where one band meets the next. */
  function shade(terrain, near) {
    const { n, places } = terrain;
    const image = new ImageData(n, n);
    const [low, high, line] = ["--playground-low", "--playground-high", "--playground-line"].map(
      (name) => playground.color(near, name),
    );
    const band = (i) => Math.min(BANDS - 1, Math.floor(places[i] * BANDS));
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
    const sheet = document.createElement("canvas");
    sheet.width = sheet.height = n;
    sheet.getContext("2d").putImageData(image, 0, 0);
    return sheet;
  }

  /** Where a surface is lowest. */
  function drawMinima(pen, view, surface, ink) {
    pen.strokeStyle = ink;
    pen.lineWidth = 1.5;
    for (const [x, y] of surface.minima ?? []) cross(pen, view.px(x), view.py(y));
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

  function cross(pen, x, y) {
    pen.beginPath();
    pen.moveTo(x - 6, y);
    pen.lineTo(x + 6, y);
    pen.moveTo(x, y - 6);
    pen.lineTo(x, y + 6);
    pen.stroke();
  }

  /** A path up to a step; `place` maps x, y to a pixel. */
  function drawPath(pen, run, step, place, color, slot) {
    const last = Math.min(step, run.end);
    pen.strokeStyle = color;
    pen.lineWidth = 2;
    pen.lineJoin = last > 500 ? "bevel" : "round";
    // in a long path dashes are not seen, and take most of a frame to draw
    pen.setLineDash(last > 500 ? [] : DASHES[slot % DASHES.length]);
    drawLine(pen, last, (i) => place(run.positions[2 * i], run.positions[2 * i + 1]));
    pen.setLineDash([]);
    if (last < 0) return;
    const at = place(run.positions[2 * last], run.positions[2 * last + 1]);
    drawHead(pen, clip(at[0]), clip(at[1]), color, slot);
  }

  /** A line through the pixels of steps 0 to `last`, without those that fall together. */
  function drawLine(pen, last, at) {
    let [x, y] = [Infinity, Infinity];
    let points = 0;
    pen.beginPath();
    for (let i = 0; i <= last; i++) {
      const place = at(i);
      const px = clip(place[0]);
      const py = clip(place[1]);
      if (i < last && Math.abs(px - x) + Math.abs(py - y) < 2) continue;
      pen.lineTo(px, py);
      x = px;
      y = py;
      if ((points += 1) % PIECE === 0) {
        pen.stroke(); // a line that crosses itself often is quicker in pieces
        pen.beginPath();
        pen.moveTo(px, py);
      }
    }
    pen.stroke();
  }

  const clip = (pixel) => Math.max(-1e4, Math.min(1e4, pixel));

  /** A mark whose shape tells the rules apart where colors do not. */
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

  Object.assign(playground, { NAMES, Window, drawHead, drawLine, drawMinima, drawPath, relief, shade });
}
