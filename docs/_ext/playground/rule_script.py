"""What the page has to know about a rule."""

from __future__ import annotations

import numpy as np
import sympy as sp
from ledger.model import LEDGER
from ledger.notation import t
from ledger.writing import LATEX

from .functions import function, loop
from .javascript import code, identifier
from .reading import words
from .rules import RULES, Memory, Rule

__all__ = ["NAMES", "script", "symbols"]

#: What quantities of a step are called.
NAMES = {
    "learning_rate": "rate",
    "theta": "point",
    "grad": "gradient",
    "velocity": "velocity before",
    "new_velocity": "velocity",
    "square_sum": "sum of squares before",
    "average": "mean of squares before",
    "s_t": "squares",
    "update_moment": "mean of squared steps before",
    "next_update_moment": "mean of squared steps",
    "d_t": "step before the rate",
    "first_moment": "first moment before",
    "second_moment": "second moment before",
    "next_first_moment": "first moment",
    "m_t": "first moment",
    "v_t": "second moment",
    "m_hat": "corrected first moment",
    "v_hat": "corrected second moment",
    "largest": "largest moment before",
    "v_bar": "largest moment",
    "product": "product of momenta before",
    "pi_t": "product of momenta",
    "mu_t": "momentum",
    "mu_next": "next momentum",
    "m_bar": "mean of moment and gradient",
    "moved": "next point",
    "update": "update",
    "effective": "effective rate",
}


def script(rule: Rule) -> dict:
    """What the page has to know about a rule; values of `_js` are JavaScript.

    The rate and the powers of the step's number are the same for all coordinates. They
    stand in a table, from `c[at]` on: the page writes the rate there, and
    `constants_js` the powers. Each coordinate remembers as many numbers as `start` has;
    those of the first begin at `s[0]`.
    """
    lines = rule.equations()
    start = rule.cls().init(np.zeros(1))
    options = list(rule.hyperparameters())
    rates = {name: f"h.{name}" for name, *_ in options} | {"learning_rate": "c[at]"}
    at = place(len(rule.memory))
    kept = {m.symbol: f"s[{at} + {i}]" for i, m in enumerate(rule.memory)}
    point = {"theta": "points[k]", "grad": "grads[k]"}
    powers = step_powers(expression for _, expression in lines)
    hoists = {f"c{i}": f"c[at + {i + 1}]" for i in range(len(powers))}
    hoisted = [(symbol, expression.xreplace(powers)) for symbol, expression in lines]
    body = [f"const {identifier(s)} = {code(e)};" for s, e in hoisted]
    after = [f"s[{at} + {i}] = {kept_of(m)};" for i, m in enumerate(rule.memory)]
    shown = ", ".join(identifier(symbol) for symbol, _ in lines)
    filled = [f"c[at + {i + 1}] = {code(power)};" for i, power in enumerate(powers)]
    many, one = "points, grads, s, h, c, at, n", "k, points, grads, s, h, c, at"
    known, moved = rates | hoists, "points[k] = moved;"
    ahead = f"out[k] = {code(rule.ahead())};" if rule.lookahead else None
    return {
        "optimizer": rule.optimizer,
        "name": rule.name,
        "entry": rule.entry,
        "fixed": dict(rule.fixed),
        "hyperparameters": [
            {"name": name, "value": value, "interval": interval, "whole": False}
            for name, value, interval in options
        ],
        "memory": [memory.symbol for memory in rule.memory],
        "start": [float(np.ravel(start[m.key])[0]) for m in rule.memory],
        "lines": [
            {"name": identifier(s), "label": label(s), "words": words(e)}
            for s, e in lines
        ],
        "n_constants": 1 + len(powers),
        "constants_js": function("h, t, c, at", rates, filled),
        "step_js": loop(many, known, point | kept, [*body, *after, moved]),
        "inside_js": function(one, known | point | kept, body, f"[{shown}]"),
        "ahead_js": loop("points, s, h, out, n", rates, point | kept, [ahead])
        if ahead
        else "null",
    }


def kept_of(memory: Memory) -> str:
    """What is remembered after the step.

    Processors are a hundred times slower with numbers near the smallest there are. What
    is taken from 1 may be nothing long before.
    """
    name = "next_" + memory.symbol if memory.after in LEDGER else memory.after
    return f"{name} < 1e-300 ? 0 : {name}" if memory.fades else name


def place(n_kept: int) -> str:
    """Where the memory of the k-th coordinate begins."""
    return "k" if n_kept == 1 else f"{n_kept} * k"


def step_powers(expressions) -> dict:
    """Powers whose exponent counts steps, and the symbol that stands for each."""
    found = sorted(
        {
            power
            for expression in expressions
            for power in expression.atoms(sp.Pow)
            if t in power.exp.free_symbols
        },
        key=str,
    )
    return {power: sp.Symbol(f"c{i}") for i, power in enumerate(found)}


def symbols() -> dict[str, str]:
    """LaTeX of what rules are given and remember, and of what follows from a step."""
    names = {memory.symbol for rule in RULES for memory in rule.memory}
    given = sorted({"learning_rate", "theta", "grad"} | names)
    change = r"\theta_t - \theta_{t-1}"
    after = {"update": change, "effective": rf"-\frac{{{change}}}{{g_t}}"}
    return {name: LATEX[name] for name in given} | after


def label(symbol) -> str:
    """LaTeX of what a line computes."""
    if symbol.name == "moved":
        return r"\theta_t"
    if symbol.name.startswith("next_"):
        return {"first_moment": "m_t", "update_moment": "u_t"}[symbol.name[5:]]
    return LATEX.get(symbol.name, symbol.name)
