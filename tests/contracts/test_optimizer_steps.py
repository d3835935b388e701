"""What every step of three rules is, by formulas that are not theirs."""

import numpy as np
import pytest

from backproplab import AdaDelta, Adam, GradientDescent, Matyas, Momentum, descend

SLOPE = np.array([3.0, -0.02])


def test_adam_adds_eps_outside_the_root():
    update, _ = Adam(0.1, eps=0.5).update(SLOPE, Adam().init(SLOPE))
    np.testing.assert_allclose(update, [-0.3 / 3.5, 0.002 / 0.52], rtol=1e-9)


def test_adam_forgets_a_gradient_at_the_rates_beta1_and_beta2():
    rule = Adam(1.0, beta1=0.5, beta2=0.75, eps=1e-300)
    _, state = rule.update(np.array([8.0]), rule.init(np.zeros(1)))
    _, state = rule.update(np.array([0.0]), state)
    update, _ = rule.update(np.array([0.0]), state)
    first = 8 * 0.5 * 0.5**2 / (1 - 0.5**3)
    second = 64 * 0.25 * 0.75**2 / (1 - 0.75**3)
    assert update[0] == pytest.approx(-first / np.sqrt(second), rel=1e-12)


def test_adadelta_takes_its_unit_from_the_steps_before():
    rule, slope = AdaDelta(1.0, decay=0.9, eps=1e-6), np.array([-50.0])
    first, state = rule.update(slope, rule.init(slope))
    second, _ = rule.update(slope, state)
    # the mean square of the steps is 0, then eps; that of the slope cancels the slope
    assert first[0] == pytest.approx(np.sqrt(1e-6 / (1 - 0.9)), rel=1e-6)
    assert second[0] == pytest.approx(np.sqrt(2e-6 / (1 - 0.9**2)), rel=1e-6)


@pytest.mark.parametrize("rate", [0.5, 2 / 1.04, 1.99])
def test_descent_shrinks_each_axis_of_a_quadratic_by_its_own_factor(rate):
    path = descend(Matyas(), GradientDescent(rate), [5.0, 3.0], 30).positions
    t = np.arange(31)
    along, across = path.sum(axis=-1), path[:, 0] - path[:, 1]
    np.testing.assert_allclose(along, 8 * (1 - 0.04 * rate) ** t, rtol=1e-10)
    np.testing.assert_allclose(across, 2 * (1 - rate) ** t, rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize(("rate", "momentum"), [(0.3, 0.9), (1.0, 0.5), (2.0, 0.3)])
def test_heavy_ball_follows_its_two_roots(rate, momentum):
    start = np.array([1.0, 1.0])  # curvature 0.04 along this direction
    path = descend(Matyas(), Momentum(rate, momentum), start, 25).positions[:, 0]
    first, second = np.roots([1, -(1 + momentum - rate * 0.04), momentum]) + 0j
    weight = (1 - rate * 0.04 - second) / (first - second)
    t = np.arange(26)
    expected = weight * first**t + (1 - weight) * second**t
    np.testing.assert_allclose(path, expected.real, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(expected.imag, 0, atol=1e-12)
