// Value against step, on a logarithmic scale above the lowest value.
"use strict";

const curves = (() => {
  const MARGIN = { left: 52, right: 14, top: 12, bottom: 30 };

  /** How far a value is above `floor`, in powers of ten; what is not above it shows at the
   * smallest scale.
   * @param {number} value @param {number} floor */
  const above = (value, floor) => Math.log10(Math.max(value - floor, 1e-16));

  /** The lowest value: the surface's own, or the lowest that was seen.
   * @param {Surface} surface @param {Run[]} runs */
  function floorOf(surface, runs) {
    let lowest = surface.lowest ?? Infinity;
    if (surface.lowest !== null) return lowest;
    for (const run of runs) {
      for (let i = 0; i <= run.end; i++) lowest = Math.min(lowest, run.values[i]);
    }
    return lowest;
  }

  /** Lowest and highest value of all runs, on the scale.
   * @param {Run[]} runs @param {number} floor */
  function rangeOf(runs, floor) {
    let [low, high] = [Infinity, -Infinity];
    for (const { values, end } of runs) {
      for (let i = 0; i <= end; i++) {
        if (values[i] < low) low = values[i];
        if (values[i] > high) high = values[i];
      }
    }
    if (low > high) return [-1, 1];
    const ends = [above(low, floor), above(high, floor)];
    return ends[1] > ends[0] ? ends : [ends[0] - 1, ends[0] + 1];
  }

  let pixels = new Float32Array(0);

  /** The pixels of a curve: for every column the lowest and the highest value, in the order
   * in which they were met.
   * @param {Run} run @param {number} floor @param {(i: number) => number} px @param {(log: number) => number} py
   * @returns {number} how many there are */
  function trace({ values, end }, floor, px, py) {
    const [left, wide] = [px(0), px(1) - px(0)];
    const most = 2 * (end + 1);
    if (pixels.length < 2 * most) pixels = new Float32Array(2 * most);
    let count = 0;
    for (let i = 0, next = 0; i <= end; i = next) {
      const column = Math.floor(left + wide * i);
      next = Math.min(end, Math.max(i, Math.ceil((column + 1 - left) / wide) - 1)) + 1;
      let [first, last] = [i, i]; // of the lowest and the highest
      for (let j = i + 1; j < next; j++) {
        if (values[j] < values[first]) first = j;
        if (values[j] > values[last]) last = j;
      }
      if (first > last) [first, last] = [last, first];
      for (let j = first; ; j = last) {
        pixels[2 * count] = left + wide * j;
        pixels[2 * count + 1] = py(above(values[j], floor));
        count++;
        if (j === last) break;
      }
    }
    return count;
  }

  /** @param {HTMLCanvasElement} canvas @param {Surface} surface @param {Run[]} runs
   * @param {number} step @param {string[]} colors @param {string} faint */
  function draw(canvas, surface, runs, step, colors, faint) {
    const { pen, width, height } = dom.sharp(canvas);
    const floor = floorOf(surface, runs);
    const [low, high] = rangeOf(runs, floor);
    const steps = Math.max(...runs.map((run) => run.values.length - 1), 1);
    const px = (/** @type {number} */ i) =>
      MARGIN.left + (i / steps) * (width - MARGIN.left - MARGIN.right);
    const py = (/** @type {number} */ log) =>
      MARGIN.top + ((high - log) / (high - low)) * (height - MARGIN.top - MARGIN.bottom);
    axes(pen, { px, py, low, high, steps, width, height, faint });
    pen.lineJoin = "round";
    runs.forEach((run, slot) => {
      pen.strokeStyle = colors[slot];
      line.draw(pen, pixels, trace(run, floor, px, py), [width, height]);
    });
    runs.forEach((run, slot) => {
      const at = Math.min(step, run.end);
      if (at >= 0) plane.drawHead(pen, px(at), py(above(run.values[at], floor)), colors[slot], slot);
    });
  }

  /** @param {CanvasRenderingContext2D} pen
   * @param {{px: (i: number) => number, py: (log: number) => number, low: number, high: number, steps: number, width: number, height: number, faint: string}} scale */
  function axes(pen, { px, py, low, high, steps, width, height, faint }) {
    pen.font = "12px system-ui, sans-serif";
    pen.fillStyle = pen.strokeStyle = faint;
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
      pen.fillText(text.replace("-", "−"), MARGIN.left - 6, py(log));
    }
    pen.textBaseline = "alphabetic";
    pen.textAlign = "left";
    pen.fillText("step 0", px(0), height - 10);
    pen.textAlign = "right";
    pen.fillText(String(steps), px(steps), height - 10);
  }

  return { draw };
})();
