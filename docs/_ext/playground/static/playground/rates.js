// On a quadratic the speed of three rules is known: the predicted factor of a step, and
// the one that was measured.
"use strict";

const rates = (() => {
  /** The curvatures and the minimum of a surface whose gradient is linear, else null.
   * @param {Surface} surface @param {Numbers} p */
  function bowl(surface, p) {
    const out = new Float64Array(2);
    const slope = (/** @type {number} */ x, /** @type {number} */ y) => {
      surface.gradients(Float64Array.of(x, y), p, out, 1);
      return Array.from(out);
    };
    const origin = slope(0, 0);
    const from = (/** @type {number} */ x, /** @type {number} */ y) =>
      slope(x, y).map((value, i) => value - origin[i]);
    const [a, b] = from(1, 0);
    const [c, d] = from(0, 1);
    for (const [x, y] of [[2, 3], [-1.5, 0.7], [0.3, -4]]) {
      const expected = [a * x + c * y, b * x + d * y];
      if (from(x, y).some((e, i) => !(Math.abs(e - expected[i]) < 1e-9))) return null;
    }
    const middle = (a + d) / 2;
    const spread = Math.hypot((a - d) / 2, b);
    if (!(middle - spread > 0)) return null;
    const [gx, gy] = origin;
    const det = a * d - b * c;
    const [minimum] = [...surface.minima, [(c * gy - d * gx) / det, (b * gx - a * gy) / det]];
    return { curvatures: [middle - spread, middle + spread], minimum };
  }

  /** The larger modulus of the roots of z^2 - sum z + product.
   * @param {number} sum @param {number} product */
  function radius(sum, product) {
    const inside = (sum * sum) / 4 - product;
    return inside < 0 ? Math.sqrt(product) : Math.abs(sum) / 2 + Math.sqrt(inside);
  }

  /** @type {Record<string, (h: Numbers, l: number) => number>} */
  const FACTORS = {
    GradientDescent: ({ learning_rate: eta }, l) => Math.abs(1 - eta * l),
    Momentum: ({ learning_rate: eta, momentum: mu }, l) => radius(1 + mu - eta * l, mu),
    Nesterov: ({ learning_rate: eta, momentum: mu }, l) =>
      radius((1 + mu) * (1 - eta * l), mu * (1 - eta * l)),
  };

  /** The factor by which a step multiplies the distance, in theory and in the second
   * half of a run as long as it is above rounding; null where theory says nothing.
   * @param {Surface} surface @param {Numbers} p @param {Choice} choice @param {Run} run */
  function compared(surface, p, choice, run) {
    const known = Object.hasOwn(FACTORS, choice.name) && pace.isConstant(choice);
    const found = known ? bowl(surface, p) : null;
    if (!found) return null;
    const theory = Math.max(...found.curvatures.map((l) => FACTORS[choice.name](choice.h, l)));
    return { theory, here: measured(found.minimum, run) };
  }

  /** The mean factor of the second half of a run.
   * @param {number[]} minimum @param {Run} run */
  function measured([x, y], run) {
    const gap = (/** @type {number} */ i) =>
      Math.hypot(run.positions[2 * i] - x, run.positions[2 * i + 1] - y);
    let last = run.end;
    while (last > 0 && gap(last) < 1e-13) last--;
    const from = Math.floor(last / 2);
    return last > from ? (gap(last) / gap(from)) ** (1 / (last - from)) : NaN;
  }

  return { compared };
})();
