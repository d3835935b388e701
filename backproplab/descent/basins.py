"""Maps of the plane: which limit each start ends in, and how soon."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from backproplab._base.checks import explain_keywords, in_interval
from backproplab.descent.final_points import endpoints
from backproplab.optimizers.base import Optimizer
from backproplab.surfaces.minima import Circles, Points

__all__ = ["ELSEWHERE", "ESCAPED", "Basins", "basins"]

ELSEWHERE, ESCAPED = -1, -2
FAR = 1e6  # a start that ends farther out than this has escaped


@dataclass(frozen=True, eq=False)
class Basins:
    """The limit of every start on a grid. Made by :func:`basins`.

    Parameters
    ----------
    surface : Surface
        What was descended on.
    optimizer : Optimizer
        The rule.
    limits : Points or Circles
        What the starts may end in.
    window : tuple
        ``((x_min, x_max), (y_min, y_max))``.
    ends : ndarray, shape (n, n, 2)
        Last points; rows go up with y, columns with x.
    labels : ndarray of int, shape (n, n)
        Number of the limit, -1 (``ELSEWHERE``) for a start that ended near none of
        them, -2 (``ESCAPED``) for one that ran away.
    settled_at : ndarray of int, shape (n, n)
        First step from which on the start stayed near a limit; `n_steps` + 1 if it did
        not.
    n_steps : int
        Steps that each start was followed.

    Examples
    --------
    >>> from backproplab import GradientDescent, Himmelblau, basins
    >>> window = ((-4.0, 4.0), (-4.0, 4.0))
    >>> atlas = basins(Himmelblau(), GradientDescent(0.01), n=2, window=window)
    >>> atlas.labels
    array([[2, 3],
           [1, 0]])
    >>> atlas.share(2)
    0.25
    """

    surface: Any
    optimizer: Optimizer
    limits: Points | Circles
    window: tuple
    ends: np.ndarray
    labels: np.ndarray
    settled_at: np.ndarray
    n_steps: int

    def share(self, label: int) -> float:
        """Share of the starts that have a label, from 0 to 1."""
        return float((self.labels == label).mean())

    def __repr__(self):
        arrived = float((self.labels >= 0).mean())
        return (
            f"Basins({type(self.optimizer).__name__} on {self.surface.name}, "
            f"{self.labels.size} starts, {100 * arrived:.1f} % arrived)"
        )


@explain_keywords
def basins(
    surface, optimizer, *, n=300, n_steps=500, window=None, limits=None, radius=0.01
) -> Basins:
    """Follow a grid of starts and tell where each of them ends.

    Parameters
    ----------
    surface : Surface
        What is descended on.
    optimizer : Optimizer
        The rule.
    n : int
        Starts along each side of the window, at least 2.
    n_steps : int
        Steps that each start is followed.
    window : tuple, optional
        ``((x_min, x_max), (y_min, y_max))``; the domain of the surface by default.
    limits : Points or Circles, optional
        What the starts may end in; the global minima of the surface by default.
    radius : float
        How near to a limit counts as arrived, in (0, inf).

    Returns
    -------
    Basins

    Raises
    ------
    ValueError
        If the surface has no minima and no limits are given.

    Examples
    --------
    Gradient descent on an even bowl: every start ends in the middle.

    >>> from backproplab import Bowl, GradientDescent, basins
    >>> basins(Bowl(), GradientDescent(0.5), n=3, n_steps=1)
    Basins(GradientDescent on Bowl, 9 starts, 100.0 % arrived)
    """
    limits = surface.minima if limits is None else limits
    if not isinstance(limits, Points | Circles):
        raise ValueError(
            f"basins: {surface.name} has no minima to end in; expected limits to be "
            f"Points or Circles, got {limits!r}."
        )
    if not isinstance(n, int | np.integer) or n < 2:
        raise ValueError(f"basins: n must be an integer >= 2, got {n!r}.")
    if not in_interval(radius, "(0, inf)"):
        raise ValueError(f"basins: radius must be in (0, inf), got {radius!r}.")
    window = surface.domain if window is None else window
    sides = [np.linspace(low, high, n) for low, high in window]
    starts = np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2)
    settled_at = np.zeros(len(starts), dtype=int)

    def watch(step, theta, rows):
        settled_at[rows][~limits.within(theta, radius)] = step + 1

    ends = endpoints(surface, optimizer, starts, n_steps, watch=watch)
    with np.errstate(invalid="ignore"):
        gone = ~(np.abs(ends) <= FAR).all(axis=-1)
    labels = limits.number(np.where(gone[:, None], 0.0, ends))
    labels[settled_at > n_steps] = ELSEWHERE
    labels[gone] = ESCAPED
    return Basins(
        surface, optimizer, limits, window, ends.reshape(n, n, 2),
        labels.reshape(n, n), settled_at.reshape(n, n), n_steps,
    )  # fmt: skip
