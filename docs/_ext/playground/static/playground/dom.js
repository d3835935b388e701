// Small helpers for elements, colors and numbers.
"use strict";
{
  const playground = (globalThis.playground ??= {});

  /** Makes an element. Keys with a dash and `role` are attributes, `on…` are listeners.
   * @param {string} tag
   * @param {object} properties
   * @param {...(Node | string)} children
   * @returns {any} */
  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(properties)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (key.includes("-") || key === "role" || key === "for") {
        made.setAttribute(key, value);
      } else made[key] = value;
    }
    made.append(...children);
    return made;
  }

  /** Colors of the theme that is shown; asking the style sheet for each is slow. */
  const known = new Map();

  /** The red, green and blue of a color of the style sheet.
   * @param {Element} near
   * @param {string} name such as "--petrol"
   * @returns {number[]} */
  function color(near, name) {
    if (!known.has(name)) known.set(name, ask(near, name));
    return known.get(name);
  }

  /** Another theme has other colors. */
  const forgetColors = () => known.clear();

  function ask(near, name) {
    const probe = element("span", { hidden: true });
    probe.style.color = `var(${name})`;
    near.append(probe);
    const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
    probe.remove();
    return [r, g, b];
  }

  /** @param {number} value */
  function short(value) {
    if (!Number.isFinite(value)) return Number.isNaN(value) ? "gone" : String(value);
    if (value === 0) return "0";
    const size = Math.abs(value);
    const text = size >= 1e-3 && size < 1e5 ? value.toPrecision(4) : value.toExponential(2);
    return text.replace(/(\.\d*?)0+(?=$|e)/, "$1").replace(/\.(?=$|e)/, "").replace("-", "−");
  }

  /** A canvas as sharp as the screen.
   * @param {HTMLCanvasElement} canvas
   * @returns {CanvasRenderingContext2D} */
  function sharp(canvas) {
    const scale = Math.min(globalThis.devicePixelRatio || 1, 2);
    const width = Math.round(canvas.clientWidth * scale);
    const height = Math.round(canvas.clientHeight * scale);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const pen = canvas.getContext("2d");
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    return pen;
  }

  Object.assign(playground, { color, element, forgetColors, sharp, short });
}
