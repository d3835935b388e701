"""A needle in a plain."""

from dataclasses import dataclass
from math import pi
from typing import ClassVar

import numpy as np

from backproplab._base.arrays import namespace
from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["Easom"]


@SURFACES
@dataclass(frozen=True)
class Easom(Surface):
    r"""Easom's function, :math:`f = -\cos x \cos y\; e^{-(x - \pi)^2 - (y - \pi)^2}`.

    With :math:`E = e^{-(x - \pi)^2 - (y - \pi)^2}` and
    :math:`a(t) = \sin t + 2 (t - \pi) \cos t`,

    .. math:: \nabla f = E\, \bigl( a(x) \cos y,\ a(y) \cos x \bigr)

    and, since :math:`a'(t) = 3 \cos t - 2 (t - \pi) \sin t`,

    .. math:: f_{xx} = E \cos y\, \bigl( a'(x) - 2 (x - \pi)\, a(x) \bigr), \qquad
              f_{xy} = -E\, a(x)\, a(y) .

    What it is for: almost everywhere flat, one deep hole. Gradients far from it are so
    small that the constant :math:`\epsilon` of adaptive rules decides. It is not
    unimodal: shallow side minima lie around the hole.

    References
    ----------
    E. E. Easom, "A survey of global optimization techniques", thesis, University of
    Louisville (1990).

    Examples
    --------
    >>> import numpy as np
    >>> Easom()([np.pi, np.pi])
    np.float64(-1.0)
    """

    minima: ClassVar = Points(((pi, pi),), value=-1.0)
    purpose: ClassVar = "a needle in a plain, where slopes are too small to follow"
    domain: ClassVar = ((0.0, 2 * pi), (0.0, 2 * pi))

    def value(self, x, y):
        xp = namespace(x, y)
        bump = xp.exp(-((x - pi) ** 2) - (y - pi) ** 2)
        return -xp.cos(x) * xp.cos(y) * bump

    def gradient(self, x, y):
        bump = np.exp(-((x - pi) ** 2) - (y - pi) ** 2)
        return bump * slope(x) * np.cos(y), bump * slope(y) * np.cos(x)

    def hessian(self, x, y):
        bump = np.exp(-((x - pi) ** 2) - (y - pi) ** 2)
        return (
            bump * np.cos(y) * bend(x),
            -bump * slope(x) * slope(y),
            bump * np.cos(x) * bend(y),
        )

    @classmethod
    def cases(cls):
        return [cls()]


def slope(t):
    """The factor a(t) of the gradient."""
    return np.sin(t) + 2 * (t - pi) * np.cos(t)


def bend(t):
    """The factor a'(t) - 2 (t - pi) a(t) of the second derivative."""
    return 3 * np.cos(t) - 2 * (t - pi) * np.sin(t) - 2 * (t - pi) * slope(t)
