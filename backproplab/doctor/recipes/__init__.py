"""The right computations, by kind."""

from backproplab.doctor.recipes.backward import (
    HIDDEN,
    LEAKY,
    LINEAR,
    POWER,
    POWER_HIDDEN,
    SMOOTH,
    SMOOTH_HIDDEN,
)
from backproplab.doctor.recipes.forward import FORWARDS
from backproplab.doctor.recipes.functions import FUNCTIONS
from backproplab.doctor.recipes.losses import CROSS_ENTROPY, CROSS_ENTROPY_VALUE
from backproplab.doctor.recipes.numeric import NUMERIC_LOSS, numeric_recipe
from backproplab.doctor.recipes.penalty import PENALTY, PENALTY_VALUE
from backproplab.doctor.recipes.rules import RULES
from backproplab.doctor.recipes.smooth import SMOOTH_FUNCTIONS

__all__ = [
    "CROSS_ENTROPY",
    "CROSS_ENTROPY_VALUE",
    "FORWARDS",
    "FUNCTIONS",
    "HIDDEN",
    "LEAKY",
    "LINEAR",
    "NUMERIC_LOSS",
    "PENALTY",
    "PENALTY_VALUE",
    "POWER",
    "POWER_HIDDEN",
    "RULES",
    "SMOOTH",
    "SMOOTH_FUNCTIONS",
    "SMOOTH_HIDDEN",
    "numeric_recipe",
]
