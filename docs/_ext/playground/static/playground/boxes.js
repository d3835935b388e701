// One box of controls for each optimizer.
"use strict";

const boxes = (() => {
  const { button, choice, knob, knobsOf } = controls;
  const { element } = dom;

  /** @param {Page} page */
  function draw(page) {
    const { rules } = page.state;
    const names = formulas.rules.map((rule) => [rule.name, rule.name]);
    const add = choice("Add an optimizer", [["", "choose …"], ...names], "", (name) => addRule(page, name));
    add.row.classList.add("add");
    add.list.disabled = rules.length >= settings.MOST_RULES;
    page.part("rules").replaceChildren(...rules.map((_, i) => ruleBox(page, i)), add.row);
  }

  /** @param {Page} page @param {number} i */
  function ruleBox(page, i) {
    const { state } = page;
    const chosen = state.rules[i];
    const select = element("input", {
      type: "radio",
      name: "selected",
      checked: i === state.selected,
      onchange: () => {
        state.selected = i;
        page.changed(i);
      },
    });
    const remove = button("Remove", () => removeRule(page, i), `Remove ${chosen.name}`);
    remove.disabled = state.rules.length === 1;
    const slot = element("span", { className: `slot slot-${i}` });
    const legend = element("legend", {}, element("label", {}, select, slot, chosen.name), remove);
    const { hyperparameters } = settings.ruleNamed(chosen.name);
    const change = () => page.changed(i);
    const [rate, ...others] = knobsOf(hyperparameters, chosen.h, change);
    return element("fieldset", {}, legend, rate, scheduleBox(page, i), ...others);
  }

  /** How the rate of a rule changes, folded until it is asked for.
   * @param {Page} page @param {number} i */
  function scheduleBox(page, i) {
    const chosen = page.state.rules[i];
    const change = () => page.changed(i);
    const names = [["", "constant"], ...formulas.schedules.map((s) => [s.name, s.title])];
    const box = element("details", { className: "schedule", open: !pace.isConstant(chosen) });
    const fill = () => {
      const options = pace.scheduleNamed(chosen.schedule)?.hyperparameters ?? [];
      const range = { interval: "[0, inf)", whole: true };
      const ramp = (/** @type {number} */ v) => {
        chosen.warmup = v;
        change();
      };
      const list = choice("schedule", names, chosen.schedule, (name) => {
        settings.follow(chosen, name);
        change();
        fill();
        box.querySelector("select")?.focus();
      });
      box.replaceChildren(
        element("summary", {}, "Schedule of the rate"),
        list.row,
        ...knobsOf(options, chosen.turns, change),
        knob({ label: "warm-up", value: chosen.warmup, low: 0, high: 500, step: 1, range, change: ramp }).row,
      );
    };
    fill();
    return box;
  }

  /** @param {Page} page @param {string} name */
  function addRule(page, name) {
    if (!name) return;
    page.state.rules.push(settings.chosen(name));
    draw(page);
    page.changed(page.state.rules.length - 1);
    page.say(`${name} was added.`);
    const boxes = page.part("rules").querySelectorAll("fieldset");
    boxes[boxes.length - 1].querySelector("input")?.focus();
  }

  /** @param {Page} page @param {number} i */
  function removeRule(page, i) {
    const { state } = page;
    const [{ name }] = state.rules.splice(i, 1);
    if (i < state.selected || state.selected === state.rules.length) state.selected -= 1;
    draw(page);
    page.changed("all");
    page.say(`${name} was removed.`);
    page.part("rules").querySelector("input")?.focus();
  }

  return { draw };
})();
