"""The Styblinski-Tang function."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["StyblinskiTang"]

LOWEST = -2.903534027771177  # the smallest root of 4 t^3 - 32 t + 5


@SURFACES
@dataclass(frozen=True)
class StyblinskiTang(Surface):
    r"""Four unequal minima, :math:`f = h(x) + h(y)`.

    .. math:: h(t) = \tfrac12 (t^4 - 16 t^2 + 5 t), \qquad
              h'(t) = 2 t^3 - 16 t + \tfrac52, \qquad h''(t) = 6 t^2 - 16

    What it is for: the variables do not interact, so a rule that acts on each entry
    alone can be followed one coordinate at a time. One of the four minima is the
    deepest; which one is reached is decided in each coordinate at the root of
    :math:`h'` near 0.16.

    References
    ----------
    M. A. Styblinski, T.-S. Tang, "Experiments in nonconvex optimization: stochastic
    approximation with function smoothing and simulated annealing", Neural Networks 3
    (1990).

    Examples
    --------
    >>> StyblinskiTang().value_and_grad([1.0, -2.0])
    (np.float64(-34.0), array([-11.5,  18.5]))
    """

    minima: ClassVar = Points(((LOWEST, LOWEST),), value=-78.33233140754284)
    purpose: ClassVar = "two variables that do not interact, one of four minima deepest"
    domain: ClassVar = ((-5.0, 5.0), (-5.0, 5.0))

    def value(self, x, y):
        return sum(0.5 * (t**4 - 16 * t**2 + 5 * t) for t in (x, y))

    def gradient(self, x, y):
        # products: NumPy takes ten times as long for a third power
        return tuple(2 * t * (t * t - 8) + 2.5 for t in (x, y))

    def hessian(self, x, y):
        return 6 * x**2 - 16, 0.0, 6 * y**2 - 16

    @classmethod
    def cases(cls):
        return [cls()]
