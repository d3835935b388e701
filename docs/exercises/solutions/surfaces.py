"""Solution: the homework's test functions."""

import autograd.numpy as np


def bowl():
    """x^2 + y^2."""

    def f(x, y):
        return x**2 + y**2

    def optimum():
        return np.array([0.0, 0.0])

    return f, optimum


def mult():
    """Sine of the distance from the origin."""

    def f(x, y):
        return np.sin(np.sqrt(x**2 + y**2))

    def optimum():
        return np.array([1.5 * np.pi, 0.0])

    return f, optimum


def monkey():
    """x^3 - 3 x y^2."""

    def f(x, y):
        return x**3 - 3 * x * y**2

    def optimum():
        return np.array([0.0, 0.0])

    return f, optimum


def matyas():
    """0.26 (x^2 + y^2) - 0.48 x y."""

    def f(x, y):
        return 0.26 * (x**2 + y**2) - 0.48 * x * y

    def optimum():
        return np.array([0.0, 0.0])

    return f, optimum


def easom():
    """A narrow hole at (pi, pi)."""

    def f(x, y):
        waves = np.cos(x) * np.cos(y)
        return -waves * np.exp(-((x - np.pi) ** 2 + (y - np.pi) ** 2))

    def optimum():
        return np.array([np.pi, np.pi])

    return f, optimum
