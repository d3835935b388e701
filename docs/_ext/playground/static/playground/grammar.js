// From the words of a formula to operations, in the order in which a stack takes them.
"use strict";

/**
 * @typedef {"add" | "sub" | "mul" | "div" | "pow"} Sign
 * @typedef {{op: "number", value: number, name?: string} | {op: "x" | "y" | "neg"}
 *   | {op: "call", name: string} | {op: Sign}} Operation
 */

const grammar = (() => {
  const { CONSTANTS, FUNCTIONS } = reading;

  /** @param {string} text
   * @returns {Operation[]} */
  function compile(text) {
    const list = reading.tokens(text);
    /** @type {Operation[]} */
    const program = [];
    let next = 0;
    const peek = () => list.at(next);
    const is = (/** @type {string} */ sign) => peek()?.kind === "sign" && peek()?.text === sign;
    const end = text.trimEnd().length;

    function sum() {
      product();
      while (is("+") || is("-")) {
        const { text: sign } = list[next++];
        product();
        program.push({ op: sign === "+" ? "add" : "sub" });
      }
    }
    function product() {
      signed();
      for (;;) {
        const token = peek();
        if (is("*") || is("/")) {
          next++;
          signed();
          program.push({ op: token?.text === "*" ? "mul" : "div" });
        } else if (token && (token.kind !== "sign" || token.text === "(")) {
          power(); // 2x, 3(x + 1), x y
          program.push({ op: "mul" });
        } else return;
      }
    }
    function signed() {
      if (is("-")) {
        next++;
        signed();
        program.push({ op: "neg" });
      } else if (is("+")) {
        next++;
        signed();
      } else power();
    }
    function power() {
      atom();
      if (!is("^")) return;
      next++;
      signed(); // from the right: 2^3^2 is 2^9
      program.push({ op: "pow" });
    }
    function atom() {
      const token = list.at(next++);
      if (!token) throw new FormulaError("the formula ends too early", end);
      if (token.kind === "number") program.push({ op: "number", value: Number(token.text) });
      else if (token.kind === "word") word(token.text, token.at);
      else if (token.text === "(") inBrackets(token.at);
      else throw new FormulaError(`a value is missing before “${token.text}”`, token.at);
    }
    function inBrackets(/** @type {number} */ opened) {
      sum();
      if (!is(")")) throw new FormulaError("this bracket is not closed", opened);
      next++;
    }
    function word(/** @type {string} */ name, /** @type {number} */ at) {
      if (name === "x" || name === "y") program.push({ op: name });
      else if (Object.hasOwn(CONSTANTS, name)) {
        program.push({ op: "number", value: CONSTANTS[name], name });
      } else if (Object.hasOwn(FUNCTIONS, name)) {
        if (!is("(")) throw new FormulaError(`${name} needs a bracket: ${name}(x)`, at);
        inBrackets(list[next++].at);
        program.push({ op: "call", name });
      } else {
        const known = ["x", "y", ...Object.keys(CONSTANTS), ...Object.keys(FUNCTIONS)];
        throw new FormulaError(`“${name}” is not known; there are ${known.join(", ")}`, at);
      }
    }

    if (!list.length) throw new FormulaError("type a formula, such as x^2 + 3 y^2", 0);
    sum();
    const left = peek();
    if (left) throw new FormulaError(`“${left.text}” is left over`, left.at);
    return program;
  }

  return { compile };
})();
