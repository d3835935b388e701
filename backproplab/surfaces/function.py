"""A surface made of any function."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from autograd import elementwise_grad

from backproplab.surfaces.base import Surface
from backproplab.surfaces.minima import Circles, NoMinimum, Points

__all__ = ["FunctionSurface", "from_function"]


@dataclass(frozen=True)
class FunctionSurface(Surface):
    """A function of two variables with derivatives by autograd.

    Made by :func:`from_function`.

    Parameters
    ----------
    function : callable
        ``function(x, y)``, elementwise, written with ``autograd.numpy``.
    minima : Points, Circles, NoMinimum or None
        The set of global minimizers, if it is known.
    domain : tuple
        ``((x_min, x_max), (y_min, y_max))``.
    title : str
        The name to print.

    Examples
    --------
    >>> surface = FunctionSurface(lambda x, y: x**2 * y, title="fold")
    >>> surface.grad([3.0, 2.0])
    array([12.,  9.])
    """

    function: Callable
    # class attributes of every other surface, fields of this one: the reader gives them
    minima: Points | Circles | NoMinimum | None = None  # type: ignore[assignment, misc]
    domain: tuple = ((-5.0, 5.0), (-5.0, 5.0))  # type: ignore[misc]
    title: str = field(default="function")

    @property
    def name(self):
        return self.title

    def value(self, x, y):
        return self.function(x, y)

    def gradient(self, x, y):
        return tuple(derivative(self.function, i)(x, y) for i in (0, 1))

    def hessian(self, x, y):
        dx, dy = (derivative(self.function, i) for i in (0, 1))
        pairs = (dx, 0), (dx, 1), (dy, 1)
        return tuple(derivative(slope, i)(x, y) for slope, i in pairs)


def derivative(function, i):
    """The elementwise derivative after argument `i`; 0 where it does not occur."""

    def derived(x, y):
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Output seems independent of input")
            return elementwise_grad(function, i)(x, y)

    return derived


def from_function(
    function, *, minima=None, domain=((-5.0, 5.0), (-5.0, 5.0)), name=None
):
    """Make a surface of any function of x and y.

    Parameters
    ----------
    function : callable
        ``function(x, y)`` that works elementwise on arrays and is written with
        ``autograd.numpy``, from which gradient and Hessian are derived.
    minima : Points, Circles or NoMinimum, optional
        Where it is lowest, if that is known. Without it a trajectory has no distance.
    domain : tuple
        ``((x_min, x_max), (y_min, y_max))``, where it is looked at.
    name : str, optional
        The name to print; by default that of the function.

    Returns
    -------
    FunctionSurface
        To be used like any surface. Its derivatives cost several evaluations; a class
        with a gradient by hand is faster.

    Raises
    ------
    TypeError
        If `minima` is something else.
    ValueError
        If `function` does not map two arrays of one shape to an array of that shape,
        or autograd cannot differentiate it; or `domain` is no window.

    Examples
    --------
    >>> import autograd.numpy as anp
    >>> from backproplab import surfaces
    >>> surface = surfaces.from_function(lambda x, y: x**2 * y + anp.exp(2 * y))
    >>> surface.value_and_grad([3.0, 0.0])
    (np.float64(1.0), array([ 0., 11.]))
    >>> surface.hess([3.0, 0.0])
    array([[0., 6.],
           [6., 4.]])
    """
    check_place(minima, domain)
    name = name or getattr(function, "__name__", type(function).__name__)
    surface = FunctionSurface(function, minima, domain, name)
    (x, _), (y, _) = domain
    try:
        value, _ = surface.value_and_grad(np.array([[x, y], [x, y]]))
    except Exception as error:  # whatever a foreign function may raise
        raise ValueError(
            f"from_function: {name} must map arrays x and y elementwise, with "
            f"functions of autograd.numpy; {type(error).__name__}: {error}"
        ) from error
    if np.shape(value) != (2,):
        raise ValueError(
            f"from_function: {name} must act elementwise; expected 2 values for 2 "
            f"points, got shape {np.shape(value)}."
        )
    return surface


def check_place(minima, domain):
    """Raise an error unless minima and domain can be those of a surface."""
    if minima is not None and not isinstance(minima, Points | Circles | NoMinimum):
        raise TypeError(
            "from_function: minima must be Points, Circles or NoMinimum, got "
            f"{minima!r}. Try Points(((0.0, 0.0),), value=0.0)."
        )
    window = np.asarray(domain)
    if window.shape != (2, 2) or not (window[:, 0] < window[:, 1]).all():
        raise ValueError(
            "from_function: domain must be ((x_min, x_max), (y_min, y_max)), got "
            f"{domain!r}. Try ((-5.0, 5.0), (-5.0, 5.0))."
        )
