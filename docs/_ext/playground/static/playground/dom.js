// Small helpers for elements, colors and numbers.
"use strict";

const dom = (() => {
  /** Makes an element. Keys with a dash, `role` and `for` are attributes, `on…` listeners.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, any>} properties
   * @param {...(Node | string)} children
   * @returns {HTMLElementTagNameMap[Tag]} */
  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(properties)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (key.includes("-") || key === "role" || key === "for") {
        made.setAttribute(key, value);
      } else Object.assign(made, { [key]: value });
    }
    made.append(...children);
    return made;
  }

  /** Colors of the theme that is shown; asking the style sheet for each is slow.
   * @type {Map<string, number[]>} */
  const known = new Map();

  /** The red, green and blue of a color of the style sheet.
   * @param {Element} near
   * @param {string} name such as "--petrol"
   * @returns {number[]} */
  function color(near, name) {
    const found = known.get(name) ?? ask(near, name);
    known.set(name, found);
    return found;
  }

  /** Another theme has other colors. */
  const forgetColors = () => known.clear();

  /** @param {Element} near @param {string} name */
  function ask(near, name) {
    const probe = element("span", { hidden: true });
    probe.style.color = `var(${name})`;
    near.append(probe);
    const [r, g, b] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    probe.remove();
    return [r, g, b];
  }

  /** A color for a pen.
   * @param {Element} near @param {string} name @param {number} [alpha] */
  const ink = (near, name, alpha = 1) => `rgb(${color(near, name).join(" ")} / ${alpha})`;

  /** A number with four digits, and a minus that is as wide as a plus.
   * @param {number} value */
  function short(value) {
    if (!Number.isFinite(value)) return Number.isNaN(value) ? "gone" : String(value);
    if (value === 0) return "0";
    const size = Math.abs(value);
    const text = size >= 1e-3 && size < 1e5 ? value.toPrecision(4) : value.toExponential(2);
    return text
      .replace(/(\.\d*?)0+(?=$|e)/, "$1")
      .replace(/\.(?=$|e)/, "")
      .replaceAll("-", "−");
  }

  /** Puts another text into an element that holds one. The same text again, or another node
   * for it, would lay out the page anew.
   * @param {Element} holder @param {string} text */
  function write(holder, text) {
    const [node] = holder.childNodes;
    if (!(node instanceof Text)) holder.textContent = text;
    else if (node.data !== text) node.data = text;
  }

  /** The pen of a canvas.
   * @param {HTMLCanvasElement} canvas */
  function penOf(canvas) {
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("playground: this browser does not draw.");
    return pen;
  }

  /** How large canvases are shown: asking the browser would lay out the page anew.
   * @type {WeakMap<Element, {width: number, height: number}>} */
  const sizes = new WeakMap();

  /** Asks for the size of a canvas after a change.
   * @param {HTMLCanvasElement} canvas */
  function measure(canvas) {
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    sizes.set(canvas, size);
    return size;
  }

  /** A canvas as sharp as the screen, empty.
   * @param {HTMLCanvasElement} canvas
   * @returns {{pen: CanvasRenderingContext2D, width: number, height: number}} */
  function sharp(canvas) {
    const { width, height } = sizes.get(canvas) ?? measure(canvas);
    const scale = Math.min(globalThis.devicePixelRatio || 1, 2);
    const pixels = { width: Math.round(width * scale), height: Math.round(height * scale) };
    if (canvas.width !== pixels.width || canvas.height !== pixels.height) Object.assign(canvas, pixels);
    const pen = penOf(canvas);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    return { pen, width, height };
  }

  return { color, element, forgetColors, ink, measure, penOf, sharp, short, write };
})();
