"""Layers: each knows its forward pass and its backward formulas, and nothing else."""

from backproplab.layers.base import LAYERS, Layer
from backproplab.registry import import_modules

import_modules(__name__)
globals().update(LAYERS)

__all__ = ["LAYERS", "Layer", *LAYERS]
