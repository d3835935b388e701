"""Derivatives of smooth activations, written by the output."""

from functools import partial

import numpy as np

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

KINDS = ("leaky", "hidden")
BY_OUTPUT = "Of tanh it is 1 - h^2, of the sigmoid h (1 - h), with h the *output*."

slope = partial(mistake, steps="slope", advice=BY_OUTPUT, kinds=KINDS)


@slope("smooth-input", title="formula for the output h used with the input")
def with_input(e, _):
    return e.by_output(e.u)


@slope("smooth-output", title="derivative taken at the output of the activation: f'(h)")
def at_output(e, _):
    return e.by_output(e.activation(e.h))


@slope("smooth-square-missing", title="1 - h in place of the derivative")
def square_missing(e, _):
    return 0.0 * e.by_output(e.h) + 1.0 - e.h


@slope("smooth-square-alone", title="h^2 in place of the derivative")
def square_alone(e, _):
    return 0.0 * e.by_output(e.h) + e.h**2


@slope("smooth-squared", title="derivative squared", cost=1.2)
def squared(e, _):
    return e.by_output(e.h) ** 2


@slope("smooth-inverse", title="divided by the derivative", cost=1.2)
def inverse(e, _):
    return np.divide(1.0, e.by_output(e.h))
