// The panels of controls, made from the state.
"use strict";

const panels = (() => {
  const { choice, knob, knobsOf } = controls;
  const { element } = dom;

  /** @param {Page} page */
  function draw(page) {
    drawSurface(page);
    drawRun(page);
    boxes.draw(page);
  }

  /** @param {Page} page */
  function drawSurface(page) {
    const { state } = page;
    const surfaces = [...formulas.surfaces.map((s) => [s.name, s.title]), ["own", "your own f(x, y)"]];
    const views = [["flat", "from above"], ["tilted", "tilted"]];
    const options = Object.entries(page.surface.options).map(([name, value]) => {
      return { name, value, whole: false, interval: name === "condition" ? "[1, inf)" : "(-inf, inf)" };
    });
    page.part("surface").replaceChildren(
      choice("Surface", surfaces, state.surface, (name) => choose(page, name)).row,
      ...(state.surface === "own" ? [formulaField(page)] : []),
      ...knobsOf(options, state.p, () => page.changed("surface")),
      choice("View", views, state.view, (view) => {
        state.view = view === "tilted" ? "tilted" : "flat";
        page.groundIsDrawn = false;
        page.draw();
      }).row,
    );
  }

  /** Takes another surface, and a start that suits it.
   * @param {Page} page @param {string} name */
  function choose(page, name) {
    const { state, surface: before } = page;
    state.surface = name;
    state.own ||= "sin(x) + x^2 / 10 + y^2 / 4";
    state.p = { ...settings.surfaceNamed(name)?.options };
    page.changed("surface");
    state.start = [...page.surface.begin];
    settings.suit(state.rules, before, page.surface);
    page.changed("all");
    draw(page);
    page.part("surface").querySelector("select")?.focus();
  }

  /** @param {Page} page */
  function formulaField(page) {
    const field = element("input", {
      id: "formula",
      type: "text",
      value: page.state.own,
      spellcheck: false,
      autocomplete: "off",
      autocapitalize: "off",
      "aria-describedby": "formula-error",
      oninput: () => {
        page.state.own = field.value;
        page.changed("surface");
        field.setAttribute("aria-invalid", String(page.part("formula-error").textContent !== ""));
      },
    });
    return element("div", { className: "choice" }, element("label", { for: "formula" }, "f(x, y) ="), field);
  }

  /** @param {Page} page */
  function drawRun(page) {
    const { state } = page;
    const counts = /** @type {const} */ ([
      ["steps", "steps", 2000, 10],
      ["noise", "sigma", 5, 0.05],
      ["seed", "seed", 100, 1],
      ["grid of starts", "field", 15, 1],
    ]);
    const coordinates = ["start x", "start y"].map((label, axis) => {
      const [low, high] = page.surface.domain[axis];
      const change = (/** @type {number} */ v) => {
        state.start[axis] = v;
        page.changed("start");
      };
      return knob({ label, value: state.start[axis], low, high, range: { interval: "(-inf, inf)", whole: false }, change });
    });
    page.coordinates = coordinates.map(({ show }) => show);
    const rows = counts.map(([label, key, high, step]) => {
      const [low, most] = settings.LIMITS[key];
      const range = { interval: `[${low}, ${most}]`, whole: key !== "sigma" };
      const change = (/** @type {number} */ v) => {
        state[key] = v;
        if (key === "steps") state.step = v;
        page.changed("all");
      };
      const from = key === "steps" ? 10 : low;
      return knob({ label, value: state[key], low: from, high, step, range, change }).row;
    });
    page.part("run").replaceChildren(...coordinates.map(({ row }) => row), ...rows);
  }

  return { draw };
})();
