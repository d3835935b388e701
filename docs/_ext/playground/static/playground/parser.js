// Reads f(x, y) as typed, and computes it together with its derivatives. No eval: the
// text becomes a list of operations on a stack of (value, d/dx, d/dy).
"use strict";
{
  const playground = (globalThis.playground ??= {});

  class FormulaError extends Error {
    /** @param {string} message @param {number} at place in the text */
    constructor(message, at) {
      super(message);
      this.at = at;
    }
  }

  /** Each function, and its derivative from the argument and the value.
   * @type {Record<string, [(v: number) => number, (v: number, f: number) => number]>} */
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
  const CONSTANTS = { pi: Math.PI, e: Math.E };
  const TOKEN = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z]+)|(\*\*|[-+*/^()]))/iy;

  /** @param {string} text */
  function tokens(text) {
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
      if (number) found.push({ kind: "number", value: Number(number), text: number, at });
      else if (word) found.push({ kind: "word", text: word, at });
      else found.push({ kind: "sign", text: sign === "**" ? "^" : sign, at });
    }
    return found;
  }

  /** Turns text into operations, in the order in which a stack takes them.
   * @param {string} text */
  function compile(text) {
    const list = tokens(text);
    const program = [];
    let next = 0;
    const peek = () => list[next];
    const is = (sign) => peek()?.kind === "sign" && peek().text === sign;
    const end = text.trimEnd().length;

    function sum() {
      product();
      while (is("+") || is("-")) {
        const { text: sign } = list[next++];
        product();
        program.push(sign === "+" ? { op: "add" } : { op: "sub" });
      }
    }
    function product() {
      signed();
      for (;;) {
        if (is("*") || is("/")) {
          const { text: sign } = list[next++];
          signed();
          program.push(sign === "*" ? { op: "mul" } : { op: "div" });
        } else if (peek() && (peek().kind !== "sign" || is("("))) {
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
      const token = list[next++];
      if (!token) throw new FormulaError("the formula ends too early", end);
      if (token.kind === "number") program.push({ op: "number", value: token.value });
      else if (token.kind === "word") word(token);
      else if (token.text === "(") {
        sum();
        close(token.at);
      } else throw new FormulaError(`a value is missing before “${token.text}”`, token.at);
    }
    function close(opened) {
      if (!is(")")) {
        throw new FormulaError("this bracket is not closed", opened);
      }
      next++;
    }
    function word({ text: name, at }) {
      if (name === "x" || name === "y") program.push({ op: name });
      else if (Object.hasOwn(CONSTANTS, name)) {
        program.push({ op: "number", value: CONSTANTS[name], name });
      } else if (Object.hasOwn(FUNCTIONS, name)) {
        if (!is("(")) throw new FormulaError(`${name} needs a bracket: ${name}(x)`, at);
        const opened = list[next++].at;
        sum();
        close(opened);
        program.push({ op: "call", name, f: FUNCTIONS[name] });
      } else {
        const known = ["x", "y", ...Object.keys(CONSTANTS), ...Object.keys(FUNCTIONS)];
        throw new FormulaError(`“${name}” is not known; there are ${known.join(", ")}`, at);
      }
    }

    if (!list.length) throw new FormulaError("type a formula, such as x^2 + 3 y^2", 0);
    sum();
    if (peek()) throw new FormulaError(`“${peek().text}” is left over`, peek().at);
    return program;
  }

  /** A surface from a typed formula.
   * @param {string} text
   * @returns {import("./engine.js").Surface} */
  function surfaceFrom(text) {
    const program = compile(text);
    const size = program.length + 1;
    const v = new Float64Array(size);
    const dx = new Float64Array(size);
    const dy = new Float64Array(size);

    function evaluate(x, y) {
      let top = -1;
      for (const step of program) {
        const a = top - 1;
        const b = top;
        switch (step.op) {
          case "number":
          case "x":
          case "y":
            top++;
            v[top] = step.op === "number" ? step.value : step.op === "x" ? x : y;
            dx[top] = step.op === "x" ? 1 : 0;
            dy[top] = step.op === "y" ? 1 : 0;
            continue;
          case "neg":
            v[b] = -v[b];
            dx[b] = -dx[b];
            dy[b] = -dy[b];
            continue;
          case "call": {
            const value = step.f[0](v[b]);
            const slope = step.f[1](v[b], value);
            v[b] = value;
            dx[b] = dx[b] === 0 ? 0 : dx[b] * slope;
            dy[b] = dy[b] === 0 ? 0 : dy[b] * slope;
            continue;
          }
          case "add":
            v[a] += v[b];
            dx[a] += dx[b];
            dy[a] += dy[b];
            break;
          case "sub":
            v[a] -= v[b];
            dx[a] -= dx[b];
            dy[a] -= dy[b];
            break;
          case "mul":
            dx[a] = dx[a] * v[b] + v[a] * dx[b];
            dy[a] = dy[a] * v[b] + v[a] * dy[b];
            v[a] *= v[b];
            break;
          case "div": {
            const ratio = v[a] / v[b];
            dx[a] = (dx[a] - ratio * dx[b]) / v[b];
            dy[a] = (dy[a] - ratio * dy[b]) / v[b];
            v[a] = ratio;
            break;
          }
          case "pow": {
            const base = v[a];
            const exponent = v[b];
            const value = Math.pow(base, exponent);
            const slope = exponent === 0 ? 0 : exponent * Math.pow(base, exponent - 1);
            dx[a] = (dx[a] === 0 ? 0 : dx[a] * slope) + bend(dx[b], base, value);
            dy[a] = (dy[a] === 0 ? 0 : dy[a] * slope) + bend(dy[b], base, value);
            v[a] = value;
            break;
          }
        }
        top--;
      }
    }
    return {
      name: text,
      value: (x, y) => (evaluate(x, y), v[0]),
      gradient: (x, y, _, out) => {
        evaluate(x, y);
        out[0] = dx[0];
        out[1] = dy[0];
      },
    };
  }

  /** What the exponent's derivative adds to that of a power. */
  const bend = (slope, base, value) =>
    slope === 0 ? 0 : value === 0 ? 0 : slope * value * Math.log(base);

  const SIGNS = { add: "+", sub: "-", mul: "*", div: "/", pow: "**" };
  const NUMPY = { ln: "log", atan: "arctan" };

  /** The formula in Python, for autograd's NumPy.
   * @param {string} text */
  function toPython(text) {
    const stack = [];
    for (const { op, name, value } of compile(text)) {
      if (op === "number") stack.push(name ? `np.${name}` : String(value));
      else if (op === "x" || op === "y") stack.push(op);
      else if (op === "neg") stack.push(`(-${stack.pop()})`);
      else if (op === "call") stack.push(`np.${NUMPY[name] ?? name}(${stack.pop()})`);
      else {
        const right = stack.pop();
        stack.push(`(${stack.pop()} ${SIGNS[op]} ${right})`);
      }
    }
    return stack[0].replace(/^\((.*)\)$/, (whole, inner) => (balanced(inner) ? inner : whole));
  }

  /** Whether brackets close within the text, so that the outer pair may go. */
  function balanced(text) {
    let depth = 0;
    for (const sign of text) {
      depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
      if (depth < 0) return false;
    }
    return true;
  }

  Object.assign(playground, { FormulaError, surfaceFrom, toPython });
}
