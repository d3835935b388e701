"""The colors of the figures, once for a light and once for a dark page.

The series colors keep the hues of Okabe and Ito's palette. Their lightness was moved
until every pair stays apart in each of the three color vision deficiencies and every
color stands out from its paper; the tests measure both.
"""

from dataclasses import dataclass

from matplotlib.colors import LinearSegmentedColormap

__all__ = ["DARK", "LIGHT", "THEMES", "Theme"]


@dataclass(frozen=True)
class Theme:
    """Named colors; the same name plays the same part in every theme.

    Parameters
    ----------
    name : str
        ``"light"`` or ``"dark"``.
    paper, ink, soft, rule, frame : str
        Background, text, secondary text, grid, and axes lines.
    series : tuple of str
        Colors of the first, second, ... curve.
    deep, high : str
        Ends of the color map of a surface: its lowest and its highest values.

    Examples
    --------
    >>> from backproplab import plotting
    >>> plotting.LIGHT.name, len(plotting.LIGHT.series)
    ('light', 5)
    """

    name: str
    paper: str
    ink: str
    soft: str
    rule: str
    frame: str
    series: tuple[str, ...]
    deep: str
    high: str

    @property
    def cmap(self) -> LinearSegmentedColormap:
        """Color map whose lightness rises evenly; quiet enough to draw paths on."""
        name = f"backproplab-{self.name}"
        return LinearSegmentedColormap.from_list(name, [self.deep, self.high])


LIGHT = Theme(
    name="light",
    paper="#fdfcf9",
    ink="#1c2529",
    soft="#48545a",
    rule="#dcd7ca",
    frame="#8a8b84",
    series=("#dd4c00", "#0041a1", "#219d78", "#c56bc1", "#522f03"),
    deep="#4f9fb0",
    high="#f6f3ea",
)
DARK = Theme(
    name="dark",
    paper="#11181b",
    ink="#dce4e6",
    soft="#adb9be",
    rule="#2c393f",
    frame="#6a777d",
    series=("#ea5f2e", "#7fbff9", "#4a9c7c", "#b963b6", "#ebcf3e"),
    deep="#10262d",
    high="#3d7482",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
