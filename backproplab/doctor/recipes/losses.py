"""Softmax cross-entropy, step by step: `z` (batch, classes), one-hot rows `Y`."""

import numpy as np

from backproplab.doctor.recipe import Recipe
from backproplab.losses.softmax_cross_entropy import softmax

__all__ = ["CROSS_ENTROPY", "CROSS_ENTROPY_VALUE"]

PROBABILITIES = (("P", lambda e: softmax(e.z)),)

CROSS_ENTROPY = Recipe(
    "cross_entropy",
    (
        *PROBABILITIES,
        ("difference", lambda e: e.P - e.Y),
        ("outputs", lambda e: e.difference / e.N),
    ),
    ("outputs",),
)

CROSS_ENTROPY_VALUE = Recipe(
    "cross_entropy_value",
    (
        *PROBABILITIES,
        ("losses", lambda e: -np.log((e.P * e.Y).sum(axis=-1))),
        ("data", lambda e: e.losses.mean()),
        ("penalty", lambda e: 0.5 * e.l2 * e.squares),
        ("value", lambda e: e.data + e.penalty),
    ),
    ("value",),
)
