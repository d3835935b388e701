// The surface as a landscape, seen from the side and above.
"use strict";
{
  const playground = (globalThis.playground ??= {});
  const TURN = -0.6;
  const TILT = 0.55; // how much of the ground's depth is seen
  const RISE = 0.42;

  /** Maps x, y to a pixel of the landscape; heights follow the shading. */
  function projection(domain, width, height, placeOf) {
    const [[left, right], [bottom, top]] = domain;
    const scale = 0.62 * Math.min(width, 1.35 * height);
    return (x, y) => {
      const a = (x - left) / (right - left) - 0.5;
      const b = (y - bottom) / (top - bottom) - 0.5;
      const across = a * Math.cos(TURN) - b * Math.sin(TURN);
      const deep = a * Math.sin(TURN) + b * Math.cos(TURN);
      const inside = Math.abs(a) <= 0.5 && Math.abs(b) <= 0.5;
      const up = inside ? placeOf(a + 0.5, 0.5 - b) : 0.5;
      return [
        width / 2 + scale * across,
        0.66 * height - scale * (TILT * deep + RISE * (up - 0.35)),
      ];
    };
  }

  /** The place between 0 and 1 of a height, between the points of the grid. */
  function interpolate({ n, places }) {
    return (u, v) => {
      const column = Math.max(0, Math.min(n - 1.001, u * n - 0.5));
      const row = Math.max(0, Math.min(n - 1.001, v * n - 0.5));
      const [i, j] = [Math.floor(row), Math.floor(column)];
      const [a, b] = [row - i, column - j];
      const at = (r, c) => places[r * n + c];
      return (
        (1 - a) * ((1 - b) * at(i, j) + b * at(i, j + 1)) +
        a * ((1 - b) * at(i + 1, j) + b * at(i + 1, j + 1))
      );
    };
  }

  /** Draws the ground from back to front, and returns where points of it are. */
  function drawLandscape(pen, terrain, domain, width, height, near) {
    const place = interpolate(terrain);
    const project = projection(domain, width, height, place);
    const [[left, right], [bottom, top]] = domain;
    const cells = 44;
    const [low, high, line] = ["--playground-low", "--playground-high", "--playground-line"].map(
      (name) => playground.color(near, name),
    );
    pen.lineWidth = 0.5;
    pen.strokeStyle = `rgb(${line} / 0.5)`;
    // seen from the lower right corner: far cells have a large y and a small x
    for (let row = 0; row < cells; row++) {
      for (let column = 0; column < cells; column++) {
        const corner = (r, c) =>
          project(left + (c / cells) * (right - left), top - (r / cells) * (top - bottom));
        const part = place((column + 0.5) / cells, (row + 0.5) / cells);
        if (!Number.isFinite(part)) continue;
        const fill = low.map((value, i) => Math.round(value + part * (high[i] - value)));
        pen.fillStyle = `rgb(${fill})`;
        pen.beginPath();
        pen.moveTo(...corner(row, column));
        pen.lineTo(...corner(row, column + 1));
        pen.lineTo(...corner(row + 1, column + 1));
        pen.lineTo(...corner(row + 1, column));
        pen.closePath();
        pen.fill();
        pen.stroke();
      }
    }
    return project;
  }

  Object.assign(playground, { drawLandscape, landscapeProjection: projection, interpolate });
}
