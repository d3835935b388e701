"""Backward passes of layers, step by step.

What a recipe knows at the start: `x` (batch, in), `W` (in, out), `b`, the upstream
gradient `G` (batch, out), the input `u` of the activation and its output `h`, its
negative `slope_below` (of a smooth activation the derivative `by_output`), the exponent
`n`, the penalty `l2`, the batch size `N` and the learning rate `rate`.
"""

import numpy as np

from backproplab.doctor.recipe import Recipe

__all__ = [
    "HIDDEN",
    "LEAKY",
    "LINEAR",
    "POWER",
    "POWER_HIDDEN",
    "SMOOTH",
    "SMOOTH_HIDDEN",
]


def safe(u):
    """`u` where it is positive, 1 elsewhere: a base that every power is defined for."""
    return np.where(u > 0, u, 1.0)


def power_slope(e):
    """Slope n u^(n-1) for positive u, the small slope elsewhere."""
    return np.where(e.u > 0, e.n * safe(e.u) ** (e.n - 1), e.slope_below)


def penalized(e):
    """Gradient of the data term plus that of the penalty, if there is any."""
    return e.weight_data + e.penalty if np.any(e.penalty) else e.weight_data


START = (("upstream", lambda e: e.G),)

LEAKY_SLOPE = (("slope", lambda e: np.where(e.u > 0, 1.0, e.slope_below)),)

SMOOTH_SLOPE = (("slope", lambda e: e.by_output(e.h)),)

POWER_SLOPE = (("slope", power_slope),)

DELTA = (("delta", lambda e: e.upstream * e.slope),)

AFFINE = (
    ("weight_data", lambda e: e.x.T @ e.delta),
    ("penalty", lambda e: e.l2 * e.W),
    ("weight", penalized),
    ("bias", lambda e: e.delta.sum(axis=0)),
    ("input", lambda e: e.delta @ e.W.T),
)

EXPONENT = (
    ("terms", lambda e: np.where(e.u > 0, safe(e.u) ** e.n * np.log(safe(e.u)), 0.0)),
    ("weighted", lambda e: e.upstream * e.terms),
    ("exponent", lambda e: e.weighted.sum()),
)

THROUGH = (("input", lambda e: e.upstream * e.slope),)

LINEAR = Recipe(
    "linear",
    (*START, ("delta", lambda e: e.upstream), *AFFINE),
    ("weight", "bias", "input"),
)
LEAKY = Recipe("leaky", START + LEAKY_SLOPE + THROUGH, ("input",))
# Mistakes of a leaky activation are those of a smooth one, and some more.
SMOOTH = Recipe("leaky", START + SMOOTH_SLOPE + THROUGH, ("input",))
SMOOTH_HIDDEN = Recipe(
    "hidden", START + SMOOTH_SLOPE + DELTA + AFFINE, ("weight", "bias", "input")
)
POWER = Recipe("power", START + POWER_SLOPE + THROUGH + EXPONENT, ("exponent", "input"))
HIDDEN = Recipe(
    "hidden", START + LEAKY_SLOPE + DELTA + AFFINE, ("weight", "bias", "input")
)
POWER_HIDDEN = Recipe(
    "power_hidden",
    START + POWER_SLOPE + DELTA + AFFINE + EXPONENT,
    ("weight", "bias", "exponent", "input"),
)
