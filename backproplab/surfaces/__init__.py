"""Test functions of two variables, with gradients and Hessians written by hand.

``SURFACES`` has every class by its name:

>>> from backproplab import SURFACES
>>> SURFACES["Booth"]().value(1.0, 3.0)
0.0
"""

from backproplab._base.registry import import_modules
from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.function import FunctionSurface, from_function
from backproplab.surfaces.minima import Circles, NoMinimum, Points

import_modules(__name__)
globals().update(SURFACES)

__all__ = [
    "SURFACES",
    "Circles",
    "FunctionSurface",
    "NoMinimum",
    "Points",
    "Surface",
    "from_function",
    *SURFACES,
]
