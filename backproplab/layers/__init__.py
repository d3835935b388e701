"""Layers: each knows its forward pass and its backward formulas, and nothing else.

``LAYERS`` has every class by its name:

>>> from backproplab import LAYERS
>>> LAYERS["Linear"](11, 16)
Linear(11, 16)
>>> "ReLU" in LAYERS
False
"""

from backproplab._base.registry import import_modules
from backproplab.layers.base import LAYERS, Layer

import_modules(__name__)
globals().update(LAYERS)

__all__ = ["LAYERS", "Layer", *LAYERS]
