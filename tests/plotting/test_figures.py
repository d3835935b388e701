"""Still figures: what is drawn, in which colors, and what is refused."""

import re
from base64 import b64decode
from io import BytesIO

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex
from PIL import Image

from backproplab import (
    Bowl,
    GradientDescent,
    HomeworkCubic,
    LearnablePower,
    Ripple,
    descend,
    mlp,
    plotting,
    train,
)
from backproplab.plotting.markup import figure_markup
from backproplab.plotting.palette import DARK, LIGHT
from backproplab.plotting.raster import has_relief, laid_out, webps
from backproplab.plotting.raster import pixels as rasterized
from backproplab.plotting.relief import Relief
from backproplab.surfaces import SURFACES


@pytest.fixture
def history():
    rng = np.random.default_rng(0)
    x, targets = rng.normal(size=(20, 3)), rng.integers(0, 2, 20)
    options = {"optimizer": GradientDescent(0.1), "rng": rng, "n_epochs": 3}
    return train(mlp([3, 2]), x, targets, keep=["0.bias"], validation=(x, targets),
                 **options)  # fmt: skip


def pixels(figure):
    figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba()).copy()


@pytest.mark.parametrize("draw", ["contour", "surface3d", "gradient_field"])
@pytest.mark.parametrize("surface", [s.cases()[0] for s in SURFACES.values()], ids=repr)
def test_every_surface_can_be_drawn(surface, draw):
    figure = getattr(plotting, draw)(surface, title="A finding")
    figure.dpi = 40
    colors = np.unique(pixels(figure).view(np.uint32))  # one number for four bytes
    assert len(colors) > 50
    assert plotting.finding(figure) == "A finding"


def test_a_raster_is_what_savefig_writes_and_leaves_the_figure_as_it_was(tmp_path):
    figure = plotting.contour(Bowl(), title="A finding")
    canvas, usual = figure.canvas, figure.dpi
    with laid_out(figure, (100, 150)) as canvases:
        for dpi in (100, 150, 100, 150):  # each canvas draws twice
            raster = rasterized(canvases[dpi], dpi)
            figure.savefig(tmp_path / "saved.png", dpi=dpi)
            saved = np.asarray(Image.open(tmp_path / "saved.png").convert("RGBA"))
            np.testing.assert_array_equal(raster, saved)
    assert figure.canvas is canvas
    assert figure.dpi == usual


def cells(side):
    figure, ax = plotting.figure(title="A matrix")
    ax.imshow(np.zeros((side, side)))
    return figure


SHOWN = {
    "matrix": (lambda: cells(8), False),
    "map": (lambda: cells(200), True),
    "contour": (lambda: plotting.contour(Bowl()), True),
    "surface": (lambda: plotting.surface3d(Bowl()), True),
}


@pytest.mark.parametrize(("draw", "expected"), SHOWN.values(), ids=SHOWN)
def test_the_pictures_of_a_surface_are_packed_with_loss(draw, expected):
    figure = draw()
    assert has_relief(figure) is expected
    picture = figure_markup(figure, themes=["light"])
    first = b64decode(re.search('src="data:image/webp;base64,([^"]+)', picture)[1])
    shown = np.asarray(Image.open(BytesIO(first)).convert("RGB"))
    with laid_out(figure, [100]) as canvases:
        drawn = rasterized(canvases[100], 100)[..., :3]
    assert (shown == drawn).all() != expected


def test_pictures_that_would_be_large_are_packed_with_loss(rng):
    noise = rng.integers(256, size=(40, 60, 4), dtype=np.uint8)
    flat = np.full_like(noise, 255)
    for raster, expected in [(flat, True), (noise, False)]:
        for data in webps([raster, raster], exact=True):
            unpacked = np.asarray(Image.open(BytesIO(data)))
            assert (unpacked == raster[..., :3]).all() == expected


def test_settings_of_matplotlib_are_left_alone():
    before = dict(mpl.rcParams)
    plotting.contour(Bowl(), title="A finding")
    assert dict(mpl.rcParams) == before


def test_recoloring_leaves_no_light_color_and_can_be_undone(run):
    figure = plotting.path({"one": run, "two": run}, title="A finding")
    light = pixels(figure)
    dark = pixels(plotting.recolor(figure, "dark"))
    assert to_hex(dark[0, 0, :3] / 255) == DARK.paper
    assert not (dark[..., :3] > 245).all(axis=-1).any()
    np.testing.assert_array_equal(pixels(plotting.recolor(figure, "light")), light)


def test_the_box_behind_a_text_follows_the_theme():
    figure, ax = plotting.figure(title="A box")
    words = ax.text(0, 0, "in a box", bbox={"facecolor": LIGHT.high})
    plotting.recolor(figure, "dark")
    assert to_hex(words.get_bbox_patch().get_facecolor()) == DARK.high


