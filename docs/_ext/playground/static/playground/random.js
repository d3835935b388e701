// Normal numbers from a seed and a count: the same as backproplab.SmallGenerator.
"use strict";

const random = (() => {
  /** Scrambles 32 bits (C. Wellons' "lowbias32").
   * @param {number} bits
   * @returns {number} */
  function scramble(bits) {
    bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
    bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
    return (bits ^ (bits >>> 16)) >>> 0;
  }

  /** A number in (0, 1).
   * @param {number} seed
   * @param {number} count */
  function uniform(seed, count) {
    const start = scramble((seed + 0x9e3779b9) | 0);
    return (scramble((start ^ count) | 0) + 0.5) / 4294967296;
  }

  /** Two independent standard normal numbers (Box and Muller), written to `out`.
   * @param {number} seed
   * @param {number} pair which pair of the sequence, counted from 0
   * @param {Float64Array} out */
  function normals(seed, pair, out) {
    const radius = Math.sqrt(-2 * Math.log(uniform(seed, 2 * pair)));
    const angle = 2 * Math.PI * uniform(seed, 2 * pair + 1);
    out[0] = radius * Math.cos(angle);
    out[1] = radius * Math.sin(angle);
  }

  return { normals };
})();
