"""Softmax and cross-entropy."""

import numpy as np

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

SIMPLE = "The gradient of the mean loss is (P - Y) / N, Y one-hot."
ONE = ("cross_entropy",)


@mistake(
    "one-hot-missing", "difference", "one-hot missing: P in place of P - Y", SIMPLE, ONE
)
def no_targets(e, _):
    return e.P


@mistake(
    "reversed",
    "difference",
    "Y - P in place of P - Y: the wrong sign",
    SIMPLE,
    ONE,
    cost=0.9,
)
def reversed_(e, _):
    return e.Y - e.P


@mistake("plus", "difference", "P + Y in place of P - Y", SIMPLE, ONE)
def plus(e, _):
    return e.P + e.Y


@mistake("softmax-missing", "difference", "softmax missing: z - Y", SIMPLE, ONE)
def no_softmax(e, _):
    return e.z - e.Y


@mistake("targets-alone", "difference", "P missing: only -Y", SIMPLE, ONE)
def targets_alone(e, _):
    return -e.Y


@mistake(
    "one-everywhere",
    "difference",
    "1 subtracted from every class, not only from the true one",
    SIMPLE,
    ONE,
)
def one_everywhere(e, _):
    return e.P - 1


@mistake(
    "label-subtracted",
    "difference",
    "the label's number subtracted, not its one-hot row",
    SIMPLE,
    ONE,
)
def label_subtracted(e, _):
    return e.P - e.Y.argmax(axis=-1)[:, None]


@mistake("wrong-class", "difference", "one-hot shifted by one class", SIMPLE, ONE)
def shifted(e, _):
    return e.P - np.roll(e.Y, 1, axis=-1)


JACOBIAN = "Softmax mixes its row: its Jacobian is diag(p) - p p^T, not a diagonal."


@mistake(
    "elementwise-softmax",
    "difference",
    "softmax derivative as if elementwise: -Y / P times P (1 - P)",
    JACOBIAN,
    ONE,
)
def elementwise(e, _):
    return -e.Y * (1 - e.P)


@mistake(
    "elementwise-softmax-factor",
    "difference",
    "P - Y multiplied by P (1 - P) as well: the softmax derivative twice",
    JACOBIAN,
    ONE,
)
def twice(e, right):
    return right * e.P * (1 - e.P)


@mistake(
    "elementwise-softmax-alone",
    "difference",
    "P (1 - P): a derivative of softmax without the loss",
    JACOBIAN,
    ONE,
)
def softmax_alone(e, _):
    return e.P * (1 - e.P)


@mistake(
    "softmax-derivative-missing",
    "difference",
    "derivative with respect to the "
    "probabilities, -Y / P: softmax's own derivative is missing",
    JACOBIAN,
    ONE,
)
def probabilities(e, _):
    return -e.Y / e.P


@mistake("logarithm", "difference", "log P in place of P", SIMPLE, ONE)
def log_probabilities(e, _):
    return np.log(e.P) - e.Y


AXIS = "Softmax normalizes each row: axis 1, keepdims=True."
BOTH = ("cross_entropy", "cross_entropy_value")


@mistake(
    "softmax-wrong-axis",
    "P",
    "softmax over the batch, not over the classes",
    AXIS,
    BOTH,
)
def wrong_axis(e, _):
    return np.exp(e.z) / np.exp(e.z).sum(axis=0, keepdims=True)


@mistake(
    "softmax-whole", "P", "softmax normalized over the whole batch at once", AXIS, BOTH
)
def whole(e, _):
    return np.exp(e.z) / np.exp(e.z).sum()


@mistake("softmax-unnormalized", "P", "exp(z) not divided by its sum", AXIS, BOTH)
def unnormalized(e, _):
    return np.exp(e.z)


@mistake("sigmoid", "P", "sigmoid in place of softmax", AXIS, BOTH)
def sigmoid(e, _):
    return 1 / (1 + np.exp(-e.z))


VALUE = ("cross_entropy_value",)
MEAN = "The loss is the mean of -log P[row, target] over the rows."


@mistake("summed", "data", "loss summed over the batch, not averaged", MEAN, VALUE)
def value_summed(e, right):
    return right * e.N


@mistake("all-entries", "data", "loss averaged over rows times classes", MEAN, VALUE)
def value_all(e, right):
    return right / e.Y.shape[-1]


@mistake("negated", "data", "loss has the wrong sign", MEAN, VALUE)
def value_negated(_, right):
    return -right
