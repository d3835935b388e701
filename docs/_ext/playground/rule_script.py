"""What the page has to know about a rule."""

from __future__ import annotations

import numpy as np
import sympy as sp
from ledger.model import LEDGER
from ledger.notation import t
from ledger.writing import LATEX

from .javascript import code, function, identifier
from .reading import words
from .rules import RULES, Rule

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

    Powers of the step's number are the same for all coordinates: `constants_js`
    writes them to `c`, once for all. The memory of a coordinate begins at `s[at]`.
    """
    lines = rule.equations()
    start = rule.cls().init(np.zeros(1))
    options = list(rule.hyperparameters())
    rates = {name: f"h.{name}" for name, *_ in options}
    kept = {m.symbol: f"s[at + {i}]" for i, m in enumerate(rule.memory)}
    powers = step_powers(expression for _, expression in lines)
    hoists = {f"c{i}": f"c[{i}]" for i in range(len(powers))}
    hoisted = [(symbol, expression.xreplace(powers)) for symbol, expression in lines]
    body = [f"const {identifier(s)} = {code(e)};" for s, e in hoisted]
    after = [
        f"s[at + {i}] = {'next_' + m.symbol if m.after in LEDGER else m.after};"
        for i, m in enumerate(rule.memory)
    ]
    shown = ", ".join(identifier(symbol) for symbol, _ in lines)
    filled = [f"c[{i}] = {code(power)};" for i, power in enumerate(powers)]
    arguments, known = "theta, grad, s, at, h, c", rates | hoists | kept
    ahead = code(rule.ahead()) if rule.lookahead else "theta"
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
        "looksAhead": bool(rule.lookahead),
        "n_constants": len(powers),
        "constants_js": function("h, t, c", rates, filled),
        "step_js": function(arguments, known, [*body, *after], "moved"),
        "inside_js": function(arguments, known, body, f"[{shown}]"),
        "ahead_js": function("theta, s, at, h", rates | kept, [], ahead),
    }


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
