"""The bowl."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["Bowl"]


@SURFACES
@dataclass(frozen=True)
class Bowl(Surface):
    r"""The sphere function, :math:`f(x, y) = x^2 + y^2`.

    .. math:: \nabla f = (2x,\ 2y), \qquad
              \nabla^2 f = \begin{pmatrix} 2 & 0 \\ 0 & 2 \end{pmatrix}

    What it is for: the same curvature 2 in every direction, so gradient descent with
    rate 1/2 lands in one step, and diverges above rate 1. Source: the homework.

    Examples
    --------
    >>> Bowl().value_and_grad([3.0, -1.0])
    (np.float64(10.0), array([ 6., -2.]))
    """

    minima: ClassVar = Points(((0.0, 0.0),), value=0.0)
    purpose: ClassVar = "equally bent on all sides, so one step of rate 1/2 lands"
    domain: ClassVar = ((-6.5, 6.5), (-6.5, 6.5))

    def value(self, x, y):
        return x**2 + y**2

    def gradient(self, x, y):
        return 2 * x, 2 * y

    def hessian(self, x, y):
        return 2.0, 0.0, 2.0

    @classmethod
    def cases(cls):
        return [cls()]
