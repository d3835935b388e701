"""Noise on the gradient."""

import numpy as np

from backproplab import Bowl, GradientDescent, Matyas, Noisy, descend


def test_value_is_exact_and_the_gradient_carries_the_generators_noise():
    theta = np.array([[1.0, 2.0], [3.0, -1.0]])
    noisy = Noisy(Matyas(), 0.3, np.random.default_rng(2))
    value, grad = noisy.value_and_grad(theta)
    noise = np.random.default_rng(2).normal(0.0, 0.3, (2, 2))
    np.testing.assert_array_equal(value, Matyas()(theta))
    np.testing.assert_array_equal(grad, Matyas().grad(theta) + noise)


def test_recorded_gradient_is_the_one_that_was_used():
    noisy = Noisy(Bowl(), 1.0, np.random.default_rng(0))
    path = descend(noisy, GradientDescent(0.1), [1.0, 1.0], 20)
    steps = np.diff(path.positions, axis=0)
    np.testing.assert_allclose(steps, -0.1 * path.grads[:-1], rtol=1e-9, atol=1e-14)
    assert (path.grads != Bowl().grad(path.positions)).all()
    np.testing.assert_array_equal(path.values, Bowl()(path.positions))


def test_no_noise_is_the_surface_itself():
    still = Noisy(Bowl(), 0.0, np.random.default_rng(0))
    path = descend(still, GradientDescent(0.1), [1.0, 1.0], 5)
    exact = descend(Bowl(), GradientDescent(0.1), [1.0, 1.0], 5)
    np.testing.assert_array_equal(path.positions, exact.positions)
    np.testing.assert_array_equal(path.distance, exact.distance)
