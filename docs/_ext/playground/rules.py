"""Which entries of the ledger make up a rule that can be run."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import numpy as np
import sympy as sp
from ledger.model import LEDGER
from ledger.notation import t
from ledger.writing import LATEX

from backproplab import OPTIMIZERS

from .javascript import assignments, code, function, identifier, words

__all__ = ["NAMES", "RULES", "Memory", "Rule", "script", "symbols"]


class Memory(NamedTuple):
    """One thing that a rule remembers for each coordinate."""

    symbol: str  # its name in the equations, before the step
    key: str  # its name in the state of the optimizer
    after: str  # its symbol after the step, or the entry that says what it becomes


FIRST = Memory("first_moment", "first_moment", "m_t")
SECOND = Memory("second_moment", "second_moment", "v_t")
VELOCITY = Memory("velocity", "velocity", "new_velocity")
SQUARES = Memory("square_sum", "square_sum", "s_t")
AVERAGE = Memory("average", "second_moment", "s_t")
STEPS = Memory("update_moment", "update_moment", "adadelta-steps")
LARGEST = Memory("largest", "largest_moment", "v_bar")
PRODUCT = Memory("product", "momentum_product", "pi_t")
LION = Memory("first_moment", "first_moment", "lion-average")


class Rule(NamedTuple):
    """An optimizer of the package, as equations."""

    optimizer: str
    entry: str
    memory: tuple[Memory, ...] = ()
    lookahead: str | None = None
    rate: float = 0.1
    title: str | None = None
    fixed: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What the reader chooses from."""
        return self.title or self.optimizer

    @property
    def cls(self):
        """The class in the package."""
        return OPTIMIZERS[self.optimizer]

    def hyperparameters(self):
        """Fields of the class that the equations use, with default and range."""
        used = {s.name for line in self.equations() for s in line[1].free_symbols}
        for field in dataclasses.fields(self.cls):
            if field.name in used:
                default = self.rate if field.name == "learning_rate" else field.default
                yield field.name, default, field.metadata["interval"]

    def equations(self):
        """Pairs of symbol and expression: the lines of one step, the point last."""
        step = LEDGER[self.entry]
        others = {m.symbol: LEDGER[m.after] for m in self.memory if m.after in LEDGER}
        rights = [entry.right for entry in others.values()]
        where = step.where + sum((entry.where for entry in others.values()), ())
        by_name = {symbol.name: symbol for _, symbol, _ in where}
        kept = [by_name[m.after] for m in self.memory if m.after in by_name]
        lines = assignments(where, step.right, *rights, *kept)
        lines += [(sp.Symbol(f"next_{name}"), e.right) for name, e in others.items()]
        return [*lines, (sp.Symbol("moved"), step.right)]

    def ahead(self):
        """Where the gradient is taken, or None for the point itself."""
        return LEDGER[self.lookahead].right if self.lookahead else None


RULES = (
    Rule("GradientDescent", "gradient-descent"),
    Rule("Momentum", "momentum", (VELOCITY,), rate=0.02),
    Rule("Nesterov", "nesterov", (VELOCITY,), "nesterov-lookahead", rate=0.02),
    Rule("AdaGrad", "adagrad", (SQUARES,), rate=0.5),
    Rule(
        "AdaGrad",
        "adagrad-inside",
        (SQUARES,),
        rate=0.5,
        title="AdaGrad, eps inside the root",
        fixed=(("eps_place", "inside"),),
    ),
    Rule("RMSProp", "rmsprop", (AVERAGE,), rate=0.05),
    Rule("AdaDelta", "adadelta", (AVERAGE, STEPS), rate=1.0),
    Rule("Adam", "adam", (FIRST, SECOND), rate=0.2),
    Rule(
        "Adam",
        "adam-inside",
        (FIRST, SECOND),
        rate=0.2,
        title="Adam, eps inside the root",
        fixed=(("eps_place", "inside"),),
    ),
    Rule("AMSGrad", "amsgrad", (FIRST, SECOND, LARGEST), rate=0.2),
    Rule("AdamW", "adamw", (FIRST, SECOND), rate=0.2),
    Rule("NAdam", "nadam", (FIRST, SECOND, PRODUCT), rate=0.2),
    Rule("Lion", "lion", (LION,), rate=0.05),
)


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
