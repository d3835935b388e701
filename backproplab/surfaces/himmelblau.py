"""Himmelblau's function."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["Himmelblau"]


@SURFACES
@dataclass(frozen=True)
class Himmelblau(Surface):
    r"""Four equal minima, :math:`f(x, y) = a^2 + b^2`.

    With :math:`a = x^2 + y - 11` and :math:`b = x + y^2 - 7`,

    .. math:: \nabla f &= ( 4 a x + 2 b,\ 2 a + 4 b y ) \\
              f_{xx} &= 4 a + 8 x^2 + 2, \quad f_{xy} = 4 (x + y), \quad
              f_{yy} = 4 b + 8 y^2 + 2

    What it is for: which of the four minima a start ends in depends on the rule and on
    its rate, so the plane falls into four basins to draw.

    References
    ----------
    D. M. Himmelblau, "Applied nonlinear programming", McGraw-Hill (1972).

    Examples
    --------
    >>> Himmelblau().value_and_grad([1.0, 2.0])
    (np.float64(68.0), array([-36., -32.]))
    """

    minima: ClassVar = Points(
        (
            (3.0, 2.0),
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.283185991286170),
            (3.584428340330492, -1.848126526964404),
        ),
        value=0.0,
    )
    purpose: ClassVar = "four equally deep minima share the plane"
    domain: ClassVar = ((-6.0, 6.0), (-6.0, 6.0))

    def value(self, x, y):
        return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2

    def gradient(self, x, y):
        a, b = x**2 + y - 11, x + y**2 - 7
        return 4 * a * x + 2 * b, 2 * a + 4 * b * y

    def hessian(self, x, y):
        a, b = x**2 + y - 11, x + y**2 - 7
        return 4 * a + 8 * x**2 + 2, 4 * (x + y), 4 * b + 8 * y**2 + 2

    @classmethod
    def cases(cls):
        return [cls()]
