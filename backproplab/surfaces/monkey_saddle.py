"""The monkey saddle."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import NoMinimum

__all__ = ["MonkeySaddle"]


@SURFACES
@dataclass(frozen=True)
class MonkeySaddle(Surface):
    r"""The monkey saddle, :math:`f(x, y) = x^3 - 3 x y^2 = r^3 \cos 3 \varphi`.

    .. math:: \nabla f = (3 x^2 - 3 y^2,\ -6 x y), \qquad
              \nabla^2 f = \begin{pmatrix} 6x & -6y \\ -6y & -6x \end{pmatrix}

    What it is for: at the origin both gradient and Hessian vanish, three ways lead down
    (two legs and a tail) and three up. It is unbounded below: to leave is right.

    References
    ----------
    D. Hilbert, S. Cohn-Vossen, "Anschauliche Geometrie", Springer (1932).

    Examples
    --------
    >>> MonkeySaddle().value_and_grad([2.0, 1.0])
    (np.float64(2.0), array([  9., -12.]))
    """

    minima: ClassVar = NoMinimum()
    purpose: ClassVar = "three ways down, three ways up, and no slope in the middle"
    domain: ClassVar = ((-4.5, 4.5), (-4.5, 4.5))

    def value(self, x, y):
        return x**3 - 3 * x * y**2

    def gradient(self, x, y):
        return 3 * x**2 - 3 * y**2, -6 * x * y

    def hessian(self, x, y):
        return 6 * x, -6 * y, -6 * x

    @classmethod
    def cases(cls):
        return [cls()]
