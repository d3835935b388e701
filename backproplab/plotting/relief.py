"""A surface sampled on a grid: what contours and three-dimensional plots share."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from backproplab.plotting.palette import LIGHT

__all__ = ["Relief", "surface_to_draw"]

N_LEVELS = 12
# Highest value over the lowest decile: with more, even levels would all lie at the top.
SPAN = 150.0


@dataclass(frozen=True)
class Relief:
    """Heights of a surface over a window of the plane.

    Parameters
    ----------
    surface : Surface
        What is drawn.
    window : tuple, optional
        ``((x_min, x_max), (y_min, y_max))``; the domain of the surface by default.
    n : int
        Grid points a side.
    """

    surface: Any
    window: tuple | None = None
    n: int = 201

    def __post_init__(self):
        surface_to_draw(self.surface)
        if self.window is not None and np.shape(self.window) != (2, 2):
            raise ValueError(
                "plotting: window must be ((x_min, x_max), (y_min, y_max)), got "
                f"{self.window!r}."
            )

    @property
    def limits(self):
        """The window."""
        return self.window or self.surface.domain

    @cached_property
    def grid(self):
        """Coordinates x, y and values z, each (n, n)."""
        (x0, x1), (y0, y1) = self.limits
        x, y = np.meshgrid(np.linspace(x0, x1, self.n), np.linspace(y0, y1, self.n))
        return x, y, self.surface.value(x, y)

    @cached_property
    def floor(self):
        """The value that logarithmic heights are measured from."""
        known = self.surface.minima.value
        return known if np.isfinite(known) else float(self.grid[2].min())

    @cached_property
    def logarithmic(self):
        """Whether values span decades, which calls for logarithmic heights."""
        above = self.grid[2] - self.floor
        return bool(above.max() > SPAN * np.quantile(above, 0.1) > 0)

    def height(self, z):
        """Values as they are drawn: log10(1 + f - min f) where values span decades."""
        return np.log10(1 + np.maximum(z - self.floor, 0)) if self.logarithmic else z

    @cached_property
    def levels(self):
        """Heights between two colors."""
        heights = self.height(self.grid[2])
        return np.linspace(heights.min(), heights.max(), N_LEVELS + 1)

    @property
    def look(self):
        """Color map and range, for any kind of plot."""
        return {"cmap": LIGHT.cmap, "vmin": self.levels[0], "vmax": self.levels[-1]}

    def inside(self, positions):
        """Which positions (..., 2) lie in the window; NaN does not."""
        low, high = np.transpose(self.limits)
        return ((positions >= low) & (positions <= high)).all(axis=-1)


def surface_to_draw(surface):
    """Return what is passed, if it is a surface."""
    drawable = all(hasattr(surface, name) for name in ("value", "domain", "minima"))
    if isinstance(surface, type) or not drawable:
        raise TypeError(
            "plotting: surface must be a surface with a domain, got "
            f"{surface!r}. Try Bowl(), or from_function(f, domain=...)."
        )
    return surface
