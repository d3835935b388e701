"""Comparisons: what is tuned, what is measured, and what is said about it."""

from html import escape

import matplotlib.pyplot as plt
import numpy as np
import pytest

from backproplab import (
    Adam,
    Bowl,
    DescentTask,
    GradientDescent,
    Matyas,
    Momentum,
    TrainingTask,
    compare,
    log_grid,
    mlp,
    plotting,
)
from backproplab.plotting.markup import figure_markup


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def rng():
    return np.random.default_rng(3)


def test_the_best_rate_on_the_bowl_lands_in_one_step():
    result = compare(
        DescentTask(Bowl(), n_steps=1),
        {"descent": GradientDescent},
        rng=rng(),
        rates=[0.1, 0.4, 0.5, 0.6, 1.5],
    )
    assert result.best_rates == {"descent": 0.5}
    assert result.scores["descent"].max() == 0.0
    # (1 - 2 rate)^2 of the first value is left, whatever the start
    curve = result.curve("descent")
    np.testing.assert_allclose(curve / curve[0], [1, 1 / 16, 0, 1 / 16, 25 / 4])


def test_runs_are_paired_and_new():
    seen = []

    def task(rule, generator, n_runs):
        starts = generator.uniform(size=n_runs)
        seen.append(starts)
        return starts * rule

    result = compare(
        task, {"a": lambda r: r, "b": lambda r: 2 * r}, rng=rng(), rates=[1.0, 2.0],
        n_tune=4, n_runs=50,
    )  # fmt: skip
    tune_a, _, final_a, tune_b, _, final_b = seen
    np.testing.assert_array_equal(tune_a, tune_b)
    np.testing.assert_array_equal(final_a, final_b)
    assert not set(tune_a) & set(final_a)
    assert result.wins().loc["a", "b"] == 1.0
    assert result.at_edge("a")


def test_failures_are_counted_and_lose():
    result = compare(
        DescentTask(Bowl(), n_steps=2000),
        {"fails": lambda r: GradientDescent(2 * r), "works": GradientDescent},
        rng=rng(),
        rates=[0.6],
    )
    table = result.table()
    assert list(table.index) == ["works", "fails"]
    assert list(table["failures"]) == [0, 100]
    assert result.wins().loc["works", "fails"] == 1.0
    assert np.isinf(table.loc["fails", "median"])


def test_noise_belongs_to_the_task():
    quiet, loud = (
        DescentTask(Matyas(), 50, sigma, start=(3.0, 3.0)) for sigma in (0.0, 0.5)
    )
    assert np.ptp(quiet(Momentum(0.1), rng(), 20)) == 0.0
    assert np.ptp(loud(Momentum(0.1), rng(), 20)) > 0.0
    np.testing.assert_array_equal(
        loud(Momentum(0.1), rng(), 5), loud(Momentum(0.1), rng(), 5)
    )


def test_networks_can_be_compared():
    x = rng().normal(size=(40, 2))
    labels = (x[:, 0] > 0).astype(int)
    result = compare(
        TrainingTask(mlp([2, 3, 2]), x, labels, n_epochs=5, batch_size=10),
        {"descent": GradientDescent, "Adam": Adam},
        rng=rng(),
        rates=[0.001, 0.1],
        n_tune=3,
        n_runs=5,
    )
    assert result.table()["median"].max() < 0.6
    assert "5 epochs in batches of 10" in result.protocol
    assert "2 rates from 0.001 to 0.1" in result.protocol


def two_surfaces():
    return {
        surface.name: compare(
            DescentTask(surface, n_steps=30),
            {"descent": GradientDescent, "Adam": Adam},
            rng=rng(),
            rates=[0.01, 0.1, 3.0],
            n_tune=3,
            n_runs=9,
        )
        for surface in (Bowl(), Matyas())
    }  # fmt: skip


def test_no_figure_of_a_comparison_is_without_its_protocol():
    both = two_surfaces()
    figure = plotting.scores(both, title="Two surfaces")
    bowl, matyas = both.values()
    assert figure.caption.startswith(
        f"{bowl.task}; {matyas.task}. {bowl.method} Dots are medians"
    )
    assert f"<figcaption>{escape(figure.caption)}</figcaption>" in figure_markup(figure)
    figure = plotting.sensitivity(bowl, title="One surface")
    assert figure.caption.startswith(f"{bowl.protocol} Lines are medians")
    plotting.sensitivity(matyas, ax=figure.axes[0])
    assert bowl.protocol in figure.caption
    assert matyas.protocol in figure.caption


def test_figures_show_scores_rates_and_failures():
    def task(rule, _rng, n_runs):
        values = rule * np.arange(1.0, n_runs + 1)
        return np.where(values > 8, np.nan, values)

    result = compare(
        task, {"one": lambda r: r, "two": lambda r: 2 * r}, rng=rng(), rates=[1.0, 2.0],
        n_tune=3, n_runs=5,
    )  # fmt: skip
    (ax,) = plotting.scores(result, title="Scores").axes
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["one at 1", "two at 1, 1 fail"]
    np.testing.assert_array_equal(ax.lines[0].get_xdata(), [3, 6])
    (ax,) = plotting.sensitivity(result, title="Rates").axes
    np.testing.assert_array_equal(ax.lines[2].get_ydata(), [4, 8])
    np.testing.assert_array_equal(ax.lines[3].get_xydata(), [[1, 4]])
    with pytest.raises(TypeError, match="comparisons must be of type Comparison"):
        plotting.scores({"a": 3})
    with pytest.raises(ValueError, match="at least one comparison"):
        plotting.scores({})


def test_a_grid_of_rates():
    np.testing.assert_allclose(log_grid(0.1, 10, 2), 10 ** np.arange(-1, 1.01, 0.5))


def test_messages():
    with pytest.raises(ValueError, match="n_runs must be an integer >= 1, got 0"):
        compare(DescentTask(Bowl(), 1), {"a": Adam}, rng=rng(), n_runs=0)
    with pytest.raises(ValueError, match="at least one optimizer"):
        compare(DescentTask(Bowl(), 1), {}, rng=rng())
