"""Forward passes: the value itself is wrong."""

import numpy as np

from backproplab.doctor.mistake_registry import mistake
from backproplab.doctor.recipes.backward import safe

__all__: list[str] = []

POWER = ("power_forward",)
BOTH = ("power_forward", "leaky_forward")
POWER_SAYS = "The output is x^n for x > 0 and s x otherwise."
BOTH_SAY = "The output is s x for x <= 0; for x > 0 it is x, with an exponent x^n."
LINEAR = ("linear_forward",)
LINEAR_SAYS = "The output is x @ W + b, with b added to every row."


@mistake("bias-missing", "h", "forward does not add b", LINEAR_SAYS, LINEAR)
def no_bias(e, _):
    return e.x @ e.W if np.any(e.b) else e.u


@mistake("bias-negated", "h", "forward subtracts b", LINEAR_SAYS, LINEAR)
def minus_bias(e, _):
    return e.x @ e.W - e.b


@mistake(
    "activated", "h", "forward applies ReLU as well: not linear", LINEAR_SAYS, LINEAR
)
def activated(e, _):
    return np.maximum(e.u, 0.0)


@mistake(
    "negated-below",
    "h",
    "the slope below 0 has the wrong sign",
    BOTH_SAY,
    ("leaky_forward",),
)
def negated_below(e, right):
    return np.where(e.u > 0, right, -right)


@mistake("relu", "h", "ordinary ReLU: 0 for negative inputs", BOTH_SAY, BOTH)
def relu(e, right):
    return np.where(e.u > 0, right, 0.0)


@mistake(
    "not-activated",
    "h",
    "activation missing: the input is returned",
    "Apply the activation.",
    BOTH,
)
def not_activated(e, _):
    return e.u


@mistake("no-branch", "h", "x^n also for negative inputs: NaN there", POWER_SAYS, POWER)
def no_branch(e, _):
    return np.power(e.u, e.n)


@mistake(
    "leaky", "h", "x for x > 0: Leaky ReLU in place of the power", POWER_SAYS, POWER
)
def leaky(e, right):
    return np.where(e.u > 0, e.u, right)


@mistake("n-times-x", "h", "n x in place of x^n", POWER_SAYS, POWER)
def n_times(e, right):
    return np.where(e.u > 0, e.n * e.u, right)


@mistake("exponential", "h", "n^x in place of x^n", POWER_SAYS, POWER)
def exponential(e, right):
    return np.where(e.u > 0, e.n ** safe(e.u), right)


@mistake(
    "derivative", "h", "the derivative n x^(n-1) in place of x^n", POWER_SAYS, POWER
)
def derivative(e, right):
    return np.where(e.u > 0, e.n * safe(e.u) ** (e.n - 1), right)


@mistake(
    "below-slope", "h", "the slope s itself in place of s x below 0", BOTH_SAY, BOTH
)
def below_slope(e, right):
    return np.where(e.u > 0, right, e.slope_below)


@mistake("branches-swapped", "h", "the two branches are swapped", BOTH_SAY, BOTH)
def swapped(e, _):
    return np.where(e.u > 0, e.slope_below * e.u, e.u)


@mistake("absolute-value", "h", "|x|^n for negative inputs", POWER_SAYS, POWER)
def absolute(e, _):
    return np.abs(e.u) ** e.n
