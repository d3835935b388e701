"""Losses: the mean over the batch, and where a network divides by its size.

``LOSSES`` has every class by its name:

>>> from backproplab import LOSSES
>>> LOSSES["SquaredError"]()
SquaredError()
"""

from backproplab._base.registry import import_modules
from backproplab.losses.base import LOSSES, Loss

import_modules(__name__)
globals().update(LOSSES)

__all__ = ["LOSSES", "Loss", *LOSSES]
