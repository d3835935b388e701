"""Surfaces where the right answer is known."""

import numpy as np
import pytest

from backproplab import (
    Bowl,
    Easom,
    GradientDescent,
    HomeworkCubic,
    Matyas,
    MonkeySaddle,
    Ripple,
    descend,
)


@pytest.fixture
def theta(rng):
    return rng.uniform(-2, 2, (50, 2))


def test_ripple_has_no_slope_but_a_value_at_its_tip():
    value, grad = Ripple().value_and_grad(np.zeros(2))
    assert value == 0.0
    np.testing.assert_array_equal(grad, [0.0, 0.0])
    assert np.isnan(Ripple().hess(np.zeros(2))).all()
    beside = Ripple().grad(np.array([[0.0, 0.0], [0.0, 1e-9]]))
    np.testing.assert_allclose(beside, [[0, 0], [0, 1]], rtol=1e-15)


def test_ripple_measures_to_the_nearest_ring():
    minima = Ripple.minima
    assert minima.distance([0.0, 0.0]) == pytest.approx(1.5 * np.pi)
    assert minima.distance([0.0, -1.5 * np.pi]) == pytest.approx(0.0, abs=1e-12)
    assert minima.distance([3.0 * np.pi, 0.0]) == pytest.approx(0.5 * np.pi)
    np.testing.assert_allclose(minima.nearest([0, 9.0]), [0, 3.5 * np.pi], atol=1e-12)


def test_ripple_is_curved_across_its_ring_only(theta):
    on_ring = Ripple.minima.nearest(theta)
    curvatures = np.linalg.eigvalsh(Ripple().hess(on_ring))
    np.testing.assert_allclose(curvatures, np.tile([0.0, 1.0], (50, 1)), atol=1e-12)


def test_matyas_has_condition_number_25():
    curvatures, axes = np.linalg.eigh(Matyas().hess([3.0, 1.0]))
    np.testing.assert_allclose(curvatures, [0.04, 1.0], rtol=1e-12)
    assert abs(axes[:, 0] @ [1, 1]) == pytest.approx(np.sqrt(2))


def test_bowl_is_crossed_in_one_step():
    path = descend(Bowl(), GradientDescent(0.5), [3.0, -4.0], 1)
    np.testing.assert_array_equal(path.end, [0.0, 0.0])


def test_monkey_saddle_is_three_waves_around_the_circle(theta):
    x, y = theta.T
    expected = np.hypot(x, y) ** 3 * np.cos(3 * np.arctan2(y, x))
    np.testing.assert_allclose(MonkeySaddle()(theta), expected, atol=1e-12)


def test_homework_cubic_is_a_sum_of_two_cubes(theta):
    u, v = theta.sum(axis=-1), theta[:, 0] - theta[:, 1]
    np.testing.assert_allclose(HomeworkCubic()(theta), (u**3 + v**3) / 2, atol=1e-12)
    assert (HomeworkCubic().grad(theta)[:, 0] >= 0).all()


def test_easom_traps_a_start_outside_its_basin():
    path = descend(Easom(), GradientDescent(50.0), [1.0, 1.0], 2000)
    np.testing.assert_allclose(path.end, [1.305, 1.305], atol=1e-3)
    assert path.values[-1] == pytest.approx(-8.1e-5, abs=1e-6)
    assert path.distance[-1] > 2


def test_points_of_whole_numbers_have_gradients_that_are_not():
    grads = Matyas().grad(np.array([[1, 0], [0, 1]]))
    np.testing.assert_allclose(grads, [[0.52, -0.48], [-0.48, 0.52]])
