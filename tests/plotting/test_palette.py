"""Colors stand out from the paper and from each other, for every kind of eye."""

from itertools import combinations

import numpy as np
import pytest
from colorspacious import cspace_convert
from matplotlib.colors import to_rgb

from backproplab.plotting import THEMES
from backproplab.plotting.theme_change import roles

DEFICIENCIES = [None, "deuteranomaly", "protanomaly", "tritanomaly"]
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


def luminance(color):
    c = np.array(to_rgb(color))
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(one, other):
    """The ratio of the Web Content Accessibility Guidelines."""
    dark, bright = sorted([luminance(one), luminance(other)])
    return (bright + 0.05) / (dark + 0.05)


def appearance(color, deficiency):
    rgb = to_rgb(color)
    if deficiency:
        space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": 100}
        rgb = np.clip(cspace_convert(rgb, space, "sRGB1"), 0, 1)
    return cspace_convert(rgb, "sRGB1", "CAM02-UCS")


def test_contrast_is_that_of_the_guidelines():
    assert contrast("white", "black") == pytest.approx(21)
    assert contrast("#777777", "white") == pytest.approx(4.48, abs=0.005)


@themes
def test_text_and_lines_stand_out(theme):
    assert contrast(theme.ink, theme.paper) > 7
    assert contrast(theme.soft, theme.paper) > 4.5
    assert contrast(theme.frame, theme.paper) > 3
    for color in theme.series:
        assert contrast(color, theme.paper) > 3


@themes
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_series_differ_for_every_eye(theme, deficiency):
    seen = [appearance(color, deficiency) for color in (*theme.series, theme.ink)]
    gaps = [np.linalg.norm(a - b) for a, b in combinations(seen, 2)]
    assert min(gaps) > 15  # 1 is just noticeable side by side


@themes
def test_lightness_of_the_color_map_rises_evenly(theme):
    colors = theme.cmap(np.linspace(0, 1, 33))[:, :3]
    steps = np.diff(cspace_convert(colors, "sRGB1", "CAM02-UCS")[:, 0])
    assert (steps > 0).all()
    assert steps.max() < 2 * steps.min()


@themes
def test_every_part_has_a_color_of_its_own(theme):
    assert len(set(roles(theme))) == len(roles(theme))
