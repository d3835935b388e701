"""Axes: not summed, summed over the wrong one, transposed."""

import numpy as np

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

AFFINE = ("linear", "hidden", "power_hidden")
BIAS = "The bias was added to every row, so its gradient sums over the rows: axis 0."


@mistake("unsummed", "bias", "bias gradient not summed over the batch", BIAS)
def unsummed(e, _):
    return e.delta


@mistake("first-row", "bias", "bias gradient of the first row only", BIAS)
def first_row(e, _):
    return e.delta[0]


@mistake("last-row", "bias", "bias gradient of the last row only", BIAS)
def last_row(e, _):
    return e.delta[-1]


@mistake("wrong-axis", "bias", "bias gradient summed over the wrong axis", BIAS)
def wrong_axis(e, _):
    return e.delta.sum(axis=1)


@mistake(
    "wrong-axis-mean",
    "bias",
    "bias gradient averaged over the wrong axis",
    BIAS,
    cost=1.2,
)
def wrong_axis_mean(e, _):
    return e.delta.mean(axis=1)


@mistake(
    "total",
    "bias",
    "bias gradient summed over everything, then broadcast to every entry",
    BIAS,
)
def total(_, right):
    return right.sum() + 0 * right


@mistake(
    "total-scalar", "bias", "bias gradient summed over everything to one number", BIAS
)
def total_scalar(_, right):
    return np.asarray(right).sum()


@mistake(
    "total-mean",
    "bias",
    "bias gradient averaged over everything, then broadcast to every entry",
    BIAS,
    cost=1.2,
)
def total_mean(e, right):
    return e.delta.mean() + 0 * right


@mistake(
    "bias-times-value", "bias", "bias gradient multiplied by the bias", BIAS, cost=1.2
)
def times_bias(e, right):
    return right * e.b


SIDES = "W maps in to out: the weight gradient is x.T @ delta, of W's own shape."


@mistake("transposed", "weight_data", "weight gradient transposed", SIDES)
def transposed(_, right):
    return right.T


@mistake(
    "transposed", "weight", "weight gradient, L2 included, transposed", SIDES, cost=1.1
)
def weight_transposed(_, right):
    return right.T


@mistake(
    "input-untransposed",
    "weight_data",
    "x in place of x.T in the weight gradient",
    SIDES,
)
def input_untransposed(e, _):
    return e.x @ e.delta


@mistake(
    "output-in-place-of-input",
    "weight_data",
    "the layer's output in place of its input in the weight gradient",
    SIDES,
    AFFINE,
)
def output_instead(e, _):
    return getattr(e, "h", e.u).T @ e.delta


@mistake(
    "weight-untransposed",
    "input",
    "W in place of W.T in the input gradient",
    "The input gradient is delta @ W.T.",
    AFFINE,
)
def weight_untransposed(e, _):
    return e.delta @ e.W


@mistake(
    "input-transposed",
    "input",
    "input gradient transposed",
    "A gradient has the shape of what it belongs to.",
)
def input_transposed(_, right):
    return right.T


@mistake(
    "input-times-x",
    "input",
    "input gradient multiplied by the input",
    "The input gradient is delta @ W.T.",
    AFFINE,
    cost=1.2,
)
def times_input(e, right):
    return right * e.x


@mistake(
    "outer-first-row",
    "weight_data",
    "weight gradient of the first row only",
    "Every row meets every weight: the matrix product sums over the rows.",
)
def weight_first_row(e, _):
    return np.outer(e.x[0], e.delta[0])


@mistake(
    "outer-last-row",
    "weight_data",
    "weight gradient of the last row only: overwritten in a loop, not added up",
    "Add up what each row gives: dW += np.outer(x[i], delta[i]).",
)
def weight_last_row(e, _):
    return np.outer(e.x[-1], e.delta[-1])


@mistake(
    "absolute-weight",
    "input",
    "delta multiplied by the sums of the weights",
    "The input gradient is delta @ W.T.",
    AFFINE,
    cost=1.5,
)
def weight_sums(e, right):
    return e.delta.sum(axis=1, keepdims=True) * e.W.sum(axis=1) + 0 * right


@mistake(
    "transposed",
    "outputs",
    "gradient transposed",
    "A gradient has the shape of what it belongs to.",
)
def outputs_transposed(_, right):
    return right.T
