"""The record of a descent."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from backproplab._base.checks import number
from backproplab.optimizers.base import Optimizer

__all__ = ["Trajectory"]


@dataclass(frozen=True)
class Trajectory:
    """Where an optimizer went: every position, value and gradient.

    Made by :func:`descend`. The first axis counts steps, from 0 (the start) to
    `n_steps`; then come the axes of the starts, if there are several.

    Parameters
    ----------
    objective : Objective
        What was descended on.
    optimizer : Optimizer
        The rule that was followed.
    positions : ndarray, shape (n_steps + 1, ..., P)
        The points; NaN from an escape on.
    values : ndarray, shape (n_steps + 1, ...)
        Their values.
    grads : ndarray, shape (n_steps + 1, ..., P)
        The gradient that the step from each point used, noise included.
    escaped_at : ndarray of int, shape (...)
        First step at which a start was out of bounds, -1 if it never was.
    states : dict of ndarray
        What the optimizer remembered before each step, if it was recorded.

    Examples
    --------
    >>> from backproplab import Bowl, GradientDescent, descend
    >>> path = descend(Bowl(), GradientDescent(0.25), [4.0, 3.0], n_steps=3)
    >>> path
    Trajectory(GradientDescent on Bowl, 3 steps, 1 start, last value 0.390625)
    >>> path.distance
    array([5.   , 2.5  , 1.25 , 0.625])
    >>> int(path.first_within(2.0))
    2
    """

    objective: Any
    optimizer: Optimizer
    positions: np.ndarray
    values: np.ndarray
    grads: np.ndarray
    escaped_at: np.ndarray
    states: dict[str, np.ndarray] = field(default_factory=dict)

    @property
    def n_steps(self) -> int:
        """Number of updates."""
        return len(self.positions) - 1

    @property
    def end(self) -> np.ndarray:
        """Last positions (..., P)."""
        return self.positions[-1]

    @property
    def escaped(self) -> np.ndarray:
        """Whether each start (...) left every bound."""
        return self.escaped_at >= 0

    @property
    def distance(self) -> np.ndarray:
        """Distance (n_steps + 1, ...) to the nearest minimum of the surface.

        Infinite where the surface has no minimum.
        """
        minima = getattr(self.objective, "minima", None)
        if minima is None:
            raise ValueError(
                f"Trajectory.distance: {type(self.objective).__name__} does not say "
                "where its minima are; only surfaces do."
            )
        return minima.distance(self.positions)

    def first_within(self, radius: float) -> np.ndarray:
        """First step (...) at most `radius` from a minimum, -1 if there is none."""
        number("Trajectory.first_within", "radius", radius, "[0, inf]")
        near = self.distance <= radius
        return np.where(near.any(axis=0), near.argmax(axis=0), -1)

    def __getitem__(self, index) -> "Trajectory":
        """The trajectory of one start, or of some of the starts."""
        if self.positions.ndim < 3:
            raise IndexError("Trajectory: there is one start; it has no index.")
        index = index if isinstance(index, tuple) else (index,)
        rows = (slice(None), *index)
        states = {k: v if v.ndim == 1 else v[rows] for k, v in self.states.items()}
        return Trajectory(
            self.objective,
            self.optimizer,
            self.positions[rows],
            self.values[rows],
            self.grads[rows],
            self.escaped_at[index],
            states,
        )

    def __repr__(self):
        objective = getattr(self.objective, "name", type(self.objective).__name__)
        n_starts = int(np.prod(self.positions.shape[1:-1]))
        starts = "1 start" if self.positions.ndim == 2 else f"{n_starts} starts"
        last = f", last value {self.values[-1]:.6g}" if self.values.ndim == 1 else ""
        return (
            f"Trajectory({type(self.optimizer).__name__} on {objective}, "
            f"{self.n_steps} steps, {starts}{last})"
        )
