"""A quadratic of any condition number, turned by any angle."""

from dataclasses import dataclass
from functools import cached_property
from math import cos, pi, sin
from typing import ClassVar

from backproplab._base.checks import hyperparameter
from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["RotatedQuadratic"]


@SURFACES
@dataclass(frozen=True)
class RotatedQuadratic(Surface):
    r"""A valley :math:`f(\theta) = \tfrac12\, \theta^\top H \theta` made to measure.

    With the unit vectors :math:`a = (\cos\varphi, \sin\varphi)` along the valley and
    :math:`b = (-\sin\varphi, \cos\varphi)` across it,

    .. math:: \nabla f = H \theta, \qquad
              H = \frac{1}{\kappa}\, a a^\top + b b^\top .

    What it is for: every rate of convergence on a quadratic is a function of
    :math:`\kappa`; here it can be dialed. Gradient descent and momentum do not feel the
    angle, rules that scale each coordinate do. Condition 25 at 45 degrees is
    :class:`Matyas`. Source: made for this package.

    Parameters
    ----------
    condition : float
        The condition number :math:`\kappa`, in [1, inf): curvatures 1 and
        :math:`1 / \kappa`.
    angle : float
        Direction :math:`\varphi` of the valley, in radians.

    Examples
    --------
    >>> RotatedQuadratic(condition=4.0, angle=0.0).value_and_grad([8.0, 3.0])
    (np.float64(12.5), array([2., 3.]))
    """

    condition: float = hyperparameter(10.0, "[1, inf)")
    angle: float = hyperparameter(pi / 6, "(-inf, inf)")

    minima: ClassVar = Points(((0.0, 0.0),), value=0.0)
    purpose: ClassVar = "a valley of any condition number at any angle"
    domain: ClassVar = ((-5.0, 5.0), (-5.0, 5.0))

    @cached_property
    def entries(self):
        """The entries H_xx, H_xy and H_yy."""
        c, s, low = cos(self.angle), sin(self.angle), 1 / self.condition
        return low * c * c + s * s, (low - 1) * c * s, low * s * s + c * c

    def value(self, x, y):
        xx, xy, yy = self.entries
        return 0.5 * (xx * x**2 + yy * y**2) + xy * x * y

    def gradient(self, x, y):
        xx, xy, yy = self.entries
        return xx * x + xy * y, xy * x + yy * y

    def hessian(self, x, y):
        return self.entries

    @classmethod
    def cases(cls):
        return [cls(), cls(1000.0, 1.0)]
