"""Pictures of a surface: contours, relief, gradient field."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from backproplab._base.checks import explain_keywords
from backproplab.plotting.palette import LIGHT
from backproplab.plotting.picture import axes_for
from backproplab.plotting.relief import Relief
from backproplab.surfaces.minima import Circles, NoMinimum

__all__ = ["contour", "gradient_field", "surface3d"]

VIEW = {"elev": 42, "azim": -60}
FACETS = 100  # a side: finer ones cost time and cannot be seen
MINIMUM = {"color": LIGHT.ink, "markeredgecolor": LIGHT.paper, "zorder": 4}


@explain_keywords
def contour(surface, *, title="", ax=None, window=None, minima=True):
    """Draw a surface as seen from above.

    Parameters
    ----------
    surface : Surface
        What is drawn. Deeper is darker; levels are logarithmic where the values span
        decades.
    title : str
        The finding that the picture shows.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    window : tuple, optional
        ``((x_min, x_max), (y_min, y_max))``; the domain of the surface by default.
    minima : bool
        Mark the minimizers: stars, or dashed circles.

    Returns
    -------
    matplotlib.figure.Figure
        The figure drawn on.

    Examples
    --------
    >>> from backproplab import Matyas, plotting
    >>> figure = plotting.contour(Matyas(), title="A valley lies along the diagonal")
    >>> figure.axes[0].get_xlim() == Matyas().domain[0]
    True
    """
    ax = axes_for("contour", ax, title=title, size=(5.2, 4.6))
    draw_contour(ax, Relief(surface, window), minima=minima)
    return ax.figure


@explain_keywords
def surface3d(surface, *, title="", ax=None, window=None, minima=True):
    """Draw a surface in three dimensions, from a fixed point of view.

    Parameters
    ----------
    surface : Surface
        What is drawn; heights are log10(1 + f - min f) where values span decades.
    title : str
        The finding that the picture shows.
    ax : mpl_toolkits.mplot3d.axes3d.Axes3D, optional
        Where to draw; a new figure by default.
    window : tuple, optional
        ``((x_min, x_max), (y_min, y_max))``; the domain of the surface by default.
    minima : bool
        Mark the minimizers: stars, or dashed circles.

    Returns
    -------
    matplotlib.figure.Figure
        The figure drawn on.

    Examples
    --------
    >>> from backproplab import Bowl, plotting
    >>> figure = plotting.surface3d(Bowl(), title="Every way leads down")
    >>> figure.axes[0].name
    '3d'
    """
    options = {"projection": "3d", "computed_zorder": False}
    ax = axes_for("surface3d", ax, title=title, size=(5.2, 4.6), subplot_kw=options)
    draw_surface(ax, Relief(surface, window), minima=minima)
    return ax.figure


@explain_keywords
def gradient_field(surface, *, title="", ax=None, window=None, n=15):
    """Draw the direction of steepest descent as arrows on the contours.

    Parameters
    ----------
    surface : Surface
        What is drawn.
    title : str
        The finding that the picture shows.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    window : tuple, optional
        ``((x_min, x_max), (y_min, y_max))``; the domain of the surface by default.
    n : int
        Arrows a side. All have one length: they show directions only.

    Returns
    -------
    matplotlib.figure.Figure
        The figure drawn on.

    Examples
    --------
    >>> from backproplab import Bowl, plotting
    >>> figure = plotting.gradient_field(Bowl(), title="Downhill is inward", n=5)
    """
    relief = Relief(surface, window)
    fig = contour(surface, title=title, ax=ax, window=window)
    ax = fig.axes[0] if ax is None else ax
    ticks = [np.linspace(low, high, n + 2)[1:-1] for low, high in relief.limits]
    points = np.stack(np.meshgrid(*ticks), axis=-1)
    down = -surface.grad(points)
    length = np.linalg.norm(down, axis=-1, keepdims=True)
    down = np.divide(down, length, out=np.zeros_like(down), where=length > 0)
    look = {"color": LIGHT.ink, "pivot": "mid", "width": 0.004, "zorder": 3}
    arrows = np.concatenate([points, down], axis=-1)
    ax.quiver(*np.moveaxis(arrows, -1, 0), scale=1.6 * n, **look)
    return fig


def draw_contour(ax, relief, *, minima=True):
    """Fill the axes with the colors and the lines of a relief."""
    x, y, z = relief.grid
    heights = relief.height(z)
    ax.contourf(x, y, heights, relief.levels, **relief.look)
    ax.contour(x, y, heights, relief.levels, colors=LIGHT.frame, linewidths=0.5,
               linestyles="solid", alpha=0.6)  # fmt: skip
    ax.grid(visible=False)
    ax.set(xlim=relief.limits[0], ylim=relief.limits[1], aspect="equal")
    ax.set(xlabel="$x$", ylabel="$y$")
    for line in minima * minimum_lines(relief):
        ax.plot(*line.T, **minimum_look(line))


def draw_surface(ax, relief, *, minima=True):
    """Raise a relief in three-dimensional axes."""
    x, y, z = relief.grid
    ax.plot_surface(x, y, relief.height(z), rcount=FACETS, ccount=FACETS, linewidth=0,
                    antialiased=False, zorder=1, **relief.look)  # fmt: skip
    height = float(relief.height(relief.floor))
    for line in minima * minimum_lines(relief):
        ax.plot(*line.T, height, **minimum_look(line))
    tidy(ax, relief)


def tidy(ax, relief):
    """Leave of the box of the axes what helps to read it."""
    ax.view_init(**VIEW)
    ax.set_box_aspect((1, 1, 0.55), zoom=1.0)
    ax.grid(visible=False)
    for axis in (ax.xaxis, ax.yaxis, ax.zaxis):
        axis.set_pane_color("none")
        axis.line.set_color(LIGHT.frame)
        axis.set_tick_params(labelsize=9, pad=-3)
        axis.set_major_locator(MaxNLocator(4))
    ax.set(xlim=relief.limits[0], ylim=relief.limits[1])
    ax.set_xlabel("$x$", labelpad=-6)
    ax.set_ylabel("$y$", labelpad=-6)
    if relief.logarithmic:
        ax.set_zlabel(r"$\log_{10}(1 + f - f_{\min})$", fontsize=9, labelpad=-7)


def minimum_lines(relief):
    """The minimizers within the window: points (1, 2) and circles (n, 2)."""
    minima = relief.surface.minima
    if isinstance(minima, NoMinimum):
        return []
    if not isinstance(minima, Circles):
        return [np.array([point]) for point in minima.points]
    angle = np.linspace(0, 2 * np.pi, 181)
    unit = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    farthest = np.hypot(*np.abs(relief.limits).max(axis=1))
    circles = np.arange(minima.radius, farthest, minima.spacing)[:, None, None] * unit
    return [np.where(relief.inside(c)[:, None], c, np.nan) for c in circles]


def minimum_look(line):
    """A star for a point, dashes for a curve."""
    star = {"marker": "*", "markersize": 13, "linestyle": "none"}
    dashes = {"linestyle": "--", "linewidth": 1.2}
    return MINIMUM | {"label": "minimum"} | (star if len(line) == 1 else dashes)
