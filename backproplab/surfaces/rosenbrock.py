"""The Rosenbrock function."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["Rosenbrock"]


@SURFACES
@dataclass(frozen=True)
class Rosenbrock(Surface):
    r"""A curved valley, :math:`f(x, y) = (1 - x)^2 + 100\, (y - x^2)^2`.

    .. math:: \nabla f &= \bigl( -2 (1 - x) - 400\, x (y - x^2),\ 200\, (y - x^2)
              \bigr) \\
              f_{xx} &= 2 - 400\, (y - 3 x^2), \quad f_{xy} = -400\, x, \quad
              f_{yy} = 200

    What it is for: the floor of the valley is easy to find and hard to follow. At the
    minimum the condition number is 2508; a straight step leaves the curved floor.

    References
    ----------
    H. H. Rosenbrock, "An automatic method for finding the greatest or least value of a
    function", The Computer Journal 3 (1960).

    Examples
    --------
    >>> Rosenbrock().value_and_grad([2.0, 3.0])
    (np.float64(101.0), array([ 802., -200.]))
    """

    minima: ClassVar = Points(((1.0, 1.0),), value=0.0)
    purpose: ClassVar = "a curved valley, easy to find and hard to follow"
    domain: ClassVar = ((-2.0, 2.0), (-1.0, 3.0))

    def value(self, x, y):
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2

    def gradient(self, x, y):
        rise = y - x**2
        return -2 * (1 - x) - 400 * x * rise, 200 * rise

    def hessian(self, x, y):
        return 2 - 400 * (y - 3 * x**2), -400 * x, 200.0

    @classmethod
    def cases(cls):
        return [cls()]
