"""Rastrigin's function."""

from dataclasses import dataclass
from math import pi
from typing import ClassVar

import numpy as np

from backproplab._base.arrays import namespace
from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["Rastrigin"]


@SURFACES
@dataclass(frozen=True)
class Rastrigin(Surface):
    r"""An egg box in a bowl.

    .. math:: f(x, y) &= 20 + x^2 + y^2 - 10 \cos 2 \pi x - 10 \cos 2 \pi y \\
              f_x &= 2 x + 20 \pi \sin 2 \pi x, \qquad
              f_{xx} = 2 + 40 \pi^2 \cos 2 \pi x, \qquad f_{xy} = 0

    and the same in y.

    What it is for: a local minimum near every point with whole coordinates, over a
    hundred in the usual domain, and one global one. A rule that only goes downhill
    stays in the dent it starts in.

    References
    ----------
    L. A. Rastrigin, "Systems of extremal control" (in Russian), Nauka, Moscow (1974).

    Examples
    --------
    >>> value, grad = Rastrigin().value_and_grad([1.0, 0.5])
    >>> round(float(value), 9), grad.round(9)
    (21.25, array([2., 1.]))
    """

    minima: ClassVar = Points(((0.0, 0.0),), value=0.0)
    purpose: ClassVar = "a hundred dents in a bowl, one of them the deepest"
    domain: ClassVar = ((-5.12, 5.12), (-5.12, 5.12))

    def value(self, x, y):
        xp = namespace(x, y)
        waves = xp.cos(2 * pi * x) + xp.cos(2 * pi * y)
        return 20 + x**2 + y**2 - 10 * waves

    def gradient(self, x, y):
        return tuple(2 * t + 20 * pi * np.sin(2 * pi * t) for t in (x, y))

    def hessian(self, x, y):
        xx, yy = (2 + 40 * pi**2 * np.cos(2 * pi * t) for t in (x, y))
        return xx, 0.0, yy

    @classmethod
    def cases(cls):
        return [cls()]
