// The rate of each step: constant, or after a schedule of the package. And all that does
// not depend on where a step begins, as a table.
"use strict";

const pace = (() => {
  /** @param {string} name */
  const scheduleNamed = (name) => formulas.schedules.find((s) => s.name === name);

  /** Whether all steps have the same rate.
   * @param {Choice} choice */
  const isConstant = ({ schedule, warmup }) => !schedule && !warmup;

  /** The rate of a step, counted from 0.
   * @param {Choice} choice
   * @returns {(step: number) => number} */
  function rateOf({ h, schedule, turns, warmup }) {
    const initial = h.learning_rate;
    const found = scheduleNamed(schedule);
    const own = found ? (/** @type {number} */ step) => found.rate(step, initial, turns) : () => initial;
    if (!warmup) return own;
    return (step) => formulas.warmUp(step, warmup, own(0), own(Math.max(step - warmup, 0)));
  }

  /** The rate of every step and the powers that its rule needs, one step after the other.
   * @param {Rule} rule @param {Choice} choice @param {number} steps */
  function table({ constants, n_constants: width }, choice, steps) {
    const c = new Float64Array(width * steps);
    const rate = rateOf(choice);
    for (let i = 0; i < steps; i++) {
      c[width * i] = rate(i);
      constants(choice.h, i + 1, c, width * i);
    }
    return c;
  }

  return { isConstant, rateOf, scheduleNamed, table };
})();
