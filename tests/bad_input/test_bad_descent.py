"""Starts, objectives and options that cannot be descended with or checked."""

import numpy as np
import pytest
from table import bad, explains, table

from backproplab import (
    Adam,
    Bowl,
    GradientDescent,
    Noisy,
    SoftmaxCrossEntropy,
    descend,
    gradcheck,
    mlp,
)

RULE = GradientDescent(0.1)
SEED = np.random.default_rng(0)


def trajectory():
    return descend(Bowl(), RULE, [1.0, 1.0], 2)


def network_path():
    network = mlp([1, 2])
    objective = network.objective([[1.0]], [0], SoftmaxCrossEntropy())
    return descend(objective, RULE, np.zeros(4), 1)


@table(
    *(
        bad(
            f"start of shape {np.shape(theta)}",
            lambda theta=theta: descend(Bowl(), RULE, theta, 3),
            ValueError,
            "Bowl",
            f"expected points of shape (..., 2), got {np.shape(theta)}",
            "np.stack([x, y], axis=-1)",
        )
        for theta in (1.0, [1.0], [1.0, 2.0, 3.0], np.ones((2, 5)))
    ),
    bad(
        "start that is not a number",
        lambda: descend(Bowl(), RULE, [1.0, np.nan], 3),
        ValueError,
        "descend",
        "theta must be finite, got nan at index (1,)",
        "Start from finite numbers",
    ),
    bad(
        "text",
        lambda: descend(Bowl(), RULE, "here", 3),
        ValueError,
        "descend",
        "theta must hold numbers",
    ),
    *(
        bad(
            f"n_steps {count!r}",
            lambda count=count: descend(Bowl(), RULE, [1.0, 1.0], count),
            ValueError,
            "descend",
            f"n_steps must be an integer >= 0, got {count!r}",
        )
        for count in (-3, 3.0, True)
    ),
    *(
        bad(
            f"escape radius {radius!r}",
            lambda r=radius: descend(Bowl(), RULE, [1.0, 1.0], 3, escape_radius=r),
            ValueError,
            "descend",
            f"escape_radius must be in (0, inf], got {radius!r}",
        )
        for radius in (-1, np.nan)
    ),
    bad(
        "misspelt keyword",
        lambda: descend(Bowl(), RULE, [1.0, 1.0], 3, recordstate=True),
        TypeError,
        "descend",
        "Did you mean 'record_state'?",
    ),
    bad(
        "class of a surface",
        lambda: descend(Bowl, RULE, [1.0, 1.0], 3),
        TypeError,
        "descend",
        "got the class Bowl. Call it: Bowl(...)",
    ),
    bad(
        "class of an optimizer",
        lambda: descend(Bowl(), Adam, [1.0, 1.0], 3),
        TypeError,
        "descend",
        "got the class Adam",
    ),
    bad(
        "swapped arguments",
        lambda: descend(RULE, Bowl(), [1.0, 1.0], 3),
        TypeError,
        "descend",
        "objective must be of type Objective, got GradientDescent",
    ),
    bad(
        "negative noise",
        lambda: Noisy(Bowl(), -1.0, SEED),
        ValueError,
        "Noisy",
        "sigma must be in [0, inf), got -1.0",
    ),
    bad(
        "seed for noise",
        lambda: Noisy(Bowl(), 1.0, 0),
        TypeError,
        "Noisy",
        "Try np.random.default_rng(0)",
    ),
    bad("noise on nothing", lambda: Noisy(3, 1.0, SEED), TypeError, "Noisy", "got 3"),
    bad(
        "negative distance",
        lambda: trajectory().first_within(-1),
        ValueError,
        "Trajectory.first_within",
        "radius must be in [0, inf], got -1",
    ),
    bad(
        "distance without minima",
        lambda: network_path().distance,
        ValueError,
        "Trajectory.distance",
        "NetworkObjective does not say where its minima are; only surfaces do",
    ),
    bad(
        "index of one start",
        lambda: trajectory()[0],
        IndexError,
        "Trajectory",
        "one start; it has no index",
    ),
)
def test_descent(call, error, who, parts):
    explains(call, error, who, parts)


@table(
    *(
        bad(
            f"theta in {kind.__name__}",
            lambda kind=kind: gradcheck.check(Bowl(), np.ones(2, kind)),
            ValueError,
            "check",
            f"expected theta in float64, got {kind.__name__}",
            "try theta.astype(np.float64)",
        )
        for kind in (np.float32, np.int64)
    ),
    bad(
        "stack of points",
        lambda: gradcheck.check(Bowl(), np.ones((3, 2))),
        ValueError,
        "check",
        "expected one point of shape (P,), got (3, 2)",
        "Try one point",
    ),
    bad(
        "point that is not a number",
        lambda: gradcheck.check(Bowl(), np.array([1.0, np.nan])),
        ValueError,
        "check",
        "theta must be finite",
    ),
    bad(
        "function without a gradient",
        lambda: gradcheck.check(np.sum, np.ones(2)),
        TypeError,
        "check",
        "objective must be of type Objective",
    ),
    bad(
        "gradients of two shapes",
        lambda: gradcheck.relative_error(np.ones(2), np.ones((2, 1))),
        ValueError,
        "relative_error",
        "shapes (2,) and (2, 1) differ",
    ),
)
def test_gradient_check(call, error, who, parts):
    explains(call, error, who, parts)


def test_one_wrong_entry_is_found_however_small():
    class Wrong(Bowl):
        """A bowl whose second derivative has the wrong sign."""

        def gradient(self, x, y):
            return 2 * x, -2 * y

    report = gradcheck.check(Wrong(), np.array([1e3, 1e-1]))
    assert not report.passed
    assert min(report.worst.values()) > 1.9
    assert "FAILED" in str(report)
    assert "theta[1]" in str(report)


def test_a_gradient_that_is_not_a_number_does_not_pass():
    class Broken(Bowl):
        """A bowl without a derivative."""

        def gradient(self, x, y):
            return np.nan * x, 2 * y

    report = gradcheck.check(Broken(), np.ones(2))
    assert not report.passed
    assert all(np.isnan(error) for error in report.worst.values())


@pytest.mark.parametrize("oracle", ["complex_step", "central_difference", "autodiff"])
def test_oracles_are_independent_of_the_hand_written_gradient(oracle):
    class Silent(Bowl):
        """A bowl that knows no gradient."""

        def gradient(self, *_):
            raise AssertionError("an oracle asked for the hand-written gradient")

    grad = getattr(gradcheck, oracle)(Silent(), np.array([3.0, -0.5]))
    np.testing.assert_allclose(grad, [6.0, -1.0], rtol=1e-9)
