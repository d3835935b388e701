// What the page says in words and numbers.
"use strict";

const words = (() => {
  const { element, short, write } = dom;

  /** Where a rule stands, and on a quadratic how fast it came.
   * @param {Page} page @param {Run} run @param {number} i */
  function ended({ state, surface }, run, i) {
    const choice = state.rules[i];
    const at = Math.max(0, Math.min(state.step, run.end));
    const [x, y] = run.positions.subarray(2 * at, 2 * at + 2);
    const gone = run.end < state.step ? `, gone after step ${Math.max(0, run.end)}` : "";
    const text = `${short(run.values[at])} at (${short(x)}, ${short(y)})${gone}`;
    const factors = state.sigma > 0 ? null : rates.compared(surface, state.p, choice, run);
    const speed = factors
      ? `; a step multiplies the distance by ${short(factors.theory)} in theory, ${short(factors.here)} here`
      : "";
    return `${choice.name}: ${text}${speed}.`;
  }

  /** The picture, for those who do not see it.
   * @param {Page} page */
  function inWords({ state, runs: { all: runs }, surface }) {
    const ends = state.rules.map(({ name }, i) => {
      const at = Math.min(state.step, runs[i].end);
      return `${name} is at height ${short(runs[i].values[at])}`;
    });
    const start = state.start.map(short).join(", ");
    const side = state.view === "tilted" ? "from the side" : "from above";
    return `${surface.title} ${side}. Start ${start}; after ${state.step} steps ${ends.join(", ")}. Arrow keys move the start.`;
  }

  /** @param {Page} page */
  function writeEnds(page) {
    const { state } = page;
    const runs = page.runs.all;
    write(page.part("step"), `Step ${state.step} of ${state.steps}`);
    const list = page.part("ends");
    while (list.children.length > runs.length) list.lastElementChild?.remove();
    runs.forEach((run, i) => {
      const item = list.children.item(i) ?? element("li", { className: `slot-${i}` });
      if (!item.parentElement) list.append(item);
      write(item, ended(page, run, i));
    });
  }

  /** @param {Page} page */
  function writeStart({ coordinates, state }) {
    coordinates.forEach((show, axis) => show(Number(state.start[axis].toPrecision(6))));
  }

  /** @param {Page} page */
  function writeInside(page) {
    const { state } = page;
    const choice = state.rules[state.selected];
    const rule = settings.ruleNamed(choice.name);
    const body = /** @type {HTMLTableSectionElement} */ (page.part("inside"));
    const step = inside.draw(body, rule, choice, page.runs.all[state.selected], state.step);
    write(page.part("inside-title"), `Inside step ${(step ?? 0) + 1} of ${choice.name}`);
    formulas.rules.forEach(({ name }, i) => {
      page.root.querySelector(`.playground-rule-${i}`)?.toggleAttribute("hidden", name !== choice.name);
    });
  }

  /** @param {Page} page */
  function writeLabel(page) {
    page.canvas("plane").setAttribute("aria-label", inWords(page));
  }

  const parts = [writeEnds, writeStart, writeInside, writeLabel];

  return { inWords, parts, writeEnds, writeInside, writeStart };
})();
