// Lines of thousands of points, drawn without what nobody would see.
"use strict";

const line = (() => {
  const CELL = 3; // pixels
  const SIDE = 4096; // cells, for the numbers of pairs of them
  const LONG = 500; // points
  const NONE = [0, 0];
  const EDGE = 20; // pixels outside of the picture that are still drawn

  /** Which cell of a side a pixel falls into; far ones share the last.
   * @param {number} pixel */
  function cell(pixel) {
    const place = pixel / CELL + SIDE / 2;
    return place > 0 ? (place < SIDE ? place | 0 : SIDE - 1) : 0;
  }

  /** The two cells of segments that were drawn of late, by a scrambled number of both: where
   * one overwrites another, something is drawn twice. */
  const drawn = { low: new Int32Array(4096), high: new Int32Array(4096) };
  let gaps = new Uint8Array(0);

  /** Drops points nearer to the last one than a cell, and segments from one cell to
   * another that were there before: a path that hops to and fro is drawn once.
   * @param {Float32Array} pixels x and y of each point; changed
   * @param {number} count
   * @returns {number} how many points are left; `gaps` says which nothing leads to */
  function thin(pixels, count) {
    const { low, high } = drawn;
    low.fill(-1);
    if (gaps.length < count) gaps = new Uint8Array(count);
    let x = pixels[0];
    let y = pixels[1];
    let last = cell(x) * SIDE + cell(y);
    let kept = 1;
    gaps[0] = 1;
    for (let i = 1; i < count; i++) {
      const px = pixels[2 * i];
      const py = pixels[2 * i + 1];
      if (i < count - 1 && Math.abs(px - x) + Math.abs(py - y) < CELL) continue;
      x = px;
      y = py;
      const next = cell(x) * SIDE + cell(y);
      const a = last < next ? last : next;
      const b = last < next ? next : last;
      const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 20;
      const known = low[slot] === a && high[slot] === b;
      if (known && gaps[kept - 1]) kept--; // nothing leads from that point either
      gaps[kept] = known ? 1 : 0;
      low[slot] = a;
      high[slot] = b;
      last = next;
      pixels[2 * kept] = x;
      pixels[2 * kept + 1] = y;
      kept++;
    }
    return kept;
  }

  /** The part of a segment within a box around the middle of the picture, as shares of
   * its length, equal if there is no such part (Liang and Barsky's way).
   * @param {number[]} from @param {number[]} to @param {number[]} size */
  function within(from, to, size) {
    let [enter, leave] = [0, 1];
    for (const axis of [0, 1]) {
      const length = to[axis] - from[axis];
      const ends = [-EDGE, size[axis] + EDGE].map((end) => (end - from[axis]) / length);
      if (length === 0 && (from[axis] < -EDGE || from[axis] > size[axis] + EDGE)) return NONE;
      if (length === 0) continue;
      enter = Math.max(enter, Math.min(ends[0], ends[1]));
      leave = Math.min(leave, Math.max(ends[0], ends[1]));
    }
    return enter < leave ? [enter, leave] : NONE;
  }

  /** The segments to draw: x, y and x, y of each. */
  let found = new Float32Array(0);

  /** Collects the segments of a line that are within the picture, in `found`.
   * @param {Float32Array} pixels x and y of each point; changed
   * @param {number} count
   * @param {number[]} size of the picture
   * @returns {number} the length of what was found */
  function segments(pixels, count, size) {
    const kept = thin(pixels, count);
    const [right, bottom] = [size[0] + EDGE, size[1] + EDGE];
    if (found.length < 4 * kept) found = new Float32Array(4 * kept);
    let end = 0;
    for (let k = 1; k < kept; k++) {
      if (gaps[k]) continue;
      let [a, b] = [pixels[2 * k - 2], pixels[2 * k - 1]];
      let [c, d] = [pixels[2 * k], pixels[2 * k + 1]];
      const isInside = Math.min(a, b, c, d) >= -EDGE && Math.max(a, c) <= right && Math.max(b, d) <= bottom;
      if (!isInside) {
        const [enter, leave] = within([a, b], [c, d], size);
        if (enter === leave) continue;
        const [long, high] = [c - a, d - b];
        [c, d] = [a + leave * long, b + leave * high];
        [a, b] = [a + enter * long, b + enter * high];
      }
      found[end++] = a;
      found[end++] = b;
      found[end++] = c;
      found[end++] = d;
    }
    return end;
  }

  /** Draws a line through pixels, two pixels wide.
   * @param {Pen} pen
   * @param {Float32Array} pixels x and y of each point; changed
   * @param {number} count
   * @param {number[]} size of the picture */
  function draw(pen, pixels, count, size) {
    const end = segments(pixels, count, size);
    const isSmall = pen instanceof CanvasRenderingContext2D && pen.getTransform().a === 1;
    const isPlain = isSmall && pen.getLineDash().length === 0;
    if (count > LONG && isPlain) return drawTwice(pen, end);
    pen.lineWidth = 2;
    pen.beginPath();
    for (let i = 0; i < end; i += 4) {
      const joined = i > 0 && found[i] === found[i - 2] && found[i + 1] === found[i - 1];
      if (!joined) pen.moveTo(found[i], found[i + 1]);
      pen.lineTo(found[i + 2], found[i + 3]);
    }
    pen.stroke();
  }

  /** Two lines side by side, each a pixel wide: without a graphics card a browser draws
   * both ten times as quickly as one that is two pixels wide.
   * @param {Pen} pen @param {number} end of what was found */
  function drawTwice(pen, end) {
    pen.lineWidth = 1;
    pen.beginPath();
    for (let i = 0; i < end; i += 4) {
      const [a, b, c, d] = [found[i], found[i + 1], found[i + 2], found[i + 3]];
      const long = 2 * Math.hypot(c - a, d - b) || 1;
      const [across, down] = [(d - b) / long, (a - c) / long];
      pen.moveTo(a + across, b + down);
      pen.lineTo(c + across, d + down);
      pen.moveTo(c - across, d - down);
      pen.lineTo(a - across, b - down);
    }
    pen.stroke();
  }

  return { LONG, draw };
})();
