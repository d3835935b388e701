"""Update rules: pure functions of the gradient and an explicit state."""

from backproplab.optimizers import schedules
from backproplab.optimizers.base import OPTIMIZERS, Optimizer
from backproplab.optimizers.schedules import *
from backproplab.registry import import_modules

import_modules(__name__)
globals().update(OPTIMIZERS)

__all__ = ["OPTIMIZERS", "Optimizer", *schedules.__all__, *OPTIMIZERS]
