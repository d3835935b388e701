"""Noise of two kinds, and the variance that they leave."""

import numpy as np
import pytest

from backproplab import (
    GradientDescent,
    LeastSquares,
    Minibatch,
    Noisy,
    RotatedQuadratic,
    descend,
    stationary_covariance,
    stationary_variance,
)

REGRESSION = LeastSquares.cases()[0]


def spread(objective, rate, n_starts=4000, n_steps=300):
    """Covariance (2, 2) of many walkers after they have forgotten their start."""
    start = np.tile(objective.minima.points[0], (n_starts, 1))
    return np.cov(descend(objective, GradientDescent(rate), start, n_steps).end.T)


def test_the_mean_of_the_draws_is_the_gradient():
    draw = Minibatch(REGRESSION, 4, np.random.default_rng(0))
    theta = np.tile([0.3, 1.2], (40_000, 1))
    _, grads = draw.value_and_grad(theta)
    error = np.sqrt(np.diag(draw.noise_covariance([0.3, 1.2])) / len(theta))
    assert (np.abs(grads.mean(0) - REGRESSION.grad([0.3, 1.2])) < 4 * error).all()
    np.testing.assert_allclose(
        np.cov(grads.T), draw.noise_covariance([0.3, 1.2]), rtol=0.05
    )


def test_gaussian_noise_leaves_the_predicted_covariance():
    surface = RotatedQuadratic(5.0, 0.4)
    noisy = Noisy(surface, 0.7, np.random.default_rng(1))
    predicted = stationary_covariance(surface.hess([0, 0]), 0.49 * np.eye(2), 0.5)
    measured = spread(noisy, 0.5)
    assert np.abs(measured - predicted).max() < 0.08 * predicted.max()


@pytest.mark.parametrize("rate", [0.05, 0.6])
def test_minibatch_noise_leaves_the_predicted_covariance(rate):
    draw = Minibatch(REGRESSION, 4, np.random.default_rng(2))
    predicted, measured = draw.stationary_covariance(rate), spread(draw, rate)
    assert np.abs(measured - predicted).max() < 0.1 * predicted.max()


def test_noise_that_ignores_the_position_is_an_approximation_from_below():
    optimum = REGRESSION.minima.points[0]
    ratios = []
    for rate in (0.01, 0.6):
        draw = Minibatch(REGRESSION, 4, np.random.default_rng(2))
        noise = draw.noise_covariance(optimum)
        flat = stationary_covariance(REGRESSION.hess(optimum), noise, rate)
        ratios.append(np.diag(draw.stationary_covariance(rate)) / np.diag(flat))
    assert (ratios[0] > 1).all()
    assert (ratios[0] < 1.01).all()
    assert (ratios[1] > 1.1).all()


def test_minibatches_without_a_stationary_state():
    draw = Minibatch(REGRESSION, 1, np.random.default_rng(2))
    with pytest.raises(ValueError, match="grows without end"):
        draw.stationary_covariance(0.9)


def test_one_parabola():
    # x <- (1 - 0.4) x + noise of 0.2 * 3: 0.36 / (1 - 0.36)
    assert np.isclose(stationary_variance(2.0, 3.0, 0.2), 0.36 / 0.64)


@pytest.mark.parametrize(("curvature", "rate"), [(2.0, 1.0), (0.0, 0.1), (-1.0, 0.1)])
def test_no_stationary_state_is_an_error(curvature, rate):
    with pytest.raises(ValueError, match="never settles"):
        stationary_variance(curvature, 1.0, rate)


def test_messages():
    with pytest.raises(ValueError, match="batch_size must be an integer >= 1, got 0"):
        Minibatch(REGRESSION, 0, np.random.default_rng(0))
    with pytest.raises(ValueError, match="two different inputs"):
        LeastSquares([1.0, 1.0], [0.0, 1.0])
    with pytest.raises(ValueError, match=r"one shape \(N,\), got \(2,\) and \(3,\)"):
        LeastSquares([1.0, 2.0], [0.0, 1.0, 2.0])
