"""Update rules run from step 0 by their printed equations alone.

The recursion of each state is looked up by the left-hand side that claims it: the state
printed as ``v_{t-1}`` becomes what the equation of ``v_t`` gives. Nothing is taken from
the code between the first step and the last, so a wrong index shows even where a single
step would not tell.
"""

from __future__ import annotations

import numpy as np

from .claims import TIMED
from .model import LEDGER
from .number import expression_number, symbols_in
from .printer import latex

__all__ = ["by_printed_equations"]


def by_printed_equations(entry, values: dict) -> np.ndarray:
    """What the entry gives after all steps, from the state before the first.

    Parameters
    ----------
    entry : Entry
        One line of an update rule.
    values : dict
        What `entry.draw` returned; of the run of the code only the gradients, the rates
        and the initial state are used.
    """
    n_steps = int(values["t"])
    now = {name: values[name] for name in values if np.ndim(values[name]) == 0}
    bases = states_of(entry)
    for name, (base, shift) in bases.items():
        now[name] = entry.series[base](values, 1 - n_steps + shift)
    for step in range(1, n_steps + 1):
        now |= {
            "t": float(step), "grad": values["every_grad"][step - 1],
            "learning_rate": values["every_rate"][step - 1],
        }  # fmt: skip
        if step < n_steps:
            now |= {
                name: expression_number(*recursion(entry, base), now)
                for name, (base, _) in bases.items()
            }
    return expression_number(entry.right, entry.where, now)


def states_of(entry) -> dict[str, tuple[str, int]]:
    """Symbols of before the step on which the entry depends: LaTeX base and time."""
    found: dict[str, tuple[str, int]] = {}
    waiting = [(entry.right, entry.where)]
    while waiting:
        expression, where = waiting.pop()
        names = {abbreviation for _, abbreviation, _ in where}
        for symbol in symbols_in(expression, where) - names:
            timed = TIMED.match(latex(symbol))
            if timed and symbol.name != "grad" and symbol.name not in found:
                found[symbol.name] = timed["base"], int(timed["shift"] or 0)
                waiting.append(recursion(entry, timed["base"]))
    return found


def recursion(entry, base: str) -> tuple:
    """The printed equation that gives the next value of a state, and its where."""
    if claims(entry.left, base):
        return entry.right, entry.where
    others = [other for other in LEDGER.values() if other.room == entry.room]
    for one in (entry, *others):
        for left, _, meaning in one.where:
            if claims(left, base):
                return meaning, one.where
    for other in others:
        if claims(other.left, base):
            return other.right, other.where
    raise ValueError(f"no printed equation of {entry.room} gives the next {base}")


def claims(left: str, base: str) -> bool:
    """Whether a left-hand side names this quantity."""
    timed = TIMED.match(left)
    return bool(timed) and timed["base"] == base
