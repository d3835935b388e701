// The rate of each step: constant, or after a schedule of the package.
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
    return (step) => formulas.warmUp(step, warmup, own(Math.max(step - warmup, 0)));
  }

  return { isConstant, rateOf, scheduleNamed };
})();
