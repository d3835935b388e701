"""The value of the L2 penalty."""

from functools import partial

import numpy as np

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

MEANS = "The penalty is 0.5 * l2 * sum(W^2), over all weights."

value = partial(mistake, advice=MEANS, kinds=("penalty_value",))


@value("half-missing", "value", "factor 1/2 missing")
def no_half(_, right):
    return 2 * right


@value("l2-missing", "value", "factor l2 missing")
def no_factor(e, _):
    return 0.5 * e.squares


@value("averaged", "squares", "mean of the squares in place of their sum")
def averaged(e, right):
    return right / e.W.size


@value("rooted", "squares", "norm of the weights in place of its square")
def rooted(_, right):
    return np.sqrt(right)


@value("not-squared", "squares", "sum of the weights in place of their squares")
def not_squared(e, _):
    return e.W.sum()


@value("absolute", "squares", "sum of absolute values: the L1 penalty")
def absolute(e, _):
    return np.abs(e.W).sum()


@value("negated", "value", "wrong sign")
def negated(_, right):
    return -right
