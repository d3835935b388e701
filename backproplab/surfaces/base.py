"""The contract of a surface."""

from typing import ClassVar

import numpy as np

from backproplab._base.checks import Block
from backproplab._base.registry import Registry
from backproplab.surfaces.minima import Circles, NoMinimum, Points

__all__ = ["SURFACES", "Surface"]

SURFACES = Registry("surface")


class Surface(Block):
    """A function of two variables, as an objective.

    A subclass writes three formulas in `x` and `y`: `value` (once, so that complex
    step and autograd run on it), `gradient` and `hessian` (by hand). Everything else
    follows.

    Attributes
    ----------
    minima : Points, Circles or NoMinimum
        The set of global minimizers.
    domain : tuple
        ``((x_min, x_max), (y_min, y_max))``, where it is usually looked at.
    purpose : str
        What it is for, in a few plain words: captions say it.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> from backproplab.surfaces import Surface
    >>> @dataclass(frozen=True)
    ... class Ridge(Surface):
    ...     def value(self, x, y):
    ...         return x * x * y
    ...     def gradient(self, x, y):
    ...         return 2 * x * y, x * x
    >>> Ridge().value_and_grad([3.0, 2.0])
    (np.float64(18.0), array([12.,  9.]))
    """

    minima: ClassVar[Points | Circles | NoMinimum]
    domain: ClassVar[tuple[tuple[float, float], tuple[float, float]]]
    purpose: ClassVar[str] = ""

    def value(self, x, y):
        """f(x, y), elementwise."""
        raise NotImplementedError(f"{type(self).__name__} must define value.")

    def gradient(self, x, y) -> tuple:
        """The partial derivatives (df/dx, df/dy), elementwise."""
        raise NotImplementedError(f"{type(self).__name__} must define gradient.")

    def hessian(self, x, y) -> tuple:
        """The second derivatives (d2f/dx2, d2f/dxdy, d2f/dy2), elementwise."""
        raise NotImplementedError(f"{type(self).__name__} must define hessian.")

    def __call__(self, theta):
        """Values (...) at the points `theta` (..., 2)."""
        return self.value(*coordinates(self._checked(theta)))

    def grad(self, theta) -> np.ndarray:
        """Gradients (..., 2) at the points `theta` (..., 2)."""
        theta = self._checked(theta)
        return self._joined(theta, *coordinates(theta))

    def value_and_grad(self, theta) -> tuple:
        """Values (...) and gradients (..., 2) at the points `theta` (..., 2)."""
        theta = self._checked(theta)
        x, y = coordinates(theta)
        return self.value(x, y), self._joined(theta, x, y)

    def hess(self, theta) -> np.ndarray:
        """Hessian matrices (..., 2, 2) at the points `theta` (..., 2)."""
        theta = self._checked(theta)
        hess = np.empty((*theta.shape, 2))
        xx, xy, yy = self.hessian(*coordinates(theta))
        hess[..., 0, 0], hess[..., 1, 1] = xx, yy
        hess[..., 0, 1] = hess[..., 1, 0] = xy
        return hess

    def _joined(self, theta, x, y):
        """Both partial derivatives on the last axis."""
        if theta.ndim == 1:
            return np.array(self.gradient(x, y))  # of scalars, the fastest way
        grad = np.empty_like(theta)
        grad[..., 0], grad[..., 1] = self.gradient(x, y)
        return grad

    @property
    def name(self) -> str:
        """The name to print, by default the class name."""
        return type(self).__name__

    def _checked(self, theta):
        if not hasattr(theta, "dtype") or theta.dtype.kind in "biu":
            theta = np.asarray(
                theta, dtype=float
            )  # in an integer array gradients would be truncated
        if theta.shape[-1:] != (2,):
            raise ValueError(
                f"{self.name}: expected points of shape (..., 2), got {theta.shape}. "
                "x and y go on the last axis: np.stack([x, y], axis=-1)."
            )
        return theta


def coordinates(theta):
    """The arrays x and y (...) of points (..., 2); of one point, two scalars.

    Arithmetic on scalars costs a fifth of that on arrays without axes.
    """
    return theta if theta.ndim == 1 else (theta[..., 0], theta[..., 1])
