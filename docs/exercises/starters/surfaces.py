"""Exercise: the homework's test functions.

Each returns f(x, y) and a function that returns its optimum.
Check it with: python -m backproplab check surfaces.py
"""

import autograd.numpy as np


def bowl():
    """x^2 + y^2."""

    def f(x, y):
        raise NotImplementedError("your turn")

    def optimum():
        raise NotImplementedError("your turn")

    return f, optimum


def mult():
    """Sine of the distance from the origin."""

    def f(x, y):
        raise NotImplementedError("your turn")

    def optimum():
        raise NotImplementedError("your turn")

    return f, optimum


def monkey():
    """x^3 - 3 x y^2."""

    def f(x, y):
        raise NotImplementedError("your turn")

    def optimum():
        raise NotImplementedError("your turn")

    return f, optimum


def matyas():
    """0.26 (x^2 + y^2) - 0.48 x y."""

    def f(x, y):
        raise NotImplementedError("your turn")

    def optimum():
        raise NotImplementedError("your turn")

    return f, optimum


def easom():
    """A narrow hole at (pi, pi)."""

    def f(x, y):
        raise NotImplementedError("your turn")

    def optimum():
        raise NotImplementedError("your turn")

    return f, optimum
