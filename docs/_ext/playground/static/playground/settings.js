// What can be chosen, within which limits, and what the page begins with.
"use strict";

const settings = (() => {
  const MOST_RULES = 6;
  /** @type {Record<string, number[]>} */
  const LIMITS = { steps: [1, 5000], sigma: [0, 1e6], seed: [0, 4294967295], field: [1, 15] };

  /** @param {string} name */
  const surfaceNamed = (name) => formulas.surfaces.find((s) => s.name === name);

  /** @param {string} name */
  const findRule = (name) => formulas.rules.find((r) => r.name === name);

  /** @param {string} name */
  function ruleNamed(name) {
    const found = findRule(name);
    if (!found) throw new Error(`playground: no rule is called ${name}.`);
    return found;
  }

  /** What options are before anybody turns them.
   * @param {Option[]} options
   * @returns {Numbers} */
  const usual = (options) => Object.fromEntries(options.map((o) => [o.name, o.value]));

  /** A rule as the page first offers it.
   * @param {string} name
   * @returns {Choice} */
  function chosen(name) {
    const h = usual(ruleNamed(name).hyperparameters);
    return { name, h, schedule: "", turns: {}, warmup: 0 };
  }

  /** Gives rules whose learning rate nobody has turned the one to begin with elsewhere.
   * @param {Choice[]} rules
   * @param {Surface | undefined} before
   * @param {Surface} now */
  function suit(rules, before, now) {
    for (const { name, h } of rules) {
      const first = usual(ruleNamed(name).hyperparameters).learning_rate;
      const untouched = h.learning_rate === (before?.rates[name] ?? first);
      if (untouched) h.learning_rate = now.rates[name] ?? first;
    }
  }

  /** Gives a choice another schedule, as the page first offers it.
   * @param {Choice} choice
   * @param {string} schedule */
  function follow(choice, schedule) {
    choice.schedule = schedule;
    choice.turns = usual(pace.scheduleNamed(schedule)?.hyperparameters ?? []);
  }

  /** The view without any address.
   * @returns {State} */
  function beginning() {
    return {
      surface: "Matyas",
      own: "",
      p: {},
      start: [-4, 1],
      steps: 200,
      step: 200,
      sigma: 0,
      seed: 1,
      field: 1,
      view: "flat",
      selected: 0,
      rules: ["GradientDescent", "Momentum", "Adam"].map(chosen),
    };
  }

  /** Whether a number lies in an interval such as "[0, 1)".
   * @param {string} interval
   * @param {number} value */
  function within(interval, value) {
    const [low, high] = interval.slice(1, -1).split(",").map((end) => end.trim());
    const from = low === "-inf" ? -Infinity : Number(low);
    const to = high === "inf" ? Infinity : Number(high);
    const above = interval.startsWith("[") ? value >= from : value > from;
    return above && (interval.endsWith("]") ? value <= to : value < to);
  }

  /** @typedef {Pick<Option, "interval" | "whole">} Range what a number has to be */

  /** A range in words, such as "a number, at least 0 and below 1".
   * @param {Range} range */
  function inWords({ interval, whole }) {
    const [low, high] = interval.slice(1, -1).split(",").map((end) => end.trim());
    const ends = [
      ...(low === "-inf" ? [] : [`${interval.startsWith("[") ? "at least" : "above"} ${low}`]),
      ...(high === "inf" ? [] : [`${interval.endsWith("]") ? "at most" : "below"} ${high}`]),
    ];
    return [whole ? "a whole number" : "a number", ...(ends.length ? [ends.join(" and ")] : [])].join(", ");
  }

  /** Whether a value can be taken for an option.
   * @param {Range} option
   * @param {number} value */
  const fits = ({ interval, whole }, value) =>
    Number.isFinite(value) && within(interval, value) && (!whole || Number.isInteger(value));

  return { LIMITS, MOST_RULES, beginning, chosen, findRule, fits, follow, inWords, ruleNamed, suit, surfaceNamed, usual };
})();
