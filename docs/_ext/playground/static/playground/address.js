// A view as the part of the page's address after the #, and back.
"use strict";

const address = (() => {
  const { LIMITS, MOST_RULES, beginning, chosen, findRule, fits, follow, surfaceNamed } = settings;
  const COUNTS = /** @type {const} */ (["steps", "step", "sigma", "seed", "field", "selected"]);

  /** One rule, with what differs from what the page offers first.
   * @param {Choice} choice */
  function ruleToText({ name, h, schedule, turns, warmup }) {
    const usual = chosen(name).h;
    const changed = Object.entries(h).filter(([key, value]) => value !== usual[key]);
    /** @type {[string, string | number][]} */
    const rest = schedule ? [["schedule", schedule], ...Object.entries(turns)] : [];
    if (warmup) rest.push(["warmup", warmup]);
    return [name, ...[...changed, ...rest].map(([key, value]) => `${key}:${value}`)].join(";");
  }

  /** @param {State} state */
  function toHash(state) {
    const parts = new URLSearchParams();
    parts.set("surface", state.surface);
    if (state.surface === "own") parts.set("f", state.own);
    for (const [key, value] of Object.entries(state.p)) parts.set(`p.${key}`, String(value));
    parts.set("start", state.start.join(","));
    for (const key of COUNTS) {
      const usual = key === "step" ? state.steps : beginning()[key];
      if (state[key] !== usual) parts.set(key, String(state[key]));
    }
    if (state.view !== "flat") parts.set("view", state.view);
    for (const choice of state.rules) parts.append("rule", ruleToText(choice));
    return `#${parts}`;
  }

  /** Whether the part after the # names a view, not a place on the page.
   * @param {string} hash */
  const isView = (hash) => hash.includes("=");

  /** @typedef {(key: string, value: unknown, why: string) => void} Skip notes what made no sense */

  /** Takes one part of an address into a state.
   * @param {State} state @param {Choice[]} rules @param {string} key @param {string} value @param {Skip} skip */
  function take(state, rules, key, value, skip) {
    const count = COUNTS.find((name) => name === key);
    if (key === "surface") {
      if (value === "own" || surfaceNamed(value)) state.surface = value;
      else skip(key, value, "no such surface");
    } else if (key === "f") state.own = value;
    else if (key.startsWith("p.") && value !== "" && Number.isFinite(Number(value))) {
      state.p[key.slice(2)] = Number(value);
    } else if (key === "start") {
      const point = value.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
      if (point.length === 2 && point.every(Number.isFinite)) state.start = point;
      else skip(key, value, "expected two numbers");
    } else if (count) {
      const [low, high] = LIMITS[key] ?? [0, LIMITS.steps[1]];
      const number = Number(value);
      const whole = key === "sigma" || Number.isInteger(number);
      if (value !== "" && whole && number >= low && number <= high) state[count] = number;
      else skip(key, value, `expected a number from ${low} to ${high}`);
    } else if (key === "view" && (value === "flat" || value === "tilted")) state.view = value;
    else if (key === "rule" && rules.length < MOST_RULES) ruleFromText(value, rules, skip);
    else skip(key, value, key === "rule" ? `at most ${MOST_RULES}` : "not known");
  }

  /** The view of an address, and what of it made no sense.
   * @param {string} hash
   * @returns {{state: State, ignored: string[]}} */
  function fromHash(hash) {
    const state = beginning();
    /** @type {string[]} */
    const ignored = [];
    /** @type {Choice[]} */
    const rules = [];
    const parts = new URLSearchParams(isView(hash) ? hash.replace(/^#/, "") : "");
    /** @type {Skip} */
    const skip = (key, value, why) => void ignored.push(`${key}=${value} (${why})`);
    for (const [key, value] of parts) take(state, rules, key, value, skip);
    if (state.surface === "own" && !state.own) {
      skip("surface", "own", "without a formula f");
      state.surface = beginning().surface;
    }
    takeParameters(state, skip);
    if (rules.length) state.rules = rules;
    state.selected = Math.min(state.selected, state.rules.length - 1);
    if (!parts.has("step")) state.step = state.steps;
    state.step = Math.min(state.step, state.steps);
    return { state, ignored };
  }

  /** Keeps the parameters that the surface has, and adds those that were not given.
   * @param {State} state @param {Skip} skip */
  function takeParameters(state, skip) {
    const known = surfaceNamed(state.surface)?.options ?? {};
    for (const [name, value] of Object.entries(state.p)) {
      if (name in known && (name !== "condition" || value >= 1)) continue;
      skip(`p.${name}`, value, name in known ? "expected 1 or more" : "not of this surface");
      delete state.p[name];
    }
    state.p = { ...known, ...state.p };
  }

  /** @param {string} text @param {Choice[]} rules @param {Skip} skip */
  function ruleFromText(text, rules, skip) {
    const [name, ...rest] = text.split(";");
    const found = findRule(name);
    if (!found) return skip("rule", text, "no such optimizer");
    const made = chosen(name);
    const pairs = rest.map((setting) => [...setting.split(":"), ""]);
    const schedule = pairs.find(([key]) => key === "schedule")?.[1] ?? "";
    const timed = pace.scheduleNamed(schedule);
    if (timed) follow(made, schedule);
    for (const [key, value] of pairs) {
      const own = found.hyperparameters.find((o) => o.name === key);
      const option = own ?? timed?.hyperparameters.find((o) => o.name === key);
      const number = value === "" ? NaN : Number(value);
      if (key === "schedule" && timed) continue;
      if (option && fits(option, number)) (own ? made.h : made.turns)[key] = number;
      else if (key === "warmup" && Number.isInteger(number) && number >= 0) made.warmup = number;
      else skip(`rule ${name}`, `${key}:${value}`, option ? `outside ${option.interval}` : "not known");
    }
    rules.push(made);
  }

  return { fromHash, isView, toHash };
})();
