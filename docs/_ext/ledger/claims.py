r"""What the left-hand side of an equation claims, as numbers.

A left-hand side is printed text, and text can be wrong. So it is read back: a partial
derivative is taken of the quantity above by the variable below, a name with a time is
looked up in a run of the code at that time, and any other name stands for what the file
of the entry says. The same holds for the names of abbreviations, and for symbols on the
right-hand side that carry a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from .number import expression_number
from .oracles import derivative_by, jacobian_by
from .printer import latex

__all__ = ["UnknownClaimError", "claimed", "misnamed"]

PARTIAL = re.compile(r"^\\frac\{\\partial (?P<of>.+)\}\{\\partial (?P<by>.+)\}$")
#: A base and a time: v_t, \theta_{t-1}, \eta_{k+1}.
TIMED = re.compile(
    r"^(?P<base>.+)_"
    r"(?:(?P<plain>[tk])|\{(?P<name>[tk])(?P<shift>[+-]\d+)?\})$"
)


class UnknownClaimError(ValueError):
    """Nothing says what a left-hand side stands for."""


def claimed(entry, text: str) -> Callable[[dict], np.ndarray]:
    """What LaTeX on a left-hand side stands for, as a function of the values.

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
        return entry.means[text]
    if partial := PARTIAL.match(text):
        return derivative(entry, partial["of"], partial["by"])
    if (timed := TIMED.match(text)) and timed["base"] in entry.series:
        shift = int(timed["shift"] or 0)
        return lambda values: entry.series[timed["base"]](values, shift)
    raise UnknownClaimError(f"nothing says what {text!r} stands for")


def derivative(entry, of: str, by: str) -> Callable[[dict], np.ndarray]:
    """The derivative of a quantity by a variable, through complex steps."""
    if (of, by) not in entry.derivatives:
        raise UnknownClaimError(f"nothing says how {of!r} depends on {by!r}")
    function, name = entry.derivatives[of, by]

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
    used = set(entry.right.free_symbols)
    for left, abbreviation, meaning in entry.where:
        if abbreviation in used and knows(entry, left):
            used |= meaning.free_symbols
            number = expression_number(meaning, entry.where, values)
            yield left, number, claimed(entry, left)(values)
    names = {abbreviation for _, abbreviation, _ in entry.where}
    for symbol in sorted(used - names, key=lambda s: s.name):
        if symbol.name in values and is_timed(latex(symbol)):
            text = latex(symbol)
            yield text, values[symbol.name], claimed(entry, text)(values)


def is_timed(text: str) -> bool:
    """Whether a symbol carries a time."""
    return bool(TIMED.match(text)) or "'_" in text


def knows(entry, text: str) -> bool:
    """Whether an abbreviation is a quantity with a meaning outside of the equation.

    One with a time always is; others, such as a factor pulled out for reading, need
    not be.
    """
    if is_timed(text):
        return True
    return text in entry.means
