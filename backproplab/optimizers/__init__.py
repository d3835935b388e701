"""Update rules: pure functions of the gradient and an explicit state.

``OPTIMIZERS`` has every rule by its name, ``SCHEDULES`` every schedule of a rate:

>>> from backproplab import OPTIMIZERS, SCHEDULES
>>> OPTIMIZERS["Momentum"](0.1)
Momentum(learning_rate=0.1, momentum=0.9)
>>> rate = SCHEDULES["ExponentialDecay"](0.1, 0.5)
>>> OPTIMIZERS["GradientDescent"](rate).learning_rate
ExponentialDecay(initial=0.1, factor=0.5)
"""

from backproplab._base.registry import import_modules
from backproplab.optimizers import schedules
from backproplab.optimizers.base import OPTIMIZERS, Optimizer
from backproplab.optimizers.schedules import *

import_modules(__name__)
globals().update(OPTIMIZERS)

__all__ = ["OPTIMIZERS", "Optimizer", *schedules.__all__, *OPTIMIZERS]
