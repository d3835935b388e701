"""Maps of basins: a color for every limit, lighter where it takes longer."""

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from backproplab._base.checks import explain_keywords
from backproplab.descent.basins import ELSEWHERE, ESCAPED, Basins
from backproplab.plotting.palette import LIGHT
from backproplab.plotting.paths import draw_legend
from backproplab.plotting.picture import axes_for

__all__ = ["basin_map"]

PALEST = 0.72  # how far the slowest start fades toward white
OTHERS = {ELSEWHERE: ("elsewhere", "#b9b4a7"), ESCAPED: ("escaped", "#1c2529")}


@explain_keywords
def basin_map(basins, *, title="", ax=None, names=None, legend=True):
    """Draw where every start of a grid ends.

    Parameters
    ----------
    basins : Basins
        What :func:`basins` found.
    title : str
        The finding that the picture shows.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    names : sequence of str, optional
        Names of the limits for the legend; by default their coordinates.
    legend : bool
        Whether to add one.

    Returns
    -------
    matplotlib.figure.Figure
        The figure drawn on. Colors are full where a start settles at once and pale
        where it takes as long as the slowest.

    Examples
    --------
    >>> from backproplab import GradientDescent, Himmelblau, basins, plotting
    >>> atlas = basins(Himmelblau(), GradientDescent(0.01), n=20, n_steps=100)
    >>> figure = plotting.basin_map(atlas, title="Four minima share the plane")
    >>> len(figure.axes[0].get_legend().get_texts()) >= 4
    True
    """
    ax = axes_for("basin_map", ax, title=title, size=(5.4, 5.4))
    (x0, x1), (y0, y1) = basins.window
    look = {"origin": "lower", "extent": (x0, x1, y0, y1), "aspect": "auto"}
    ax.imshow(colors(basins), interpolation="nearest", **look)
    ax.set(
        xlim=(x0, x1), ylim=(y0, y1), xlabel="x of the start", ylabel="y of the start"
    )
    ax.grid(visible=False)
    mark_minima(ax, basins)
    if legend:
        for label in np.unique(basins.labels)[::-1]:
            text = name_of(label, basins.limits, names)
            point = Rectangle((x0, y0), 0, 0, color=color_of(label), label=text)
            ax.add_patch(point)
        draw_legend(ax, loc="upper center", bbox_to_anchor=(0.5, -0.13), ncols=3)
    return ax.figure


def color_of(label):
    """The color of a limit."""
    known = OTHERS.get(label)
    return known[1] if known else LIGHT.series[label % len(LIGHT.series)]


def name_of(label, limits, names):
    """What the legend calls a limit."""
    if label in OTHERS:
        return OTHERS[label][0]
    if names is not None:
        return names[label]
    if not hasattr(limits, "points"):
        return f"circle {label + 1}"
    x, y = limits.points[label]
    return f"({x:.3g}, {y:.3g})".replace("-", "−")


def colors(basins: Basins):
    """An RGB image (n, n, 3)."""
    image = np.zeros((*basins.labels.shape, 3))
    arrived = basins.labels >= 0
    slowest = basins.settled_at[arrived].max(initial=1)
    pale = PALEST * np.minimum(basins.settled_at / max(slowest, 1), 1)[..., None]
    for label in np.unique(basins.labels):
        here = basins.labels == label
        full = np.array(to_rgb(color_of(label)))
        fade = pale[here] if label >= 0 else 0.0
        image[here] = full + fade * (1 - full)
    return image


def mark_minima(ax, basins):
    """A star on every limit that is a point in the window."""
    for x, y in getattr(basins.limits, "points", ()):
        ax.plot(x, y, "*", color=LIGHT.ink, markeredgecolor=LIGHT.paper, markersize=13)
