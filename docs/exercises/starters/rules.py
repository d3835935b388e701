"""Exercise: the homework's optimizer rules.

All arguments are numbers; draw the noise with gauss(dx, 1).
Check it with: python -m backproplab check rules.py
"""

from math import sqrt
from random import gauss


def gradient_descent(x, y, dx, dy, hparams):
    """One step against the gradient."""
    raise NotImplementedError("your turn")


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    """One step against a noisy gradient."""
    raise NotImplementedError("your turn")


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    """One step by the velocity, which keeps part of itself."""
    raise NotImplementedError("your turn")


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    """One step divided by the root of the sum of all squares so far."""
    raise NotImplementedError("your turn")


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    """One step along an average gradient, divided by an average size."""
    raise NotImplementedError("your turn")
