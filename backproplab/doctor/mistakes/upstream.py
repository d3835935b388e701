"""The chain rule, broken: the upstream gradient left out, or passed on unused."""

import numpy as np

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

CHAIN = "By the chain rule the local derivative is multiplied by the upstream gradient."
LOCAL = "Multiply the upstream gradient by the activation's derivative first."


@mistake("upstream-missing", "delta", "upstream gradient not multiplied in", CHAIN)
def delta_alone(e, right):
    return getattr(e, "slope", np.ones_like(right))


@mistake(
    "upstream-missing",
    "input",
    "upstream gradient not multiplied into the input gradient",
    CHAIN,
    ("leaky", "power"),
)
def slope_alone(e, _):
    return e.slope


@mistake(
    "upstream-missing",
    "upstream",
    "upstream gradient not multiplied in, as if it were 1 everywhere",
    CHAIN,
    ("numeric", "power", "power_hidden"),
)
def ones(_, right):
    return np.ones_like(right)


@mistake(
    "upstream-missing-below",
    "delta",
    "upstream gradient not multiplied in for negative inputs",
    CHAIN,
    ("hidden", "power_hidden"),
)
@mistake(
    "upstream-missing-below",
    "input",
    "upstream gradient not multiplied in for negative inputs",
    CHAIN,
    ("leaky", "power"),
)
def unweighted_below(e, right):
    return np.where(e.u > 0, right, e.slope)


@mistake("upstream-added", "delta", "upstream gradient added, not multiplied", CHAIN)
def added(e, right):
    return e.upstream + getattr(e, "slope", 0 * right)


ACTIVATED = ("hidden", "power_hidden")


@mistake(
    "slope-skipped",
    "weight_data",
    "activation derivative missing in the weight gradient",
    LOCAL,
    ACTIVATED,
)
def weight_without(e, _):
    return e.x.T @ e.upstream


@mistake(
    "slope-skipped",
    "bias",
    "activation derivative missing in the bias gradient",
    LOCAL,
    ACTIVATED,
)
def bias_without(e, _):
    return e.upstream.sum(axis=0)


@mistake(
    "slope-skipped",
    "input",
    "activation derivative missing in the input gradient",
    LOCAL,
    ACTIVATED,
)
def input_without(e, _):
    return e.upstream @ e.W.T


@mistake(
    "upstream-missing",
    "weight_data",
    "upstream gradient missing in the weight gradient",
    CHAIN,
    ACTIVATED,
)
def weight_local(e, _):
    return e.x.T @ e.slope


@mistake(
    "upstream-missing",
    "bias",
    "upstream gradient missing in the bias gradient",
    CHAIN,
    ACTIVATED,
)
def bias_local(e, _):
    return e.slope.sum(axis=0)


@mistake(
    "other-layer",
    "input",
    "input gradient of a different layer: the upstream gradient is passed on unchanged",
    "Return the gradient with respect to this layer's input: delta @ W.T.",
    ("leaky", "power", "numeric", "hidden", "power_hidden", "linear"),
)
def passed_on(e, _):
    return e.upstream


@mistake(
    "stops-at-delta",
    "input",
    "input gradient of a different layer: stops before the weights",
    "Return the gradient with respect to this layer's input: delta @ W.T.",
    ACTIVATED,
)
def stops(e, _):
    return e.delta
