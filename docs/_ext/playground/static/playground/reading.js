// The words of a typed formula, and what it may be made of.
"use strict";

/** What is wrong with a formula, and where. */
class FormulaError extends Error {
  /** @param {string} message @param {number} at place in the text */
  constructor(message, at) {
    super(message);
    this.at = at;
  }
}

const reading = (() => {
  /** @typedef {(v: number, f: number) => number} Slope from the argument and the value */

  /** Each function, and its derivative.
   * @type {Record<string, [(v: number) => number, Slope]>} */
  const FUNCTIONS = {
    sin: [Math.sin, (v) => Math.cos(v)],
    cos: [Math.cos, (v) => -Math.sin(v)],
    tan: [Math.tan, (_, f) => 1 + f * f],
    exp: [Math.exp, (_, f) => f],
    log: [Math.log, (v) => 1 / v],
    ln: [Math.log, (v) => 1 / v],
    sqrt: [Math.sqrt, (_, f) => 0.5 / f],
    abs: [Math.abs, (v) => Math.sign(v)],
    sinh: [Math.sinh, (v) => Math.cosh(v)],
    cosh: [Math.cosh, (v) => Math.sinh(v)],
    tanh: [Math.tanh, (_, f) => 1 - f * f],
    atan: [Math.atan, (v) => 1 / (1 + v * v)],
  };
  /** @type {Numbers} */
  const CONSTANTS = { pi: Math.PI, e: Math.E };
  const TOKEN = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z]+)|(\*\*|[-+*/^()]))/iy;

  /** The numbers, words and signs of a text, each with its place.
   * @param {string} text
   * @returns {{kind: "number" | "word" | "sign", text: string, at: number}[]} */
  function tokens(text) {
    /** @type {ReturnType<typeof tokens>} */
    const found = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.trimEnd().length) {
      const from = TOKEN.lastIndex;
      const match = TOKEN.exec(text);
      if (!match) {
        const at = from + text.slice(from).search(/\S/);
        throw new FormulaError(`“${text[at]}” has no meaning here`, at);
      }
      const [whole, number, word, sign] = match;
      const at = from + whole.search(/\S/);
      if (number) found.push({ kind: "number", text: number, at });
      else if (word) found.push({ kind: "word", text: word, at });
      else found.push({ kind: "sign", text: sign === "**" ? "^" : sign, at });
    }
    return found;
  }

  return { CONSTANTS, FUNCTIONS, tokens };
})();
