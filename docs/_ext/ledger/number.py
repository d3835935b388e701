"""From an expression to a number."""

from __future__ import annotations

from functools import cache

import numpy as np
import sympy as sp

__all__ = ["compiled", "expression_number", "number", "spelled_out", "symbols_in"]


def number(entry, values: dict) -> np.ndarray:
    """The right-hand side of an entry at one point, as an array.

    Parameters
    ----------
    entry : Entry
        The equation.
    values : dict of str to array
        What `entry.draw` returned.
    """
    function, names = compiled(entry)
    arguments = [values[name] for name in names]
    if not entry.indices:
        return as_real(function(*arguments))
    out = np.empty([values[length] for _, length in entry.indices])
    for index in np.ndindex(*out.shape):
        out[index] = as_real(function(*arguments, *index))
    return out


def expression_number(expression, where, values: dict) -> np.ndarray:
    """An expression without free indices at one point, abbreviations spelled out."""
    function, names = _compile(expression, where, ())
    return as_real(function(*(values[name] for name in names)))


def as_real(value) -> np.ndarray:
    """A value as an array of float; a cast would silently drop an imaginary part."""
    value = np.asarray(value)
    if np.iscomplexobj(value):
        raise ValueError("the formula takes complex values here.")
    return value.astype(float)


@cache
def _compile(right, where, indices):
    right = spelled_out(right, where)
    require_equal_shapes(right)
    free = [index for index, _ in indices]
    arguments = sorted(right.free_symbols - set(free), key=lambda s: s.name)
    names = tuple(argument.name for argument in arguments)
    return sp.lambdify([*arguments, *free], right, "numpy"), names


def spelled_out(expression, where):
    """An expression without abbreviations; each may use the ones after it."""
    for _, abbreviation, meaning in where:
        expression = expression.xreplace({abbreviation: meaning})
    return expression


def symbols_in(expression, where) -> set:
    """The symbols of an expression and of the abbreviations that it uses."""
    used = set(expression.free_symbols)
    for _, abbreviation, meaning in where:
        if abbreviation in used:
            used |= meaning.free_symbols
    return used


def require_equal_shapes(expression):
    """Refuse sums and entrywise products that only broadcasting would make possible."""
    for node in sp.preorder_traversal(expression):
        if isinstance(node, sp.MatAdd | sp.HadamardProduct):
            shapes = {argument.shape for argument in node.args}
            if len(shapes) > 1:
                raise ValueError(
                    f"{node} joins matrices of shapes {sorted(map(str, shapes))}."
                )


def compiled(entry):
    """The right-hand side as a NumPy function, and the names of its arguments."""
    return _compile(entry.right, entry.where, entry.indices)
