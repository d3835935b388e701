"""Smooth activations, and their derivatives written by the output."""

from collections.abc import Callable

import numpy as np

__all__ = ["SMOOTH_FUNCTIONS"]


def sigmoid(u):
    """Logistic function."""
    return 1.0 / (1.0 + np.exp(-u))


SMOOTH_FUNCTIONS: dict[str, tuple[Callable, Callable]] = {
    "sigmoid": (sigmoid, lambda h: h * (1.0 - h)),
    "tanh": (np.tanh, lambda h: 1.0 - h**2),
    "exponential": (np.exp, lambda h: h),
    "softplus": (lambda u: np.logaddexp(0.0, u), lambda h: -np.expm1(-h)),
}
