"""The Matyas function."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["Matyas"]


@SURFACES
@dataclass(frozen=True)
class Matyas(Surface):
    r"""A narrow valley, :math:`f(x, y) = 0.26 (x^2 + y^2) - 0.48\, x y`.

    .. math:: \nabla f = (0.52 x - 0.48 y,\ 0.52 y - 0.48 x), \qquad
              \nabla^2 f = \begin{pmatrix} 0.52 & -0.48 \\ -0.48 & 0.52 \end{pmatrix}

    What it is for: curvature 0.04 along the valley (1, 1) and 1 across it, a condition
    number of 25. A rate that is stable across the valley is slow along it.

    References
    ----------
    Attributed to J. Matyas, "Random optimization", Automation and Remote Control 26
    (1965).

    Examples
    --------
    >>> Matyas().value_and_grad([1.0, 0.0])
    (np.float64(0.26), array([ 0.52, -0.48]))
    """

    minima: ClassVar = Points(((0.0, 0.0),), value=0.0)
    purpose: ClassVar = "a valley 25 times flatter along the diagonal than across"
    domain: ClassVar = ((-5.0, 5.0), (-5.0, 5.0))

    def value(self, x, y):
        return 0.26 * (x**2 + y**2) - 0.48 * x * y

    def gradient(self, x, y):
        return 0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x

    def hessian(self, x, y):
        return 0.52, -0.48, 0.52

    @classmethod
    def cases(cls):
        return [cls()]
