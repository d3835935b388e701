"""Trajectories that move: one call from a trajectory to a video."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from backproplab._base.checks import explain_keywords, in_interval, one_of, whole_number
from backproplab.plotting.frame_layout import KINDS
from backproplab.plotting.markup import video_markup
from backproplab.plotting.panels import Panel, panels
from backproplab.plotting.scene import Scene, stage_for
from backproplab.plotting.tracks import Track
from backproplab.plotting.video import encode

__all__ = ["Animation", "animate"]

HOLD = 1.0  # seconds that the last frame stays before the loop starts again


@dataclass(frozen=True, eq=False)
class Animation:
    """Paths that move over a surface. Made by :func:`animate`.

    A notebook shows it as a video that waits to be played.

    Parameters
    ----------
    panels : list of Panel
        The surfaces, and the lines that move on each.
    title : str
        The finding.
    kind : {"both", "3d", "contour"}
        What is shown.
    seconds : float
        How long the way takes.
    fps : int
        Frames a second.
    tail : int or None
        How many steps of a path stay visible; None for all.

    Examples
    --------
    >>> from backproplab import Bowl, GradientDescent, descend, plotting
    >>> run = descend(Bowl(), GradientDescent(0.25), [4.0, 3.0], n_steps=5)
    >>> movie = plotting.animate(run, title="Each step halves the distance")
    >>> movie.n_steps, movie.kind
    (5, 'both')
    """

    panels: list[Panel]
    title: str
    kind: str = "both"
    seconds: float = 6.0
    fps: int = 10
    tail: int | None = None

    @property
    def n_steps(self) -> int:
        """Steps of the longest track."""
        return max(panel.n_steps for panel in self.panels)

    @property
    def steps(self) -> np.ndarray:
        """The step that each frame shows, evenly spaced, the last one held."""
        n_frames = max(2, round(self.seconds * self.fps))
        way = np.linspace(0, self.n_steps, n_frames).round().astype(int)
        return np.append(way, [self.n_steps] * round(HOLD * self.fps))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in CSS pixels at which the video is meant to be shown."""
        width, height = stage_for(self.kind, self.panels).size
        return round(100 * width), round(100 * height)

    @property
    def description(self) -> str:
        """Where each track starts and ends, for those who do not see the video."""
        return " ".join(told(panel) for panel in self.panels)

    def scene(self, theme="light") -> Scene:
        """The stage, set to the last step."""
        return Scene(self.panels, self.title, self.kind, theme, self.tail)

    def still(self, theme="light"):
        """The whole path as one figure, in a theme."""
        return self.scene(theme).figure

    def mp4(self, theme="light") -> bytes:
        """The video, in a theme, as the bytes of an H.264 file."""
        [(film, _)] = self.films([theme])
        return film

    def films(self, themes) -> Iterator[tuple[bytes, np.ndarray]]:
        """Yield the video in each theme, and its last frame (height, width, 4).

        The stage is set once and recolored.
        """
        scene = None
        for theme in themes:
            if scene is None:
                scene = self.scene(theme)
            else:
                scene.recolor(theme)
            film = encode(scene.frames(self.steps), scene.size, self.fps)
            yield film, np.array(scene.canvas.buffer_rgba())

    def save(self, file, theme="light") -> None:
        """Write the video to a file whose name ends in ``.mp4``.

        Raises
        ------
        ValueError
            If the name of the file ends otherwise.
        """
        if Path(file).suffix != ".mp4":
            raise ValueError(f"Animation.save: expected a name.mp4, got {str(file)!r}.")
        Path(file).write_bytes(self.mp4(theme))

    def _repr_html_(self):
        return video_markup(self, themes=["light"])

    def __repr__(self):
        labels = ", ".join(self.panels[0].labels)
        surfaces = ", ".join(panel.relief.surface.name for panel in self.panels)
        return f"Animation({labels} on {surfaces}, {self.n_steps} steps)"


def told(panel: Panel) -> str:
    """A panel in sentences, one for each track."""
    sentences = " ".join(
        f"{track.label or 'another start'}: from {point(track.positions[0])} "
        f"{arrival(track)}."
        for track in panel.tracks
    )
    return f"{panel.name}: {sentences}" if panel.name else sentences


def point(position) -> str:
    """A position for a sentence."""
    return f"({number(position[0])}, {number(position[1])})"


def number(value) -> str:
    """Three digits, with a minus sign that is not a hyphen."""
    return f"{value:.3g}".replace("-", "−")


def arrival(track: Track) -> str:
    """What became of a track, for a sentence."""
    step = len(track.positions) - 1
    last = track.last(step)
    if track.escaped(step):
        return f"past every bound after step {last}"
    end, value = track.positions[last], track.values[last]
    return f"to {point(end)} in {last} steps, value {number(value)}"


@explain_keywords
def animate(
    trajectories, *, title, kind="both", seconds=6.0, fps=10, window=None, tail=None
):
    """Make a video of optimizers that cross a surface.

    Parameters
    ----------
    trajectories : Trajectory or mapping of str to Trajectory
        What moves, with the labels of the legend. All on one surface; all count their
        steps together. A cross marks where a start was last seen before it escaped.
        Several surfaces are a mapping of names to such mappings with equal labels:
        each gets a panel, and all panels one legend.
    title : str
        The finding, as a sentence: it stands above the picture and in place of it.
    kind : {"both", "3d", "contour"}
        The surface in three dimensions (from a fixed point of view), its contours, or
        both. Several surfaces are shown by their contours.
    seconds : float
        How long the way takes, in (0, 60].
    fps : int
        Frames a second, in [1, 60].
    window : tuple, optional
        ``((x_min, x_max), (y_min, y_max))``; the domain of the surface by default. Of
        several surfaces a mapping of their names to windows.
    tail : int, optional
        How many steps of each path stay visible, at least 1; all by default. With many
        trajectories the picture stays readable.

    Returns
    -------
    Animation
        It renders when it is shown in a notebook or saved.

    Raises
    ------
    TypeError
        If what is passed is not a trajectory.
    ValueError
        If a trajectory is not on a surface, they are on different ones, or an option
        is out of its range.

    Examples
    --------
    >>> from backproplab import Bowl, GradientDescent, descend, plotting
    >>> run = descend(Bowl(), GradientDescent(0.25), [4.0, 3.0], n_steps=2)
    >>> movie = plotting.animate(run, title="Each step halves the distance")
    >>> movie
    Animation(GradientDescent on Bowl, 2 steps)
    >>> movie.description
    'GradientDescent: from (4, 3) to (1, 0.75) in 2 steps, value 1.56.'
    """
    shown = panels("animate", trajectories, window)
    one_of("animate", "kind", kind, KINDS if len(shown) == 1 else ["contour"])
    if not isinstance(title, str) or not title.strip():
        raise ValueError(
            f"animate: title must state the finding in words, got {title!r}. It "
            "is what a reader gets who cannot see the video."
        )
    for name, value, interval in [
        ("seconds", seconds, "(0, 60]"),
        ("fps", fps, "[1, 60]"),
    ]:
        if not in_interval(value, interval):
            raise ValueError(f"animate: {name} must be in {interval}, got {value!r}.")
    if tail is not None:
        whole_number("animate", "tail", tail, 1)
    return Animation(shown, title, kind, seconds, int(fps), tail)
