"""What an animation shows: one surface with its tracks, or several."""

from collections.abc import Mapping
from dataclasses import dataclass

from backproplab.plotting.relief import Relief
from backproplab.plotting.tracks import Track, surface_of, tracks

__all__ = ["Panel", "panels"]


@dataclass(frozen=True, eq=False)
class Panel:
    """A surface and what moves on it.

    Parameters
    ----------
    name : str
        What stands above it; empty if it is alone.
    relief : Relief
        The surface and its window.
    tracks : list of Track
        The lines that move.
    """

    name: str
    relief: Relief
    tracks: list[Track]

    @property
    def n_steps(self) -> int:
        """Steps of the longest track."""
        return max(len(track.positions) for track in self.tracks) - 1

    @property
    def labels(self) -> list[str]:
        """The labels of the legend."""
        return [track.label for track in self.tracks if track.label]


def panels(who, trajectories, window) -> list[Panel]:
    """One panel, or one for each entry of a mapping to mappings."""
    if not is_nested(trajectories):
        return [panel(who, "", trajectories, window)]
    windows = {} if window is None else window
    if not isinstance(windows, Mapping) or not windows.keys() <= trajectories.keys():
        raise ValueError(
            f"{who}: expected window to map names of panels, {list(trajectories)}, to "
            f"windows, got {window!r}. Leave out those that show the whole domain."
        )
    found = [
        panel(who, name, runs, windows.get(name)) for name, runs in trajectories.items()
    ]
    for other in found[1:]:
        if other.labels != found[0].labels:
            raise ValueError(
                f"{who}: expected the same labels in every panel, for one legend, got "
                f"{found[0].labels} and {other.labels} ({other.name!r})."
            )
    return found


def is_nested(trajectories) -> bool:
    """Whether there is a mapping for each of several surfaces."""
    return (
        isinstance(trajectories, Mapping)
        and len(trajectories) > 1
        and all(isinstance(runs, Mapping) for runs in trajectories.values())
    )


def panel(who, name, trajectories, window) -> Panel:
    """All trajectories on one surface."""
    relief = Relief(surface_of(who, trajectories), window)
    return Panel(name, relief, tracks(who, trajectories))
