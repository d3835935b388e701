// On a quadratic the speed of three rules is known: the predicted factor of a step, and
// the one that was measured.
"use strict";
{
  const playground = (globalThis.playground ??= {});

  /** The Hessian of a surface whose gradient is linear, else null. */
  function curvatures(surface, p) {
    const slope = (x, y) => {
      const out = new Float64Array(2);
      surface.gradient(x, y, p, out);
      return Array.from(out);
    };
    const origin = slope(0, 0);
    const minus = (a, b) => a.map((value, i) => value - b[i]);
    const [a, b] = minus(slope(1, 0), origin);
    const [c, d] = minus(slope(0, 1), origin);
    for (const [x, y] of [[2, 3], [-1.5, 0.7], [0.3, -4]]) {
      const there = minus(slope(x, y), origin);
      const expected = [a * x + c * y, b * x + d * y];
      if (minus(there, expected).some((e) => !(Math.abs(e) < 1e-9))) return null;
    }
    const middle = (a + d) / 2;
    const spread = Math.hypot((a - d) / 2, b);
    return middle - spread > 0 ? [middle - spread, middle + spread] : null;
  }

  /** The larger modulus of the roots of z^2 - sum z + product. */
  function radius(sum, product) {
    const inside = (sum * sum) / 4 - product;
    return inside < 0 ? Math.sqrt(product) : Math.abs(sum) / 2 + Math.sqrt(inside);
  }

  const FACTORS = {
    GradientDescent: ({ learning_rate: eta }, l) => Math.abs(1 - eta * l),
    Momentum: ({ learning_rate: eta, momentum: mu }, l) => radius(1 + mu - eta * l, mu),
    Nesterov: ({ learning_rate: eta, momentum: mu }, l) =>
      radius((1 + mu) * (1 - eta * l), mu * (1 - eta * l)),
  };

  /** What theory says, or null where it says nothing. */
  function predicted(surface, p, name, h) {
    const found = Object.hasOwn(FACTORS, name) && curvatures(surface, p);
    return found ? Math.max(...found.map((l) => FACTORS[name](h, l))) : null;
  }

  /** The mean factor by which the distance shrinks over the second half of a run, as
   * long as it is above rounding. */
  function measured(surface, run) {
    const [[x, y]] = surface.minima;
    const gap = (i) => Math.hypot(run.positions[2 * i] - x, run.positions[2 * i + 1] - y);
    let last = run.end;
    while (last > 0 && gap(last) < 1e-13) last--;
    const from = Math.floor(last / 2);
    return last > from ? (gap(last) / gap(from)) ** (1 / (last - from)) : NaN;
  }

  Object.assign(playground, { measured, predicted });
}
