"""The map shows labels as colors and speed as their strength."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from backproplab import Bowl, GradientDescent, Himmelblau, Ripple, basins, plotting
from backproplab.plotting.basin_maps import color_of, colors


@pytest.fixture(autouse=True)
def close():
    yield
    plt.close("all")


def test_fast_starts_have_the_full_color_and_slow_ones_fade():
    atlas = basins(Bowl(), GradientDescent(0.1), n=21, n_steps=100)
    image = colors(atlas)
    np.testing.assert_allclose(image[10, 10], to_rgb(color_of(0)))
    assert image[10, 10].sum() < image[10, 15].sum() < image[0, 0].sum() < 3


def test_unknown_ends_have_colors_of_their_own():
    shades = {color_of(label) for label in (-2, -1, 0, 1, 2, 3)}
    assert len(shades) == 6


def test_the_legend_names_every_label_that_occurs():
    def texts(atlas, **options):
        figure = plotting.basin_map(atlas, title="Starts and their ends", **options)
        return [t.get_text() for t in figure.axes[0].get_legend().get_texts()]

    four = basins(Himmelblau(), GradientDescent(0.01), n=40, n_steps=300)
    assert texts(four)[-1] == "(3, 2)"
    assert texts(four, names=["a", "b", "c", "d"]) == ["d", "c", "b", "a"]
    rings = basins(Ripple(), GradientDescent(0.3), n=15, n_steps=300)
    assert texts(rings) == ["circle 2", "circle 1", "elsewhere"]
    gone = basins(Bowl(), GradientDescent(1.5), n=4, n_steps=100)
    assert texts(gone) == ["escaped"]
