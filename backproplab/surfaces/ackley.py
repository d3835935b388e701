"""Ackley's function."""

from dataclasses import dataclass
from math import e, pi
from typing import ClassVar

import numpy as np

from backproplab._base.arrays import namespace
from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["Ackley"]


@SURFACES
@dataclass(frozen=True)
class Ackley(Surface):
    r"""A pitted plain around a funnel.

    With :math:`q = \sqrt{(x^2 + y^2) / 2}`, :math:`A = 20\, e^{-q / 5}` and
    :math:`C = e^{(\cos 2 \pi x + \cos 2 \pi y) / 2}`,

    .. math:: f &= 20 + e - A - C \\
              f_x &= \frac{A\, x}{10\, q} + \pi\, C \sin 2 \pi x \\
              f_{xx} &= \frac{A}{10\, q}
              \Bigl( 1 - \frac{x^2}{2 q^2} - \frac{x^2}{10\, q} \Bigr)
              + \pi^2 C\, \bigl( 2 \cos 2 \pi x - \sin^2 2 \pi x \bigr) \\
              f_{xy} &= -\frac{A\, x y}{10\, q}
              \Bigl( \frac{1}{2 q^2} + \frac{1}{10\, q} \Bigr)
              - \pi^2 C \sin 2 \pi x \sin 2 \pi y

    What it is for: the minimum is the tip of a funnel. Around it the slope does not
    fade, at it there is no gradient: a rule with a constant rate hops about. The
    convention is a gradient of (0, 0) at the origin, and a Hessian of NaN.

    References
    ----------
    D. H. Ackley, "A connectionist machine for genetic hillclimbing", Kluwer (1987).

    Examples
    --------
    At (1, 0) the cosines are those of the origin and the sines vanish.

    >>> import numpy as np
    >>> value, grad = Ackley().value_and_grad([1.0, 0.0])
    >>> funnel = 20 * np.exp(-(0.5**0.5) / 5)
    >>> np.allclose(value, 20 - funnel), np.allclose(grad, [funnel / 50**0.5, 0])
    (True, True)
    """

    minima: ClassVar = Points(((0.0, 0.0),), value=0.0)
    purpose: ClassVar = "a funnel whose slope does not fade before the tip"
    domain: ClassVar = ((-5.0, 5.0), (-5.0, 5.0))

    def value(self, x, y):
        xp = namespace(x, y)
        funnel = 20 * xp.exp(-0.2 * xp.sqrt(0.5 * (x**2 + y**2)))
        return 20 + e - funnel - xp.exp(0.5 * (xp.cos(2 * pi * x) + xp.cos(2 * pi * y)))

    def gradient(self, x, y):
        _, slope, pits = parts(x, y)
        return tuple(slope * t + pi * pits * np.sin(2 * pi * t) for t in (x, y))

    def hessian(self, x, y):
        q, slope, pits = parts(x, y)
        q = np.where(q == 0, np.nan, q)
        waves = pi**2 * pits
        fade = 0.5 / q**2 + 0.1 / q
        xx, yy = (
            slope * (1 - t**2 * fade)
            + waves * (2 * np.cos(2 * pi * t) - np.sin(2 * pi * t) ** 2)
            for t in (x, y)
        )
        ripple = waves * np.sin(2 * pi * x) * np.sin(2 * pi * y)
        return xx, -slope * x * y * fade - ripple, yy

    @classmethod
    def cases(cls):
        return [cls()]


def parts(x, y):
    """The quantities q, A / (10 q) and C; the second is 0 at the tip."""
    q = np.sqrt(0.5 * (x**2 + y**2))
    slope = 2 * np.exp(-0.2 * q) / np.where(q == 0, np.inf, q)
    return q, slope, np.exp(0.5 * (np.cos(2 * pi * x) + np.cos(2 * pi * y)))
