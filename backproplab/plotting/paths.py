"""Trajectories on the contours of their surface."""

import numpy as np
from matplotlib.lines import Line2D
from mpl_toolkits.mplot3d.proj3d import proj_transform

from backproplab._base.checks import explain_keywords
from backproplab.plotting.figure_style import style
from backproplab.plotting.palette import LIGHT
from backproplab.plotting.picture import axes_for
from backproplab.plotting.relief import Relief
from backproplab.plotting.terrain import draw_contour
from backproplab.plotting.tracks import Track, surface_of, tracks

__all__ = ["Moving", "draw_legend", "legend", "path"]

HALO = 2.2  # points of paper on either side of a line
LIFT = 0.012  # of the height of the axes: keeps a path above the facets


class Moving:
    """The artists of one track in one pair of axes; flat or in three dimensions.

    Of the path they show the last `tail` steps, or all.
    """

    def __init__(self, ax, track: Track, relief: Relief, tail: int | None = None):
        self.ax, self.track, self.relief, self.tail = ax, track, relief, tail
        self.places = self._places()
        line = {"linestyle": track.dashes, "solid_capstyle": "round", "zorder": 5}
        self.halo = self._line(color=LIGHT.paper, linewidth=2 + HALO, zorder=5)
        self.line = self._line(color=track.color, linewidth=2, **line)
        self.head = self._line(
            color=track.color, marker=track.marker, markersize=8.5, zorder=6,
            markeredgecolor=LIGHT.paper, linestyle="none", label=track.label or "_",
        )  # fmt: skip

    @property
    def artists(self):
        """In drawing order."""
        return [self.halo, self.line, self.head]

    def _line(self, **look):
        return self.ax.add_line(Line2D([], [], **look))

    def _places(self):
        """Where each position is drawn; the camera of a solid picture stands still."""
        positions = self.track.positions
        if self.ax.name != "3d":
            return positions
        low, high = self.ax.get_zlim()
        x, y = np.where(self.relief.inside(positions), positions.T, np.nan)
        z = self.relief.height(self.track.values) + LIFT * (high - low)
        return np.transpose(proj_transform(x, y, z, self.ax.get_proj())[:2])

    def move(self, step: int) -> None:
        """Show the track up to a step, and a cross where it was last seen."""
        last = self.track.last(step)
        first = 0 if self.tail is None else max(0, last - self.tail)
        for artist in (self.halo, self.line):
            artist.set_data(*self.places[first : step + 1].T)
        self.head.set_data(*self.places[last : last + 1].T)
        self.head.set_marker("X" if self.track.escaped(step) else self.track.marker)


def legend(ax, **options):
    """Add a legend in the style of the package.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Whose labels to list, each once.
    **options : dict
        Passed on to ``ax.legend``.

    Examples
    --------
    >>> from backproplab import plotting
    >>> figure, ax = plotting.figure(title="A line rises")
    >>> [line] = ax.plot([0, 1], [0, 1], label="the line")
    >>> plotting.legend(ax, loc="upper left")
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['the line']
    """
    draw_legend(ax, **options)


def draw_legend(ax, place=None, **options):
    """Name what the axes show, each once, there or on another place."""
    handles, labels = ax.get_legend_handles_labels()
    first = {label: handle for handle, label in zip(handles, labels, strict=True)}
    if first:
        with style():
            (place or ax).legend(first.values(), first.keys(), **options)


@explain_keywords
def path(trajectories, *, title="", ax=None, window=None):
    """Draw where optimizers went, on the contours of their surface.

    Parameters
    ----------
    trajectories : Trajectory or mapping of str to Trajectory
        What is drawn, with the labels of the legend. All on one surface. A cross marks
        where a start was last seen before it escaped.
    title : str
        The finding that the picture shows.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    window : tuple, optional
        ``((x_min, x_max), (y_min, y_max))``; the domain of the surface by default.

    Returns
    -------
    matplotlib.figure.Figure
        The figure drawn on.

    Raises
    ------
    ValueError
        If a trajectory is not on a surface, or they are on different ones.

    Examples
    --------
    >>> from backproplab import Bowl, GradientDescent, descend, plotting
    >>> run = descend(Bowl(), GradientDescent(0.1), [4.0, 3.0], n_steps=20)
    >>> figure = plotting.path(run, title="A straight way down")
    """
    relief = Relief(surface_of("path", trajectories), window)
    ax = axes_for("path", ax, title=title, size=(5.2, 4.6))
    draw_contour(ax, relief)
    for track in tracks("path", trajectories):
        Moving(ax, track, relief).move(len(track.positions) - 1)
        ax.plot(*track.positions[0], "o", color=LIGHT.paper, zorder=6,
                markeredgecolor=track.color, markeredgewidth=2)  # fmt: skip
    draw_legend(ax, loc="best")
    return ax.figure
