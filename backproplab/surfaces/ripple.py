"""Rings around a conical tip."""

from dataclasses import dataclass
from math import pi
from typing import ClassVar

import numpy as np

from backproplab._base.arrays import namespace
from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Circles

__all__ = ["Ripple"]


@SURFACES
@dataclass(frozen=True)
class Ripple(Surface):
    r"""Rings, :math:`f(x, y) = \sin r` with :math:`r = \sqrt{x^2 + y^2}`.

    .. math:: \nabla f = \frac{\cos r}{r} (x,\ y), \qquad
              \nabla^2 f = -\sin r\; u u^\top
              + \frac{\cos r}{r} \left( I - u u^\top \right), \quad u = (x, y) / r

    What it is for: the origin is a local minimum *without* a gradient: the tip of a
    cone, where every direction leads up at slope 1. The convention here is the
    gradient (0, 0) at the origin, and a Hessian of NaN. The minima are circles, not
    points: :math:`r = \tfrac{3}{2} \pi + 2 k \pi`, with value -1.
    Source: the homework, which calls it `mult`.

    Examples
    --------
    >>> import numpy as np
    >>> value, grad = Ripple().value_and_grad([0.0, np.pi])
    >>> round(float(value), 12), grad.round(12)
    (0.0, array([-0., -1.]))
    """

    minima: ClassVar = Circles(radius=1.5 * pi, spacing=2 * pi, value=-1.0)
    purpose: ClassVar = "rings of minima around a tip that has no gradient"
    domain: ClassVar = ((-8.0, 8.0), (-8.0, 8.0))

    def value(self, x, y):
        xp = namespace(x, y)
        return xp.sin(xp.sqrt(x**2 + y**2))

    def gradient(self, x, y):
        r = np.sqrt(x**2 + y**2)
        factor = np.cos(r) / np.where(r == 0, np.inf, r)
        return factor * x, factor * y

    def hessian(self, x, y):
        r = np.sqrt(x**2 + y**2)
        r = np.where(r == 0, np.nan, r)
        u, v, across = x / r, y / r, np.cos(r) / r
        along = -np.sin(r)
        return (
            along * u * u + across * v * v,
            (along - across) * u * v,
            along * v * v + across * u * u,
        )

    @classmethod
    def cases(cls):
        return [cls()]
