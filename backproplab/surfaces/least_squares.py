"""The loss of a straight line through data, as a surface."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from backproplab._base.checks import finite_array
from backproplab.surfaces.base import SURFACES, Surface
from backproplab.surfaces.minima import Points

__all__ = ["LeastSquares"]


@SURFACES
@dataclass(frozen=True, eq=False)
class LeastSquares(Surface):
    r"""Half the mean squared error of the line :math:`s \mapsto a + b s`.

    A real loss of two parameters, the intercept :math:`a` and the slope :math:`b`:

    .. math:: f(a, b) &= \frac{1}{2N} \sum_i (a + b s_i - t_i)^2 \\
              \nabla f &= (a + b\, \bar s - \bar t,\;
              a\, \bar s + b\, \overline{s^2} - \overline{s t}), \qquad
              \nabla^2 f = \begin{pmatrix} 1 & \bar s \\ \bar s & \overline{s^2}
              \end{pmatrix}

    What it is for: rows can be drawn from it (:class:`Minibatch`), so the noise of
    stochastic gradients is the true one. Source: made for this package.

    Parameters
    ----------
    inputs, targets : array_like, shape (N,)
        The data :math:`s` and :math:`t`; at least two different inputs.

    Examples
    --------
    Through (0, 1) and (2, 5), starting from the line 1 + 0 s: errors 0 and -4.

    >>> surface = LeastSquares([0.0, 2.0], [1.0, 5.0])
    >>> surface.value_and_grad([1.0, 0.0])
    (np.float64(4.0), array([-2., -4.]))
    >>> surface.minima.points
    ((1.0, 2.0),)
    """

    inputs: np.ndarray
    targets: np.ndarray

    purpose: ClassVar = "the loss of a line through data, with rows to draw from"
    domain: ClassVar = ((-4.0, 4.0), (-4.0, 4.0))

    def __post_init__(self):
        for name in ("inputs", "targets"):
            array = finite_array("LeastSquares", name, getattr(self, name))
            object.__setattr__(self, name, array)
        if self.inputs.ndim != 1 or self.inputs.shape != self.targets.shape:
            raise ValueError(
                "LeastSquares: expected inputs and targets of one shape (N,), got "
                f"{self.inputs.shape} and {self.targets.shape}."
            )
        if np.ptp(self.inputs) == 0:
            raise ValueError("LeastSquares: expected two different inputs, got one.")

    @cached_property
    def means(self):
        """The means of s, t, s squared, s t and t squared."""
        s, t = self.inputs, self.targets
        return tuple(float(m.mean()) for m in (s, t, s * s, s * t, t * t))

    @cached_property
    def minima(self):  # type: ignore[override]
        """The least-squares line: the only minimum."""
        s, t, ss, st, tt = self.means
        slope = (st - s * t) / (ss - s * s)
        intercept = t - slope * s
        value = 0.5 * (tt - t * t - slope * (st - s * t))
        return Points(((intercept, slope),), value=value)

    def value(self, x, y):
        s, t, ss, st, tt = self.means
        square = x**2 + 2 * s * x * y + ss * y**2 - 2 * t * x - 2 * st * y + tt
        return 0.5 * square

    def gradient(self, x, y):
        s, t, ss, st, _ = self.means
        return x + s * y - t, s * x + ss * y - st

    def hessian(self, x, y):
        s, _, ss, _, _ = self.means
        return 1.0, s, ss

    def row_gradients(self, theta, rows):
        """Gradients (..., n, 2) of the rows `rows` (..., n), one for each."""
        s, t = self.inputs[rows], self.targets[rows]
        error = theta[..., :1] + theta[..., 1:] * s - t
        return np.stack([error, error * s], axis=-1)

    @classmethod
    def cases(cls):
        s = np.linspace(-1.0, 2.0, 16)
        wiggle = 0.5 * np.cos(5 * np.arange(16))  # misfits that no line follows
        return [cls(s, 1.0 - 2.0 * s + wiggle)]
