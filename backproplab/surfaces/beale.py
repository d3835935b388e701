"""Beale's function."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["Beale"]

TARGETS = ((1, 1.5), (2, 2.25), (3, 2.625))


@SURFACES
@dataclass(frozen=True)
class Beale(Surface):
    r"""Plains and steep corners, :math:`f = \sum_{k=1}^{3} e_k^2`.

    With :math:`e_k = c_k - x\, (1 - y^k)` and :math:`c = (1.5,\ 2.25,\ 2.625)`,

    .. math:: f_x &= -2 \sum_k e_k (1 - y^k), \qquad
              f_y = 2 x \sum_k k\, e_k\, y^{k-1} \\
              f_{xx} &= 2 \sum_k (1 - y^k)^2, \qquad
              f_{xy} = 2 \sum_k k\, y^{k-1} \bigl( e_k - x (1 - y^k) \bigr) \\
              f_{yy} &= 2 x \sum_k k\, y^{k-2}
              \bigl( (k - 1)\, e_k + x\, k\, y^k \bigr)

    What it is for: slopes differ by orders of magnitude between the flat middle and the
    corners, where a rate that suits the middle overshoots. On the whole lines x = 0
    and y = 1 the value is 14.203; they cross in a saddle.

    References
    ----------
    E. M. L. Beale, "On an iterative method for finding a local minimum of a function of
    more than one variable", Technical Report 25, Princeton University (1958).

    Examples
    --------
    >>> Beale().value_and_grad([2.0, 0.0])
    (np.float64(0.703125), array([-0.75, -2.  ]))
    """

    minima: ClassVar = Points(((3.0, 0.5),), value=0.0)
    purpose: ClassVar = "flat in the middle, steep in the corners; no rate suits both"
    domain: ClassVar = ((-4.5, 4.5), (-4.5, 4.5))

    def value(self, x, y):
        return sum((c - x * (1 - y**k)) ** 2 for k, c in TARGETS)

    def gradient(self, x, y):
        errors = [(k, y ** (k - 1), c - x * (1 - y**k)) for k, c in TARGETS]
        dx = -2 * sum(e * (1 - y * power) for _, power, e in errors)
        dy = 2 * x * sum(k * e * power for k, power, e in errors)
        return dx, dy

    def hessian(self, x, y):
        xx = xy = yy = np.zeros(())
        for k, c in TARGETS:
            fall = 1 - y**k
            error = c - x * fall
            power = y ** (k - 1)
            lower = (k - 1) * y ** max(k - 2, 0)
            xx = xx + 2 * fall**2
            xy = xy + 2 * k * power * (error - x * fall)
            yy = yy + 2 * x * k * (lower * error + x * k * power**2)
        return xx, xy, yy

    @classmethod
    def cases(cls):
        return [cls()]
