"""Comparisons: what is tuned, what is measured, and what is said about it."""

from html import escape

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy.stats import beta

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
    paired_share,
    plotting,
    repeat_claims,
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


def test_a_rate_that_loses_runs_is_not_chosen_for_its_median():
    """The median sees no failure of up to half of the runs; the upper quartile does."""

    def task(rate, generator, n_runs):
        fails = generator.uniform(size=n_runs) < (0.4 if rate == 1.0 else 0.0)
        return np.where(fails, np.nan, 1.0 / rate)

    result = compare(
        task, {"rule": lambda r: r}, rng=rng(), rates=[0.1, 1.0], n_tune=40, n_runs=10
    )
    assert result.best_rates["rule"] == 0.1
    assert result.curve("rule").argmin() == 1


def test_what_the_tuning_leaves_open_is_shown():
    def task(rate, generator, n_runs):
        return generator.normal(size=n_runs) + rate  # the noise decides between rates

    result = compare(
        task, {"rule": lambda r: r}, rng=rng(), rates=[0.1, 0.2, 0.3], n_tune=8,
        n_runs=11, n_parts=8,
    )  # fmt: skip
    row = result.table().loc["rule"]
    assert row["median from"] <= row["median"] <= row["median to"]
    assert set(result.measured["rule"]) >= {result.best_rates["rule"]}
    one = compare(
        task, {"rule": lambda r: r}, rng=rng(), rates=[0.1], n_tune=1, n_runs=3
    ).table().loc["rule"]  # fmt: skip
    assert one["median from"] == one["median"] == one["median to"]


def test_equal_shares_are_no_equal_medians():
    """Half of the wins each, and medians of 5 and 4: shares do not rank medians."""
    draw = np.random.default_rng(0)
    a = np.where(draw.uniform(size=4000) < 0.3, 0.0, 5.0)
    b = np.where(draw.uniform(size=4000) < 0.714, 4.0, 9.0)
    share = paired_share(a, b)
    assert abs(1 - share.share - 0.5) < 0.03
    assert (np.median(a), np.median(b)) == (5.0, 4.0)


@pytest.mark.parametrize("wins", [0, 7, 13, 20])
def test_interval_of_a_share_is_that_of_clopper_and_pearson(wins):
    found = paired_share([0.0] * wins + [2.0] * (20 - wins), [1.0] * 20)
    low = 0.0 if not wins else beta.ppf(0.025, wins, 21 - wins)
    high = 1.0 if wins == 20 else beta.ppf(0.975, wins + 1, 20 - wins)
    np.testing.assert_allclose(found[1:3], [low, high], atol=1e-9)
    wider = paired_share([0.0] * 13 + [2.0] * 7, [1.0] * 20, n_comparisons=10)
    assert wider.low < 0.407
    assert wider.high > 0.847


def test_two_failures_are_a_tie():
    found = paired_share([np.nan, 1.0], [np.inf, 2.0])
    assert found == pytest.approx((1.0, 0.025, 1.0, 1))
    assert paired_share([np.nan], [np.nan]).n_decided == 0


def test_claims_are_counted_over_seeds():
    table = repeat_claims(lambda seed: {"even": seed % 2 == 0, "any": True}, range(5))
    assert table["held in"].tolist() == [3, 5]
    with pytest.raises(ValueError, match="same claims"):
        repeat_claims(lambda seed: {str(seed): True})


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
