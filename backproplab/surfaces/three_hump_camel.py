"""The three-hump camel function."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["ThreeHumpCamel"]


@SURFACES
@dataclass(frozen=True)
class ThreeHumpCamel(Surface):
    r"""Three hollows, :math:`f = 2 x^2 - 1.05\, x^4 + x^6 / 6 + x y + y^2`.

    .. math:: \nabla f &= (4 x - 4.2\, x^3 + x^5 + y,\ x + 2 y) \\
              f_{xx} &= 4 - 12.6\, x^2 + 5 x^4, \quad f_{xy} = 1, \quad f_{yy} = 2

    What it is for: the middle hollow is the lowest, and the ones beside it, near
    (1.75, -0.87) and (-1.75, 0.87), are only 0.3 higher: momentum can carry a start
    into the middle that descent alone leaves outside.

    References
    ----------
    F. H. Branin, "Widely convergent method for finding multiple solutions of
    simultaneous nonlinear equations", IBM Journal of Research and Development 16
    (1972).

    Examples
    --------
    >>> value, grad = ThreeHumpCamel().value_and_grad([1.0, 2.0])
    >>> round(float(value), 6), grad.round(9)
    (7.116667, array([2.8, 5. ]))
    """

    minima: ClassVar = Points(((0.0, 0.0),), value=0.0)
    purpose: ClassVar = "three hollows in a row, the middle one the lowest"
    domain: ClassVar = ((-2.5, 2.5), (-2.5, 2.5))

    def value(self, x, y):
        return 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2

    def gradient(self, x, y):
        square = x * x  # products: NumPy takes ten times as long for a fifth power
        return x * (4 - 4.2 * square + square * square) + y, x + 2 * y

    def hessian(self, x, y):
        return 4 - 12.6 * x**2 + 5 * x**4, 1.0, 2.0

    @classmethod
    def cases(cls):
        return [cls()]
