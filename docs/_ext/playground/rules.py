"""Which entries of the ledger make up a rule that can be run."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import sympy as sp
from ledger.model import LEDGER

from backproplab import OPTIMIZERS

from .javascript import assignments

__all__ = ["RULES", "Memory", "Rule"]


class Memory(NamedTuple):
    """One thing that a rule remembers for each coordinate."""

    symbol: str  # its name in the equations, before the step
    key: str  # its name in the state of the optimizer
    after: str  # its symbol after the step, or the entry that says what it becomes
    fades: bool = False  # whether it tends to 0 and is only ever taken from 1


FIRST = Memory("first_moment", "first_moment", "m_t")
SECOND = Memory("second_moment", "second_moment", "v_t")
VELOCITY = Memory("velocity", "velocity", "new_velocity")
SQUARES = Memory("square_sum", "square_sum", "s_t")
AVERAGE = Memory("average", "second_moment", "s_t")
STEPS = Memory("update_moment", "update_moment", "adadelta-steps")
LARGEST = Memory("largest", "largest_moment", "v_bar")
PRODUCT = Memory("product", "momentum_product", "pi_t", fades=True)
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
    Rule(
        "Adam",
        "adam-hat",
        (FIRST, SECOND),
        rate=0.2,
        title="Adam, eps beside the uncorrected root",
        fixed=(("eps_place", "hat"),),
    ),
    Rule("AMSGrad", "amsgrad", (FIRST, SECOND, LARGEST), rate=0.2),
    Rule("AdamW", "adamw", (FIRST, SECOND), rate=0.2),
    Rule("NAdam", "nadam", (FIRST, SECOND, PRODUCT), rate=0.2),
    Rule("Lion", "lion", (LION,), rate=0.05),
)
