"""Local derivatives taken at the wrong place, or of half of what depends on it."""

import numpy as np

from backproplab.doctor.mistake_registry import mistake
from backproplab.losses.softmax_cross_entropy import softmax

__all__: list[str] = []


@mistake(
    "mask-without-bias",
    "slope",
    "the mask asks x @ W, without b, in place of the activation's input",
    "The branch is chosen by the activation's input, b included: x @ W + b > 0.",
    ("hidden",),
)
def without_bias(e, _):
    if not np.any(e.b):
        raise ValueError("there is no bias to forget")
    return np.where(e.x @ e.W > 0, 1.0, e.slope_below)


@mistake(
    "softmax-diagonal",
    "input",
    "softmax derivative as if elementwise: only the diagonal p (1 - p)",
    "Softmax mixes its row: p * (G - (G * p).sum(axis=1, keepdims=True)).",
    ("numeric",),
)
def diagonal(e, _):
    p = softmax(e.x)
    if not np.allclose(e.y, p):
        raise ValueError("the forward pass is not softmax")
    return e.upstream * p * (1 - p)
