"""Booth's function."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["Booth"]


@SURFACES
@dataclass(frozen=True)
class Booth(Surface):
    r"""Two equations in squares, :math:`f = (x + 2y - 7)^2 + (2x + y - 5)^2`.

    .. math:: \nabla f = (10 x + 8 y - 34,\ 8 x + 10 y - 38), \qquad
              \nabla^2 f = \begin{pmatrix} 10 & 8 \\ 8 & 10 \end{pmatrix}

    What it is for: a quadratic like Matyas, with eigenvalues 18 and 2 (condition
    number 9), whose minimum is not the origin. Rules that pull toward zero, such as
    weight decay, miss it.

    References
    ----------
    M. Jamil, X.-S. Yang, "A literature survey of benchmark functions for global
    optimization problems", International Journal of Mathematical
    Modelling and Numerical Optimisation 4 (2013), arXiv 1308.4008.

    Examples
    --------
    >>> Booth().value_and_grad([0.0, 1.0])
    (np.float64(41.0), array([-26., -28.]))
    """

    minima: ClassVar = Points(((1.0, 3.0),), value=0.0)
    purpose: ClassVar = "a plain quadratic whose minimum is not the origin"
    domain: ClassVar = ((-10.0, 10.0), (-10.0, 10.0))

    def value(self, x, y):
        return (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2

    def gradient(self, x, y):
        return 10 * x + 8 * y - 34, 8 * x + 10 * y - 38

    def hessian(self, x, y):
        return 10.0, 8.0, 10.0

    @classmethod
    def cases(cls):
        return [cls()]
