"""Derivatives of activations: wrong place, wrong branch, wrong formula."""

import numpy as np

from backproplab.doctor.mistake_registry import mistake
from backproplab.doctor.recipes.backward import safe

__all__: list[str] = []

POWERS = ("power", "power_hidden")
LEAKIES = ("leaky", "hidden")
BRANCH = "The branch is chosen by the activation's input: x > 0."
POWER_RULE = "The derivative of x^n with respect to x is n x^(n-1)."


@mistake(
    "slope-missing",
    "slope",
    "activation derivative missing (slope 1 everywhere, or a mask that is always true)",
    "Multiply by the derivative at the activation's input, entry by entry.",
)
def always_one(_, right):
    return np.ones_like(right)


@mistake(
    "relu",
    "slope",
    "ordinary ReLU: slope 0 for negative inputs in place of the small slope",
    "Below 0 the slope is the small one, not 0.",
)
def relu(e, right):
    return np.where(e.u > 0, right, 0.0)


@mistake(
    "all-below",
    "slope",
    "mask always false: the small slope everywhere",
    BRANCH,
)
def all_below(e, right):
    return e.slope_below + 0 * right


@mistake("branches-swapped", "slope", "the two branches are swapped", BRANCH, LEAKIES)
def swapped(e, _):
    return np.where(e.u > 0, e.slope_below, 1.0)


@mistake(
    "branches-swapped",
    "slope",
    "the two branches are swapped",
    BRANCH,
    POWERS,
)
def swapped_power(e, _):
    return np.where(e.u > 0, e.slope_below, e.n * np.power(e.u, e.n - 1))


@mistake(
    "above-one",
    "slope",
    "slope 1 for positive inputs: the derivative of Leaky ReLU, not of x^n",
    POWER_RULE,
    POWERS,
)
def leaky_instead(e, right):
    return np.where(e.u > 0, 1.0, right)


@mistake(
    "below-one",
    "slope",
    "slope 1 for negative inputs in place of the small slope",
    "Below 0 the slope is the small one.",
    POWERS,
)
def below_one(e, right):
    return np.where(e.u > 0, right, 1.0)


@mistake(
    "value",
    "slope",
    "the activation itself in place of its derivative",
    "Multiply by the derivative at the input, not by the output.",
)
def value(e, _):
    return e.h


@mistake(
    "input-times",
    "slope",
    "the activation's input in place of its derivative",
    "Multiply by the derivative at the input.",
    cost=1.2,
)
def pre_activation(e, _):
    return e.u


@mistake(
    "below-value",
    "slope",
    "below 0 the value (slope times input) in place of the slope",
    "The derivative of s x is s.",
)
def below_value(e, right):
    return np.where(e.u > 0, right, e.slope_below * e.u)


@mistake(
    "negative-below",
    "slope",
    "small slope with the wrong sign below 0",
    "Below 0 the slope is +s.",
)
def negative_below(e, right):
    return np.where(e.u > 0, right, -right)


def _slope_below(slope):
    def changed(e, right):
        return np.where(e.u > 0, right, slope)

    return changed


for _slope in (0.1, 0.001, 0.2, 0.3, 0.5, 0.05, 0.02):
    mistake(
        f"slope-{_slope}",
        "slope",
        f"slope {_slope} below 0, which is not the one of the forward pass",
        "Use the slope of the forward pass.",
        cost=1.1,
    )(_slope_below(_slope))


@mistake(
    "at-output",
    "slope",
    "derivative taken at the output of the activation, not at its input",
    "Evaluate n x^(n-1) at the input of the activation.",
    POWERS,
)
def at_output(e, _):
    return np.where(e.h > 0, e.n * safe(e.h) ** (e.n - 1), e.slope_below)


@mistake(
    "at-zero",
    "slope",
    "wrong branch at 0: slope 1 where the input is exactly 0",
    "The definition counts 0 to the lower branch: use x > 0, not x >= 0.",
    LEAKIES,
)
def one_at_zero(e, right):
    return np.where(e.u == 0, 1.0, right)


@mistake(
    "at-zero-none",
    "slope",
    "no branch at 0: slope 0 where the input is exactly 0",
    "The definition counts 0 to the lower branch: the masks x > 0 and x < 0 miss it.",
)
def none_at_zero(e, right):
    return np.where(e.u == 0, 0.0, right)


@mistake(
    "at-zero-nan",
    "slope terms",
    "NaN at 0: a power or logarithm is taken where the input is exactly 0",
    "Choose the base with np.where before the power or the logarithm.",
    POWERS,
)
def nan_at_zero(e, right):
    return np.where(e.u == 0, np.nan, right)


@mistake(
    "at-output",
    "slope",
    "derivative taken at the output with >=: the mask is true wherever the output is 0",
    BRANCH,
    LEAKIES,
    cost=1.3,
)
def rectified_mask(e, _):
    return np.where(np.maximum(e.u, 0) >= 0, 1.0, e.slope_below) + 0 * e.u
