"""Figures and animations. Functions return what they draw, and never show it.

The only part of the package that needs matplotlib; import it when you draw:
``from backproplab import plotting``.
"""

from backproplab.plotting.animation import Animation, animate
from backproplab.plotting.basin_maps import basin_map
from backproplab.plotting.comparisons import scores, sensitivity
from backproplab.plotting.figure_style import style
from backproplab.plotting.palette import DARK, LIGHT, THEMES, Theme
from backproplab.plotting.paths import legend, path
from backproplab.plotting.picture import figure, finding
from backproplab.plotting.steps import progress
from backproplab.plotting.terrain import contour, gradient_field, surface3d
from backproplab.plotting.theme_change import recolor
from backproplab.plotting.training_curves import curves
from backproplab.plotting.two_views import views

__all__ = [
    "DARK",
    "LIGHT",
    "THEMES",
    "Animation",
    "Theme",
    "animate",
    "basin_map",
    "contour",
    "curves",
    "figure",
    "finding",
    "gradient_field",
    "legend",
    "path",
    "progress",
    "recolor",
    "scores",
    "sensitivity",
    "style",
    "surface3d",
    "views",
]
