"""Three ways to a gradient that do not use the hand-written one."""

import autograd
import numpy as np

from backproplab._base.checks import number

__all__ = ["autodiff", "central_difference", "complex_step"]

EPS = np.finfo(float).eps


def complex_step(f, theta, step: float = 1e-30):
    r"""Gradient by a step into the imaginary direction.

    .. math:: \frac{\partial f}{\partial \theta_i}
              \approx \frac{\operatorname{Im} f(\theta + i h e_i)}{h}

    Nothing is subtracted, so a tiny step costs no digits: the result is exact to
    rounding wherever `f` is analytic and its code takes complex numbers. Where it is
    not, the result is wrong without a warning: the absolute value of a complex number
    is real, so `np.abs` gives the derivative 0. Write ``np.where(t.real < 0, -t, t)``.

    Parameters
    ----------
    f : callable
        Maps points (..., P) to values (...).
    theta : array_like, shape (P,)
        The point.
    step : float
        The step :math:`h`, in (0, 1e-8].

    Returns
    -------
    ndarray, shape (P,)

    References
    ----------
    W. Squire, G. Trapp, "Using complex variables to estimate derivatives of real
    functions", SIAM Review 40 (1998).

    Examples
    --------
    >>> import numpy as np
    >>> complex_step(lambda t: t[0] ** 3 * t[1], [2.0, 5.0])
    array([60.,  8.])
    """
    number("complex_step", "step", step, "(0, 1e-8]")
    theta = np.asarray(theta, dtype=np.complex128)
    shifts = 1j * step * np.eye(theta.size)
    return np.array([np.imag(f(theta + shift)) / step for shift in shifts])


def central_difference(f, theta, step: float | None = None):
    r"""Gradient by symmetric differences.

    .. math:: \frac{\partial f}{\partial \theta_i}
              \approx \frac{f(\theta + h e_i) - f(\theta - h e_i)}{2h}

    Parameters
    ----------
    f : callable
        Maps points (P,) to a value.
    theta : array_like, shape (P,)
        The point, in float64.
    step : float, optional
        The step :math:`h`. By default the cube root of the machine precision, about
        6e-6, times the size of the entry (at least 1): there the truncation error,
        which falls as :math:`h^2`, meets the rounding error, which grows as
        :math:`1/h`.

    Returns
    -------
    ndarray, shape (P,)
        Good to about ten digits, fewer where `f` is much larger than its changes.

    Examples
    --------
    >>> central_difference(lambda t: t[0] ** 3 * t[1], [2.0, 5.0]).round(6)
    array([60.,  8.])
    """
    if step is not None:
        number("central_difference", "step", step, "(0, inf)")
    theta = np.asarray(theta, dtype=np.float64)
    grad = np.empty_like(theta)
    for i, entry in enumerate(theta):
        above, below = theta.copy(), theta.copy()
        h = EPS ** (1 / 3) * max(1.0, abs(entry)) if step is None else step
        above[i], below[i] = entry + h, entry - h
        grad[i] = (f(above) - f(below)) / (above[i] - below[i])
    return grad


def autodiff(f, theta):
    """Gradient by autograd, which differentiates the forward code itself.

    Parameters
    ----------
    f : callable
        Maps a point (P,) to a value, written with autograd's numpy or with
        ``backproplab._base.arrays.namespace``.
    theta : array_like, shape (P,)
        The point.

    Returns
    -------
    ndarray, shape (P,)

    Examples
    --------
    >>> autodiff(lambda t: t[0] ** 3 * t[1], [2.0, 5.0])
    array([60.,  8.])
    """
    return autograd.grad(f)(np.asarray(theta, dtype=np.float64))
