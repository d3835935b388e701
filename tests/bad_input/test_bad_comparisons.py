"""Comparisons, noise and surfaces that cannot be made, and rates that are none."""

import numpy as np
from table import bad, explains, table

from backproplab import (
    AdaGrad,
    Adam,
    Bowl,
    CosineDecay,
    DescentTask,
    GradientDescent,
    LeastSquares,
    Minibatch,
    Momentum,
    MonkeySaddle,
    Warmup,
    compare,
    descend,
    from_function,
    log_grid,
    stationary_variance,
)
from backproplab.datasets import min_max_scale

LINE = LeastSquares([0.0, 1.0], [0.0, 1.0])


def seeded():
    return np.random.default_rng(0)


def compared(task=None, optimizers=None, **changes):
    """A comparison that would succeed, but for the changes."""

    def call():
        options = {"rng": seeded(), "rates": [0.1], "n_tune": 2, "n_runs": 2} | changes
        makers = {"Adam": Adam} if optimizers is None else optimizers
        return compare(task or DescentTask(Bowl(), 3), makers, **options)

    return call


def sloping(x, y):
    return x + y


def test_unchanged_it_succeeds():
    compared()()


def test_a_grid_may_stand_in_any_order():
    result = compared(rates=[1.0, 0.1, 0.5])()
    assert result.rates.tolist() == [0.1, 0.5, 1.0]


@table(
    bad("surface", compared(Bowl()), TypeError, "compare", "task must score", "Try"),
    bad("list", compared(optimizers=[Adam]), TypeError, "compare", '{"Adam": Adam}'),
    bad("nobody", compared(optimizers={}), ValueError, "compare", "one optimizer"),
    bad(
        "made already",
        compared(optimizers={"a": Adam()}),
        TypeError,
        "compare",
        "optimizers['a'] must make an optimizer of a rate, got Adam(",
        "Try lambda rate: Adam(rate)",
    ),
    bad("seed", compared(rng=0), TypeError, "compare", "Try np.random.default_rng(0)"),
    bad("rate", compared(rates=[-1, 1]), ValueError, "compare", "rates must be in"),
    bad("no runs", compared(n_runs=0), ValueError, "compare", "n_runs", ">= 1, got 0"),
    bad(
        "grid from 0",
        lambda: log_grid(0, 1),
        ValueError,
        "log_grid",
        "low must be in (0, inf), got 0. Try 0.0001.",
    ),
    bad("grid down", lambda: log_grid(1, 0.1), ValueError, "log_grid", "high", "0.1"),
    bad("no grid", lambda: log_grid(1, 9, 0), ValueError, "log_grid", ">= 1, got 0"),
    bad(
        "bottomless task",
        lambda: DescentTask(MonkeySaddle(), 5),
        ValueError,
        "DescentTask",
        "known minima, got MonkeySaddle() with minima NoMinimum(",
        "Try from_function",
    ),
    bad(
        "task of unknown depth",
        lambda: DescentTask(from_function(sloping), 5),
        ValueError,
        "DescentTask",
        "with minima None",
    ),
    bad(
        "name of a surface",
        lambda: DescentTask("Bowl", 5),
        TypeError,
        "DescentTask",
        "got 'Bowl'. Try Bowl()",
    ),
)
def test_comparison(call, error, who, parts):
    explains(call, error, who, parts)


@table(
    bad(
        "rows of a bowl",
        lambda: Minibatch(Bowl(), 4, seeded()),
        TypeError,
        "Minibatch",
        "type LeastSquares, got Bowl(). Try LeastSquares(inputs, targets)",
    ),
    bad(
        "seed of draws",
        lambda: Minibatch(LINE, 4, 0),
        TypeError,
        "Minibatch",
        "Try np.random.default_rng(0)",
    ),
    bad(
        "negative noise",
        lambda: stationary_variance(1.0, -1.0, 0.1),
        ValueError,
        "stationary_variance",
        "sigma must be in [0, inf), got -1.0. Try 1.0.",
    ),
    bad(
        "minimum as a pair",
        lambda: from_function(sloping, minima=(0, 0)),
        TypeError,
        "from_function",
        "minima must be Points, Circles or NoMinimum, got (0, 0). Try Points(",
    ),
    *(
        bad(
            f"domain {domain}",
            lambda domain=domain: from_function(sloping, domain=domain),
            ValueError,
            "from_function",
            "((x_min, x_max), (y_min, y_max)), got",
            "Try",
        )
        for domain in ((-1, 1), ((1, -1), (0, 1)))
    ),
    bad(
        "rows without a split",
        lambda: min_max_scale(np.eye(2)),
        TypeError,
        "min_max_scale",
        "split must be of type Split",
        "Try notebook_split(features, targets)",
    ),
)
def test_noise_surface_and_split(call, error, who, parts):
    explains(call, error, who, parts)


@table(
    bad(
        "what to try",
        lambda: Adam(-1),
        ValueError,
        "Adam",
        "learning_rate must be in (0, inf), got -1. Try 0.001.",
    ),
    bad(
        "what momentum to try",
        lambda: Momentum(0.1, 1.2),
        ValueError,
        "Momentum",
        "momentum must be in [0, 1), got 1.2. Try 0.9.",
    ),
    bad(
        "class of a schedule",
        lambda: GradientDescent(CosineDecay),
        TypeError,
        "GradientDescent",
        "got the class CosineDecay. Call it: CosineDecay(...)",
    ),
    bad(
        "class of a schedule after a ramp",
        lambda: Warmup(5, CosineDecay),
        TypeError,
        "Warmup",
        "got the class CosineDecay. Call it: CosineDecay(...)",
    ),
    bad(
        "schedule that falls below 0",
        lambda: descend(Bowl(), GradientDescent(lambda k: 0.1 - k), [1.0, 1.0], 3),
        ValueError,
        "GradientDescent",
        "learning_rate of step 1 must be in [0, inf], got -0.9",
    ),
    bad("no divisor", lambda: AdaGrad(eps=0.0), ValueError, "AdaGrad", "eps", "0.0"),
)
def test_rate(call, error, who, parts):
    explains(call, error, who, parts)


def test_integers_do_not_round_the_accumulator():
    state = AdaGrad(initial_accumulator=0.1).init(np.array([1, 2]))
    np.testing.assert_array_equal(state["square_sum"], [0.1, 0.1])
