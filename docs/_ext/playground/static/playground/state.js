// What the page shows, as a value, and as the part of its address after the #.
"use strict";
{
  const playground = (globalThis.playground ??= {});
  const MOST_RULES = 6;
  const LIMITS = { steps: [1, 5000], sigma: [0, 1e6], seed: [0, 4294967295], field: [1, 15] };

  const surfaceNamed = (name) => playground.SURFACES.find((s) => s.name === name);
  const ruleNamed = (name) => playground.RULES.find((r) => r.name === name);

  /** A rule with its hyperparameters as the page first offers them. */
  function chosen(name) {
    const rule = ruleNamed(name);
    return { name, h: Object.fromEntries(rule.hyperparameters.map((o) => [o.name, o.value])) };
  }

  /** The view without any address. */
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

  /** Whether a number lies in an interval such as "[0, 1)". */
  function inside(interval, value) {
    const [low, high] = interval.slice(1, -1).split(",").map((end) => end.trim());
    const from = low === "-inf" ? -Infinity : Number(low);
    const to = high === "inf" ? Infinity : Number(high);
    const above = interval.startsWith("[") ? value >= from : value > from;
    return above && (interval.endsWith("]") ? value <= to : value < to);
  }

  /** The address of a view. */
  function toHash(state) {
    const parts = new URLSearchParams();
    parts.set("surface", state.surface);
    if (state.surface === "own") parts.set("f", state.own);
    for (const [key, value] of Object.entries(state.p)) parts.set(`p.${key}`, String(value));
    parts.set("start", state.start.join(","));
    for (const key of ["steps", "step", "sigma", "seed", "field", "selected"]) {
      if (state[key] !== beginning()[key]) parts.set(key, String(state[key]));
    }
    if (state.view !== "flat") parts.set("view", state.view);
    for (const { name, h } of state.rules) {
      const usual = chosen(name).h;
      const changed = Object.entries(h).filter(([key, value]) => value !== usual[key]);
      parts.append("rule", [name, ...changed.map(([key, value]) => `${key}:${value}`)].join(";"));
    }
    return `#${parts}`;
  }

  /** The view of an address, and what of it made no sense.
   * @param {string} hash */
  function fromHash(hash) {
    const state = beginning();
    const ignored = [];
    const parts = new URLSearchParams(hash.replace(/^#/, ""));
    const skip = (key, value, why) => ignored.push(`${key}=${value} (${why})`);
    const rules = [];
    for (const [key, value] of parts) {
      if (key === "surface") {
        if (value === "own" || surfaceNamed(value)) state.surface = value;
        else skip(key, value, "no such surface");
      } else if (key === "f") state.own = value;
      else if (key.startsWith("p.") && Number.isFinite(Number(value))) {
        state.p[key.slice(2)] = Number(value);
      } else if (key === "start") {
        const point = value.split(",").map(Number);
        if (point.length === 2 && point.every(Number.isFinite)) state.start = point;
        else skip(key, value, "expected two numbers");
      } else if (key === "step" || key === "selected" || key in LIMITS) {
        const [low, high] = LIMITS[key] ?? [0, LIMITS.steps[1]];
        const number = Number(value);
        const whole = key === "sigma" || Number.isInteger(number);
        if (value !== "" && whole && number >= low && number <= high) state[key] = number;
        else skip(key, value, `expected a number from ${low} to ${high}`);
      } else if (key === "view" && ["flat", "tilted"].includes(value)) state.view = value;
      else if (key === "rule" && rules.length < MOST_RULES) rule(value, rules, skip);
      else skip(key, value, "not known");
    }
    if (state.surface === "own" && !state.own) {
      skip("surface", "own", "without a formula f");
      state.surface = beginning().surface;
    }
    const known = surfaceNamed(state.surface)?.options ?? {};
    for (const name of Object.keys(state.p)) {
      if (name in known) continue;
      skip(`p.${name}`, state.p[name], "not of this surface");
      delete state.p[name];
    }
    state.p = { ...known, ...state.p };
    if (rules.length) state.rules = rules;
    state.selected = Math.min(state.selected, state.rules.length - 1);
    if (!parts.has("step")) state.step = state.steps;
    state.step = Math.min(state.step, state.steps);
    return { state, ignored };
  }

  function rule(text, rules, skip) {
    const [name, ...settings] = text.split(";");
    if (!ruleNamed(name)) return skip("rule", text, "no such optimizer");
    const made = chosen(name);
    for (const setting of settings) {
      const [key, value] = setting.split(":");
      const option = ruleNamed(name).hyperparameters.find((o) => o.name === key);
      if (option && value !== "" && inside(option.interval, Number(value))) {
        made.h[key] = Number(value);
      } else skip(`rule ${name}`, setting, option ? `outside ${option.interval}` : "not known");
    }
    rules.push(made);
  }

  Object.assign(playground, {
    LIMITS,
    MOST_RULES,
    beginning,
    chosen,
    fromHash,
    inside,
    ruleNamed,
    surfaceNamed,
    toHash,
  });
}
