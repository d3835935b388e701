"""Entries at which a function has a kink: its one-sided slopes disagree."""

import numpy as np

from backproplab.gradcheck.oracles import EPS

__all__ = ["is_kink"]

STEP = EPS ** (1 / 3)
NOISE = 1e3  # a gap below this many rounding errors shows nothing


def is_kink(f, theta, index: int, step: float | None = None) -> tuple[bool, bool]:
    """Whether one coordinate crosses a kink near a point, and whether it is on it.

    Where the function is smooth, the gap between the two one-sided slopes falls with
    the step in proportion; at a kink it does not.

    Parameters
    ----------
    f : callable
        Maps points (P,) to a value.
    theta : ndarray, shape (P,)
        The point.
    index : int
        Which coordinate is moved.
    step : float, optional
        The step of the central difference that is in doubt.

    Returns
    -------
    near, exact : bool
        Whether there is a kink within the step, and whether the point lies on it.

    Examples
    --------
    >>> import numpy as np
    >>> is_kink(lambda t: np.abs(t).sum(), np.array([0.0, 1e-7, 1.0]), 0)
    (True, True)
    >>> is_kink(lambda t: np.abs(t).sum(), np.array([0.0, 1e-7, 1.0]), 1)
    (True, False)
    >>> is_kink(lambda t: (t**2).sum(), np.array([0.0, 1.0]), 0)
    (False, False)
    """
    h = STEP * max(1.0, abs(theta[index])) if step is None else step
    center = f(theta)

    def gap(width):
        move = np.zeros_like(theta)
        move[index] = width
        return abs(f(theta + move) - 2 * center + f(theta - move)) / width

    wide, half, tiny = gap(h), gap(h / 2), gap(h / 1000)
    noise = NOISE * EPS * max(abs(center), EPS) / h
    near = bool(wide > noise and not 1.6 < wide / max(half, EPS * wide) < 2.4)
    return near, near and bool(tiny > 0.5 * wide)
