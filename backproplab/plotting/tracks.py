"""Trajectories taken apart into the lines that are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

import numpy as np

from backproplab.descent.trajectory import Trajectory
from backproplab.plotting.palette import LIGHT

__all__ = ["DASHES", "Track", "looks", "named", "surface_of", "tracks"]

MARKERS = "osD^v"
DASHES = ("-", (0, (5, 1.5)), (0, (2, 1.2)), (0, (5, 1.5, 1, 1.5)), (0, (1, 1)))


@dataclass(frozen=True)
class Track:
    """One line: where one start went, and how it is told from the others.

    Color, dashes and marker differ together, so that none is needed to tell them apart.

    Parameters
    ----------
    label : str
        What the legend says; empty for all but the first of several starts.
    positions : ndarray, shape (n_steps + 1, 2)
        NaN after an escape.
    values : ndarray, shape (n_steps + 1,)
        Values on the way.
    color, marker : str
        Of the line and of its head.
    dashes : str or tuple
        Line style.
    """

    label: str
    positions: np.ndarray
    values: np.ndarray
    color: str
    marker: str
    dashes: str | tuple

    def last(self, step: int) -> int:
        """Index of the last finite position up to a step."""
        finite = np.isfinite(self.positions[: step + 1]).all(axis=-1)
        return int(finite.sum()) - 1

    def escaped(self, step: int) -> bool:
        """Whether the track has left every bound by then."""
        return self.last(step) < min(step, len(self.positions) - 1)


def looks():
    """Yield color, marker and dashes of the first, second, ... line, without end.

    All three differ between the first five; after that a color comes back with another
    marker and other dashes.
    """
    for i in count():
        color, look = LIGHT.series[i % 5], (i + i // 5) % 5
        yield color, MARKERS[look], DASHES[look]


def named(who, trajectories) -> dict[str, Trajectory]:
    """One trajectory or a mapping of them, as a mapping that is not empty."""
    if isinstance(trajectories, Trajectory):
        trajectories = {type(trajectories.optimizer).__name__: trajectories}
    if not isinstance(trajectories, Mapping):
        trajectories = {"": trajectories}
    if not trajectories:
        raise ValueError(f"{who}: expected at least one trajectory, got none.")
    for label, trajectory in trajectories.items():
        if not isinstance(trajectory, Trajectory):
            raise TypeError(
                f"{who}: expected a Trajectory or a mapping of labels to them, got "
                f"{type(trajectory).__name__} ({label!r}). Make one with descend()."
            )
    return dict(trajectories)


def in_the_plane(who, trajectories) -> dict[str, Trajectory]:
    """The same for trajectories that must lie on a surface."""
    trajectories = named(who, trajectories)
    for label, trajectory in trajectories.items():
        shape = trajectory.positions.shape
        if shape[-1] != 2 or not hasattr(trajectory.objective, "domain"):
            raise ValueError(
                f"{who}: expected trajectories on a surface, with positions of shape "
                f"(n_steps + 1, ..., 2), got {shape} ({label!r}). Draw the values of "
                "the others with plotting.progress()."
            )
    return trajectories


def surface_of(who, trajectories):
    """The one surface of all trajectories; noise on the gradient does not count."""
    surfaces = {
        label: getattr(trajectory.objective, "objective", trajectory.objective)
        for label, trajectory in in_the_plane(who, trajectories).items()
    }
    first, *others = surfaces.values()
    if any(other != first for other in others):
        names = ", ".join(f"{k!r} on {v.name}" for k, v in surfaces.items())
        raise ValueError(f"{who}: expected trajectories on one surface, got {names}.")
    return first


def tracks(who, trajectories) -> list[Track]:
    """Every start of every trajectory as a line of its own."""
    found = []
    named_ones = in_the_plane(who, trajectories).items()
    for (label, trajectory), look in zip(named_ones, looks(), strict=False):
        length = len(trajectory.positions)
        positions = trajectory.positions.reshape(length, -1, 2)
        values = trajectory.values.reshape(length, -1)
        for i in range(positions.shape[1]):
            name = label if i == 0 else ""
            found.append(Track(name, positions[:, i], values[:, i], *look))
    return found
