// Value against step, on a logarithmic scale above the lowest value.
"use strict";
{
  const playground = (globalThis.playground ??= {});
  const MARGIN = { left: 52, right: 10, top: 10, bottom: 30 };

  /** How far a run is above `floor`; what is not above shows at the smallest scale. */
  const above = (value, floor) => Math.max(value - floor, 1e-16);

  /** The lowest value: the surface's own, or the lowest that was seen. */
  function floorOf(surface, runs) {
    if (typeof surface.lowest === "number") return surface.lowest;
    let lowest = Infinity;
    for (const run of runs) {
      for (let i = 0; i <= run.end; i++) lowest = Math.min(lowest, run.values[i]);
    }
    return lowest;
  }

  /** @param {HTMLCanvasElement} canvas */
  function drawCurves(canvas, surface, runs, step, colors, ink) {
    const pen = playground.sharp(canvas);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const floor = floorOf(surface, runs);
    const steps = Math.max(...runs.map((run) => run.values.length - 1), 1);
    let [low, high] = [Infinity, -Infinity];
    for (const run of runs) {
      for (const value of run.values) {
        if (!Number.isFinite(value)) continue;
        const log = Math.log10(above(value, floor));
        low = Math.min(low, log);
        high = Math.max(high, log);
      }
    }
    if (!(high > low)) [low, high] = [low - 1, low + 1];
    const px = (i) => MARGIN.left + (i / steps) * (width - MARGIN.left - MARGIN.right);
    const py = (log) =>
      MARGIN.top + ((high - log) / (high - low)) * (height - MARGIN.top - MARGIN.bottom);
    axes(pen, { px, py, low, high, steps, width, height, ink });
    runs.forEach((run, slot) => {
      pen.strokeStyle = colors[slot];
      pen.lineWidth = 1.75;
      playground.drawLine(pen, run.end, (i) => [
        px(i),
        py(Math.log10(above(run.values[i], floor))),
      ]);
      const at = Math.min(step, run.end);
      if (at < 0) return;
      const log = Math.log10(above(run.values[at], floor));
      playground.drawHead(pen, px(at), py(log), colors[slot], slot);
    });
  }

  function axes(pen, { px, py, low, high, steps, width, height, ink }) {
    pen.font = "12px system-ui, sans-serif";
    pen.fillStyle = pen.strokeStyle = ink;
    pen.lineWidth = 0.5;
    pen.textAlign = "right";
    pen.textBaseline = "middle";
    const every = Math.max(1, Math.ceil((high - low) / 6));
    for (let log = Math.ceil(low); log <= high; log += every) {
      pen.beginPath();
      pen.moveTo(MARGIN.left, py(log));
      pen.lineTo(width - MARGIN.right, py(log));
      pen.stroke();
      const text = Math.abs(log) < 4 ? String(Number(`1e${log}`)) : `1e${log}`;
      pen.fillText(text, MARGIN.left - 6, py(log));
    }
    pen.textBaseline = "alphabetic";
    pen.textAlign = "left";
    pen.fillText("0", px(0), height - 12);
    pen.textAlign = "right";
    pen.fillText(`step ${steps}`, px(steps), height - 12);
  }

  Object.assign(playground, { drawCurves, floorOf });
}
