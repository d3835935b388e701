"""Ways to a derivative that use neither the printed formula nor hand-written code."""

from __future__ import annotations

from functools import cache

import autograd
import numpy as np
import sympy as sp

from backproplab.gradcheck import autodiff, complex_step

__all__ = ["derivative_by", "jacobian_by", "symbolic"]


def derivative_by(potential, name: str) -> dict:
    """Complex step and autograd of a scalar function of the values.

    Parameters
    ----------
    potential : callable
        Maps values to a number; forward code only.
    name : str
        The value that is varied. The derivative has its shape.
    """

    def function(values):
        shape = np.shape(values[name])
        return lambda flat: potential(values | {name: flat.reshape(shape)})

    def through(oracle):
        def derivative(values):
            point = np.ravel(values[name]).astype(float)
            return oracle(function(values), point).reshape(np.shape(values[name]))

        return derivative

    return {"complex step": through(complex_step), "autograd": through(autodiff)}


def jacobian_by(function, name: str) -> dict:
    """Complex step and autograd of a vector function of one vector of values."""

    def automatic(values):
        return autograd.jacobian(lambda v: function(values | {name: v}))(values[name])

    def by_steps(values):
        point = np.asarray(values[name], dtype=complex)
        columns = [
            np.imag(function(values | {name: point + 1e-30j * shift})) / 1e-30
            for shift in np.eye(point.size)
        ]
        return np.stack(columns, axis=-1)

    return {"complex step": by_steps, "autograd": automatic}


def symbolic(expression, derivatives) -> dict:
    """SymPy's own derivatives of a scalar expression, evaluated.

    Parameters
    ----------
    expression : sympy expression
        The function, in symbols only.
    derivatives : sympy.Symbol or list of lists of tuples
        One variable, or for each place of a matrix the variables, one after the other.
    """

    @cache  # seconds for some surfaces, and not needed where nothing has changed
    def derived():
        with sp.evaluate(True):
            plain = expression.doit()
            if isinstance(derivatives, sp.Symbol):
                found = sp.diff(plain, derivatives)
            else:
                rows = [[sp.diff(plain, *each) for each in row] for row in derivatives]
                found = sp.Matrix(rows)
        arguments = sorted(plain.free_symbols, key=lambda symbol: symbol.name)
        return arguments, sp.lambdify(arguments, found, "numpy")

    def evaluated(values):
        arguments, function = derived()
        return function(*(values[symbol.name] for symbol in arguments))

    return {"SymPy": evaluated}
