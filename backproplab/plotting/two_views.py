"""One surface seen twice: in relief, and from above with the ways down."""

from backproplab._base.checks import explain_keywords
from backproplab.plotting.figure_style import style
from backproplab.plotting.picture import figure
from backproplab.plotting.relief import surface_to_draw
from backproplab.plotting.terrain import gradient_field, surface3d

__all__ = ["views"]


@explain_keywords
def views(surface, *, title="", window=None):
    """Draw a surface in relief and, beside it, its contours and gradient field.

    Parameters
    ----------
    surface : Surface
        What is drawn.
    title : str
        The finding; by default the name of the surface and what it is for.
    window : tuple, optional
        ``((x_min, x_max), (y_min, y_max))``; the domain of the surface by default.

    Returns
    -------
    matplotlib.figure.Figure
        The figure.

    Examples
    --------
    >>> from backproplab import Matyas, plotting
    >>> plotting.finding(plotting.views(Matyas()))
    'Matyas: a valley 25 times flatter along the diagonal than across'
    """
    surface = surface_to_draw(surface)
    title = title or ": ".join(filter(None, [surface.name, surface.purpose]))
    fig, (left, right) = figure(1, 2, title=title, size=(6.4, 3.2))
    left.remove()  # subplots gives all axes one projection
    with style():
        solid = fig.add_subplot(1, 2, 1, projection="3d", computed_zorder=False)
        surface3d(surface, ax=solid, window=window)
        gradient_field(surface, ax=right, window=window, n=11)
    return fig
