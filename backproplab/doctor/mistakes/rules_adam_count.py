"""Adam: the number of the step, and the betas."""

import numpy as np

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

ADAM = ("adam",)
FIRST = "The first step has t = 1: use i + 1."


@mistake(
    "correction-missing",
    "t",
    "bias correction missing",
    "Divide f by 1 - beta_1^t and s by 1 - beta_2^t.",
    ADAM,
)
def uncorrected(_, right):
    return np.full_like(right, np.inf)


@mistake(
    "t-from-zero",
    "t",
    "t counted from 0: 1 - beta^0 is 0 in the first step",
    FIRST,
    ADAM,
)
def from_zero(e, _):
    return e.i + 0.0


@mistake(
    "t-repeats-one",
    "t",
    "t counted from 0, with 1 put in for 0: the first two steps have the same t",
    FIRST,
    ADAM,
)
def repeats_one(e, _):
    return np.maximum(e.i, 1.0)


@mistake(
    "t-skips-zero",
    "t",
    "t counted from 0, and no correction in the first step",
    FIRST,
    ADAM,
)
def skips_zero(e, _):
    return np.where(e.i == 0, np.inf, e.i)


@mistake("t-from-two", "t", "t counted from 2", FIRST, ADAM)
def from_two(_, right):
    return right + 1


def patched(value):
    """A count in which `value` stands for 0."""

    def wrong(e, _):
        return np.where(e.i == 0, value, e.i)

    return wrong


for _value in (0.5, 0.1, 0.01, 0.001, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8):
    mistake(
        f"t-from-zero-{_value:g}",
        "t",
        f"t counted from 0, with {_value:g} put in for 0",
        FIRST,
        ADAM,
    )(patched(_value))


@mistake(
    "betas-exchanged",
    "betas",
    "beta_1 and beta_2 exchanged throughout",
    "beta_1 belongs to the gradient, beta_2 to its square.",
    ADAM,
)
def betas_exchanged(_, right):
    return right[::-1]
