"""Change the theme of a finished figure.

Figures are drawn once, in the light theme. Every color has a name there, so the dark
figure is the same figure with each color looked up again: nothing runs twice, and both
show the same data. The alternative, one figure on transparent ground, would need colors
that stand out from black and from white, and few do. Foreign colors stay as they are.
"""

import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.collections import Collection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from backproplab._base.checks import one_of
from backproplab.plotting.palette import DARK, LIGHT, THEMES, Theme

__all__ = ["recolor", "recolor_drawn"]

OTHER = {"light": DARK, "dark": LIGHT}
PROPERTIES = {
    Line2D: ("color", "markerfacecolor", "markeredgecolor"),
    Text: ("color",),
    Patch: ("facecolor", "edgecolor"),
}


def roles(theme: Theme) -> list[str]:
    """The colors of a theme in a fixed order; black and white are matplotlib's own."""
    plain = [theme.ink, theme.paper, theme.soft, theme.rule, theme.frame]
    return [*plain, *theme.series, theme.deep, theme.high]


def table(theme: Theme) -> dict[str, str]:
    """Map each color of the other theme to the color with the same part in this one."""
    pairs = dict(zip(roles(OTHER[theme.name]), roles(theme), strict=True))
    return {"#000000": theme.ink, "#ffffff": theme.paper} | pairs


def recolor(figure: Figure, theme: str) -> Figure:
    """Give a figure the colors of another theme, in place.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Any figure drawn in one of the themes.
    theme : {"light", "dark"}
        The theme it should have.

    Returns
    -------
    matplotlib.figure.Figure
        The same figure.

    Examples
    --------
    >>> from matplotlib.colors import to_hex
    >>> from backproplab import Bowl, plotting
    >>> figure = plotting.contour(Bowl(), title="Every way leads down")
    >>> to_hex(plotting.recolor(figure, "dark").get_facecolor())
    '#11181b'
    """
    one_of("recolor", "theme", theme, THEMES)
    figure.draw_without_rendering()  # ticks come into being when they are first needed
    recolor_drawn(figure, theme)
    return figure


def recolor_drawn(figure, theme) -> None:
    """Give a figure that was drawn before the colors of another theme, in place."""
    new = table(THEMES[theme])
    for artist in [*figure.findobj(), *boxes(figure)]:
        if isinstance(artist, ScalarMappable) and artist.get_array() is not None:
            if artist.get_cmap().name.startswith("backproplab-"):
                artist.set_cmap(THEMES[theme].cmap)
        elif isinstance(artist, Collection):
            recolor_collection(artist, new)
        for kind, names in PROPERTIES.items():
            if isinstance(artist, kind):
                for name in names:
                    recolor_property(artist, name, new)


def boxes(figure):
    """The patches behind texts, which no artist lists among its children."""
    patches = (text.get_bbox_patch() for text in figure.findobj(Text))
    return [patch for patch in patches if patch is not None]


def recolor_property(artist, name, new) -> None:
    """Look up one color of an artist; "none" and "auto" stay."""
    color = getattr(artist, f"get_{name}")()
    if not isinstance(color, str) or color not in ("none", "auto"):
        getattr(artist, f"set_{name}")(looked_up(color, new))


def recolor_collection(collection, new) -> None:
    """Look up the colors of the members of a collection."""
    for name in ("facecolor", "edgecolor"):
        colors = np.atleast_2d(getattr(collection, f"get_{name}")())
        if colors.size:
            getattr(collection, f"set_{name}")([looked_up(c, new) for c in colors])


def looked_up(color, new):
    """The new color, as transparent as the old one."""
    *_, alpha = to_rgba(color)
    return to_rgba(new.get(to_hex(color), color), alpha)
