"""Forward passes: the value itself is wrong."""

import numpy as np

from backproplab.doctor.mistake import mistake
from backproplab.doctor.recipes.backward import safe

__all__: list[str] = []

POWER = ("power_forward",)
BOTH = ("power_forward", "leaky_forward")
DEFINITION = "The output is {} for x > 0 and s x otherwise."
POWER_SAYS = DEFINITION.format("x^n")


@mistake("relu", "h", "ordinary ReLU: 0 for negative inputs", POWER_SAYS, BOTH)
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
    "below-slope", "h", "the slope s itself in place of s x below 0", POWER_SAYS, BOTH
)
def below_slope(e, right):
    return np.where(e.u > 0, right, e.slope_below)


@mistake("branches-swapped", "h", "the two branches are swapped", POWER_SAYS, BOTH)
def swapped(e, _):
    return np.where(e.u > 0, e.slope_below * e.u, e.u)


@mistake("absolute-value", "h", "|x|^n for negative inputs", POWER_SAYS, POWER)
def absolute(e, _):
    return np.abs(e.u) ** e.n
