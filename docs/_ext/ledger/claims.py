r"""What the left-hand side of an equation claims, as numbers.

A left-hand side is printed text, and text can be wrong. So it is read back: a
derivative is taken of the quantity above by the variable below, a name with a time is
looked up in a run of the code at that time, a name with the index of a step is computed
at that step, and any other name stands for what the file of the entry computes. The
same holds for the names of abbreviations, and for symbols on the right-hand side that
carry a time or the index of a step.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import autograd
import numpy as np
from sympy.parsing.sympy_parser import parse_expr

from .number import expression_number, symbols_in
from .oracles import derivative_by, jacobian_by
from .printer import latex

__all__ = ["Claim", "UnknownClaimError", "claimed", "misnamed", "require_indices"]

PARTIAL = re.compile(r"^\\frac\{\\partial (?P<of>.+)\}\{\\partial (?P<by>.+)\}$")
#: A base and a time: v_t, \theta_{t-1}, \eta_{k+1}.
TIMED = re.compile(
    r"^(?P<base>.+)_"
    r"(?:(?P<plain>[tk])|\{(?P<name>[tk])(?P<shift>[+-]\d+)?\})$"
)
#: A base and the index of another step: \eta_0, \eta'_{k-n}.
INDEXED = re.compile(r"^(?P<base>.+)_(?:(?P<plain>\w)|\{(?P<index>[^{}]+)\})$")
#: The gradient or the Hessian of a function of the plane.
NABLA = re.compile(r"^\\nabla(?P<twice>\^2)? (?P<of>.+)$")
PLANE = "(x, y)"


class UnknownClaimError(ValueError):
    """Nothing says what a left-hand side stands for."""


@dataclass(frozen=True)
class Claim:
    """What LaTeX stands for.

    Parameters
    ----------
    how : str
        How it was read, for readers.
    number : callable
        Maps values to its number.
    """

    how: str
    number: Callable[[dict], np.ndarray]


def claimed(entry, text: str) -> Claim:
    """What LaTeX on a left-hand side stands for.

    Parameters
    ----------
    entry : Entry
        Knows the quantities of its file.
    text : str
        The LaTeX.

    Raises
    ------
    UnknownClaimError
        If nothing of that name is known there.
    """
    if text in entry.means:
        return Claim(
            "what the code of this site computes under this name", entry.means[text]
        )
    if partial := PARTIAL.match(text):
        slope = derivative(*dependence(entry, partial["of"], partial["by"]))
        return Claim("the derivative of the upper quantity, by complex steps", slope)
    if nabla := NABLA.match(text):
        function, name = dependence(entry, nabla["of"], PLANE)
        if nabla["twice"]:
            return Claim("the second derivatives, by autograd", bend(function, name))
        slope = derivative(function, name)
        return Claim(
            "the derivatives by x and y, by complex steps", lambda v: slope(v)[:, None]
        )
    if (timed := TIMED.match(text)) and timed["base"] in entry.series:
        shift = int(timed["shift"] or 0)
        return Claim(
            "this quantity at this time of a run of the code",
            lambda values: entry.series[timed["base"]](values, shift),
        )
    if is_indexed(entry, text):
        return Claim("this quantity at this step", at_index(entry, text))
    raise UnknownClaimError(f"nothing says what {text!r} stands for")


def at_index(entry, text: str) -> Callable[[dict], np.ndarray]:
    """A sequence at the step that its printed index gives, computed from the values."""
    found = INDEXED.match(text)
    index = found["plain"] or found["index"]
    names = {latex(symbol): symbol for symbol in symbols_in(entry.right, entry.where)}
    step = parse_expr(index, local_dict=names)

    def evaluated(values):
        at = expression_number(step, (), values)
        return entry.series[found["base"]](values | {"step": at}, 0)

    return evaluated


def dependence(entry, of: str, by: str) -> tuple:
    """A quantity as a function of the values, and the name of a variable of it."""
    if (of, by) not in entry.derivatives:
        raise UnknownClaimError(f"nothing says how {of!r} depends on {by!r}")
    return entry.derivatives[of, by]


def bend(function, name: str) -> Callable[[dict], np.ndarray]:
    """The Hessian of a quantity."""
    return lambda values: autograd.hessian(lambda at: function(values | {name: at}))(
        values[name]
    )


def derivative(function, name: str) -> Callable[[dict], np.ndarray]:
    """The derivative of a quantity by a variable, through complex steps."""

    def evaluated(values):
        value, point = np.shape(function(values)), np.shape(values[name])
        if value and len(point) == 1:
            return jacobian_by(function, name)["complex step"](values)
        if value:  # entry by entry: each output depends on one entry of the variable
            moved = values[name] + 1e-30j
            return np.imag(function(values | {name: moved})) / 1e-30
        return derivative_by(function, name)["complex step"](values)

    return evaluated


def misnamed(entry, values: dict):
    """Names beside the left-hand side, each with its number and what it claims.

    Abbreviations, and symbols with a time index among the values.

    Yields
    ------
    tuple of (str, ndarray, ndarray)
        The LaTeX, the number that the equation uses for it, what the name stands for.
    """
    used = symbols_in(entry.right, entry.where)
    for left, abbreviation, meaning in entry.where:
        if abbreviation in used and knows(entry, left):
            number = expression_number(meaning, entry.where, values)
            yield left, number, claimed(entry, left).number(values)
    names = {abbreviation for _, abbreviation, _ in entry.where}
    for symbol in sorted(used - names, key=lambda s: s.name):
        text = latex(symbol)
        if symbol.name in values and (is_timed(text) or is_indexed(entry, text)):
            yield text, values[symbol.name], claimed(entry, text).number(values)


def require_indices(entry):
    """Refuse a left-hand side whose indices are not those of the array, in order."""
    free = [latex(index) for index, _ in entry.indices]
    printed = "".join(re.findall(r"_\{?(\w+)\}?", entry.left))
    if free and "".join(free) != printed:
        raise ValueError(
            f"the left side {entry.left} has the indices {printed!r}, the array has "
            f"{''.join(free)!r}."
        )


def is_timed(text: str) -> bool:
    """Whether a symbol carries a time."""
    return bool(TIMED.match(text))


def is_indexed(entry, text: str) -> bool:
    """Whether a symbol is a quantity of the entry at another step."""
    found = INDEXED.match(text)
    return bool(found) and found["base"] in entry.series


def knows(entry, text: str) -> bool:
    """Whether an abbreviation is a quantity with a meaning outside of the equation.

    One with a time always is; others, such as a factor pulled out for reading, need
    not be.
    """
    if is_timed(text):
        return True
    return text in entry.means
