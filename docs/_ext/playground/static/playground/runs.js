// What follows from the state: computed when it is asked for, and only what has changed.
"use strict";

class Runs {
  #stale = new Set();
  #fieldIsStale = true;
  /** @type {Run[]} */
  #runs = [];
  /** @type {Run[]} */
  #field = [];
  /** @type {WeakMap<Choice, {of: string, table: Float64Array}>} */
  #tables = new WeakMap();

  /** @param {{state: State, surface: Surface}} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {number} i */
  forget(i) {
    this.#stale.add(i);
  }

  /** Whether paths have changed since they were last asked for. */
  get areStale() {
    return this.#stale.size > 0;
  }

  forgetField() {
    this.#fieldIsStale = true;
  }

  /** @param {Choice} choice @param {Partial<Task>} more @param {Run} [old] */
  #run(choice, more, old) {
    const { p, start, steps, sigma, seed } = this.page.state;
    const rule = settings.ruleNamed(choice.name);
    const table = this.#table(choice);
    const task = { surface: this.page.surface, p, steps, sigma, seed, rule, choice, table, start };
    return engine.run({ ...task, ...more }, old);
  }

  /** The rates and powers of a choice: a drag changes none of them.
   * @param {Choice} choice */
  #table(choice) {
    const { steps } = this.page.state;
    const of = JSON.stringify([choice, steps]);
    const known = this.#tables.get(choice);
    if (known?.of === of) return known.table;
    const table = pace.table(settings.ruleNamed(choice.name), choice, steps);
    this.#tables.set(choice, { of, table });
    return table;
  }

  /** The run of every rule. */
  get all() {
    const { rules } = this.page.state;
    this.#runs.length = Math.min(this.#runs.length, rules.length);
    rules.forEach((choice, i) => {
      const old = this.#runs.at(i);
      if (!old || this.#stale.has(i)) this.#runs[i] = this.#run(choice, {}, old);
    });
    this.#stale.clear();
    return this.#runs;
  }

  /** The run of the selected rule from every start of the field. */
  get field() {
    const { field, rules, selected } = this.page.state;
    if (this.#fieldIsStale) {
      const starts = field > 1 ? this.#starts(field) : [];
      const many = starts.length;
      this.#field = starts.map((start, which) => this.#run(rules[selected], { start, which, many }));
    }
    this.#fieldIsStale = false;
    return this.#field;
  }

  /** @param {number} n */
  #starts(n) {
    const [[left, right], [bottom, top]] = this.page.surface.domain;
    const along = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ i) =>
      low + ((i + 0.5) / n) * (high - low);
    return Array.from({ length: n * n }, (_, i) => [
      along(left, right, i % n),
      along(bottom, top, Math.floor(i / n)),
    ]);
  }
}
