"""One look for all figures."""

from importlib.resources import files
from importlib.util import find_spec

import matplotlib as mpl
from cycler import cycler
from matplotlib import font_manager

from backproplab._base.checks import one_of
from backproplab.plotting.palette import THEMES, Theme

__all__ = ["settings", "style"]

SITE_FONT = "Source Sans Pro"


def font_families() -> list[str]:
    """The font of the site where its package is installed, then matplotlib's own."""
    families = ["DejaVu Sans"]
    if find_spec("font_source_sans_pro"):
        known = {font.name for font in font_manager.fontManager.ttflist}
        if SITE_FONT not in known:
            for face in ("Regular", "Bold", "It"):
                file = files("font_source_sans_pro") / f"files/SourceSansPro-{face}.ttf"
                font_manager.fontManager.addfont(str(file))
        families.insert(0, SITE_FONT)
    return families


def settings(theme: Theme) -> dict:
    """The matplotlib settings of a theme; sizes stay readable on a phone."""
    return {
        "axes.axisbelow": True,
        "axes.edgecolor": theme.frame,
        "axes.facecolor": theme.paper,
        "axes.grid": True,
        "axes.labelcolor": theme.soft,
        "axes.prop_cycle": cycler(color=theme.series),
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.titlecolor": theme.ink,
        "axes.titlelocation": "left",
        "axes.titlesize": 12,
        "figure.constrained_layout.use": True,
        "figure.dpi": 100,
        "figure.facecolor": theme.paper,
        "figure.figsize": (6.4, 4.0),
        "figure.titlesize": 13,
        "figure.titleweight": "bold",
        "font.family": font_families(),
        "font.size": 12,
        "grid.color": theme.rule,
        "grid.linewidth": 0.8,
        "legend.facecolor": theme.paper,
        "legend.framealpha": 0.85,
        "legend.edgecolor": theme.paper,
        "legend.labelcolor": theme.ink,
        "lines.linewidth": 2,
        "mathtext.fontset": "stix",
        "savefig.facecolor": theme.paper,
        "text.color": theme.ink,
        "xtick.color": theme.frame,
        "xtick.labelcolor": theme.soft,
        "ytick.color": theme.frame,
        "ytick.labelcolor": theme.soft,
    }


def style(theme: str = "light"):
    """A context in which whatever matplotlib draws has the look of this package.

    Parameters
    ----------
    theme : {"light", "dark"}
        For which background.

    Returns
    -------
    context manager
        Settings are as before when it is left.

    Examples
    --------
    >>> import matplotlib as mpl
    >>> with style("dark"):
    ...     mpl.rcParams["figure.facecolor"]
    '#11181b'
    """
    one_of("style", "theme", theme, THEMES)
    return mpl.rc_context(settings(THEMES[theme]))