def test_recoloring_keeps_foreign_colors_and_knows_the_defaults_of_matplotlib():
    figure, ax = plt.subplots()
    black, foreign = ax.plot([0, 1], "k"), ax.plot([1, 0], color="#123456")
    plotting.recolor(figure, "dark")
    assert to_hex(figure.get_facecolor()) == DARK.paper
    assert to_hex(black[0].get_color()) == DARK.ink
    assert to_hex(foreign[0].get_color()) == "#123456"


def test_axes_that_are_passed_are_drawn_on():
    figure, axes = plotting.figure(1, 2, title="Both")
    assert plotting.contour(Bowl(), ax=axes[1]) is figure
    assert not axes[0].collections
    assert axes[1].collections


def test_levels_are_logarithmic_only_where_values_span_decades():
    class Steep(Bowl):
        def value(self, x, y):
            return 1e-3 * x**2 + np.exp(3 * np.abs(y))

    assert not Relief(Bowl()).logarithmic
    assert Relief(Steep()).logarithmic
    assert np.isfinite(Relief(Steep()).levels).all()


def test_an_escape_is_marked_where_it_was_last_seen():
    lost = descend(HomeworkCubic(), GradientDescent(0.1), [-1.0, 0.0], 60)
    assert lost.escaped
    (ax,) = plotting.path(lost, title="It falls for ever").axes
    [head] = [line for line in ax.lines if line.get_marker() == "X"]
    last = np.isfinite(lost.values).sum() - 1
    np.testing.assert_array_equal(head.get_xydata()[0], lost.positions[last])


def test_starts_of_one_trajectory_share_a_color():
    both = descend(Bowl(), GradientDescent(0.1), [[1.0, 2.0], [-3.0, 1.0]], 5)
    (ax,) = plotting.path({"descent": both}, title="Two ways").axes
    lines = [line for line in ax.lines if len(line.get_xdata()) == 6]
    assert [line.get_color() for line in lines].count(LIGHT.series[0]) == 2
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == ["minimum", "descent"]


def test_progress_draws_distances(run):
    (ax,) = plotting.progress({"Adam": run}, title="It arrives").axes
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), run.distance)
    assert ax.get_yscale() == "log"


def test_curves_draw_metrics_and_parameters(history):
    (ax,) = plotting.curves({"net": history}, title="It learns").axes
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), history.train_loss)
    np.testing.assert_array_equal(ax.lines[1].get_ydata(), history.validation_loss)
    (ax,) = plotting.curves(history, "0.bias", title="The biases part").axes
    np.testing.assert_array_equal(ax.lines[1].get_ydata(), history.kept["0.bias"][:, 1])


def test_errors_say_what_to_try(run, history):
    with pytest.raises(ValueError, match="on one surface, got 'a' on Ripple, 'b' on"):
        plotting.path({"a": run, "b": descend(Bowl(), GradientDescent(), [1, 1], 1)})
    with pytest.raises(ValueError, match="at least one trajectory"):
        plotting.path({})
    with pytest.raises(TypeError, match="got ndarray"):
        plotting.path(run.positions)
    with pytest.raises(
        ValueError, match=r"must be one of 'loss', 'accuracy', '0\.bias'"
    ):
        plotting.curves(history, "los")
    lost = descend(HomeworkCubic(), GradientDescent(0.1), [1.0, 0.0], 3)
    with pytest.raises(ValueError, match="surface without a minimum"):
        plotting.progress(lost)
    with pytest.raises(ValueError, match="Did you mean 'dark'"):
        plotting.style("drak")
    with pytest.raises(TypeError, match="Did you mean 'title'"):
        plotting.contour(Ripple(), titel="A finding")


def test_a_kept_number_is_one_line_with_a_band_over_the_replicas():
    network = mlp([1, 2, 2], LearnablePower())
    history = train(
        network,
        [[-1.0], [1.0]],
        [0, 1],
        optimizer=GradientDescent(0.1),
        rng=np.random.default_rng(0),
        n_epochs=4,
        replicas=3,
        keep=["1.exponent"],
    )
    ax = plotting.curves(history, "1.exponent", title="It moves").axes[0]
    (line,) = ax.get_lines()
    np.testing.assert_allclose(
        line.get_ydata(), np.median(history.kept["1.exponent"], axis=1)
    )


def test_epochs_that_were_not_measured_are_passed_over():
    history = train(
        mlp([3, 2]), np.ones((4, 3)), [0, 1, 0, 1], optimizer=GradientDescent(0.1),
        rng=np.random.default_rng(0), n_epochs=5, measure_every=2, replicas=3,
    )  # fmt: skip
    (ax,) = plotting.curves(history, title="Every other epoch").axes
    np.testing.assert_array_equal(ax.lines[0].get_xdata(), [0, 2, 4, 5])
    median = np.median(history.train_loss, axis=1)[[0, 2, 4, 5]]
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), median)


@pytest.mark.parametrize("draw", [plotting.contour, plotting.surface3d, plotting.views])
@pytest.mark.parametrize("wrong", ["Bowl", Bowl, None])
def test_what_is_no_surface_is_not_drawn(draw, wrong):
    with pytest.raises(TypeError, match=r"surface must be .* Try Bowl\(\)"):
        draw(wrong)
