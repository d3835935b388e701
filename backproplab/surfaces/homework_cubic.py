"""The cubic that the homework calls a monkey saddle."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import NoMinimum

__all__ = ["HomeworkCubic"]


@SURFACES
@dataclass(frozen=True)
class HomeworkCubic(Surface):
    r"""The homework's cubic, :math:`f(x, y) = x^3 + 3 x y^2`. Not a saddle.

    .. math:: \nabla f = (3 x^2 + 3 y^2,\ 6 x y), \qquad
              \nabla^2 f = \begin{pmatrix} 6x & 6y \\ 6y & 6x \end{pmatrix}

    With :math:`u = x + y` and :math:`v = x - y` it is :math:`(u^3 + v^3) / 2`: a ramp
    that never descends with growing :math:`x`, flat at the origin. Gradient descent
    treats :math:`u` and :math:`v` apart, :math:`u \leftarrow u - 3 \eta u^2`: it
    creeps to 0 from above and falls without end from below. Compare
    :class:`MonkeySaddle`, which differs by one sign. Source: the homework.

    Examples
    --------
    >>> HomeworkCubic().value_and_grad([2.0, 1.0])
    (np.float64(14.0), array([15., 12.]))
    """

    minima: ClassVar = NoMinimum()
    purpose: ClassVar = "a ramp with a flat spot, which is not a saddle"
    domain: ClassVar = ((-4.5, 4.5), (-4.5, 4.5))

    def value(self, x, y):
        return x**3 + 3 * x * y**2

    def gradient(self, x, y):
        return 3 * x**2 + 3 * y**2, 6 * x * y

    def hessian(self, x, y):
        return 6 * x, 6 * y, 6 * x

    @classmethod
    def cases(cls):
        return [cls()]
