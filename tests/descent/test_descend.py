"""The loop on surfaces: stacks of starts, escapes, distances, states."""

import numpy as np
import pytest

from backproplab import (
    OPTIMIZERS,
    Bowl,
    Easom,
    GradientDescent,
    HomeworkCubic,
    Matyas,
    Momentum,
    MonkeySaddle,
    SoftmaxCrossEntropy,
    descend,
    mlp,
)

SLOW = GradientDescent(0.1)


@pytest.mark.parametrize("shape", [(1,), (4,), (2, 3)])
@pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=str)
def test_a_stack_of_starts_equals_single_runs(rule, shape, rng):
    theta = rng.uniform(-3, 3, (*shape, 2))
    stack = descend(Easom(), rule, theta, 20)
    assert stack.positions.shape == (21, *shape, 2)
    assert stack.values.shape == (21, *shape)
    for index in np.ndindex(shape):
        alone, own = descend(Easom(), rule, theta[index], 20), stack[index]
        for name in ("positions", "values", "grads", "distance"):
            np.testing.assert_allclose(
                getattr(own, name), getattr(alone, name), rtol=1e-9, atol=1e-12
            )
        assert own.escaped_at == alone.escaped_at == -1


@pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=str)
def test_recorded_values_are_those_of_the_positions(rule):
    path = descend(Matyas(), rule, [[2.0, 3.0], [-1.0, 4.0]], 5)
    np.testing.assert_array_equal(path.values, Matyas()(path.positions))


def test_recorded_gradients_are_those_of_the_steps():
    path = descend(Matyas(), SLOW, [[2.0, 3.0], [-1.0, 4.0]], 15)
    np.testing.assert_array_equal(path.grads, Matyas().grad(path.positions))
    steps = np.diff(path.positions, axis=0)
    np.testing.assert_allclose(steps, -0.1 * path.grads[:-1], rtol=1e-12, atol=1e-15)


def test_no_steps_record_the_start():
    start = np.array([1.0, 2.0])
    start.flags.writeable = False
    path = descend(Bowl(), SLOW, start, 0)
    assert path.n_steps == 0
    np.testing.assert_array_equal(path.positions, [[1.0, 2.0]])
    np.testing.assert_array_equal(descend(Bowl(), SLOW, start, 3).positions[0], start)


def test_escape_is_recorded_and_the_others_go_on():
    doubling = GradientDescent(1.5)  # on the bowl: theta -> -2 theta
    path = descend(Bowl(), doubling, [[1.0, 0.0], [0.0, 0.0]], 10, escape_radius=100)
    assert path.escaped.tolist() == [True, False]
    assert path.escaped_at.tolist() == [7, -1]
    np.testing.assert_array_equal(path.positions[6, 0], [64.0, 0.0])
    for record in (path.positions, path.values, path.grads):
        assert np.isnan(record[7:, 0]).all()
        assert not np.isnan(record[:7]).any()
        np.testing.assert_array_equal(record[:, 1], 0.0)


class Swing:
    """A parabola around 500 on which a rate of 1 mirrors every point."""

    def value_and_grad(self, theta):
        return ((theta - 500) ** 2).sum(axis=-1), 2 * (theta - 500)


def test_who_has_escaped_does_not_come_back():
    path = descend(Swing(), GradientDescent(1.0), [10.0], 4, escape_radius=100)
    assert path.escaped_at == 1
    np.testing.assert_array_equal(path.positions[:, 0], [10.0] + 4 * [np.nan])


@pytest.mark.parametrize("surface", [HomeworkCubic(), MonkeySaddle()], ids=str)
def test_overflow_is_an_escape_without_a_warning(surface):
    path = descend(surface, GradientDescent(0.5), [-3.0, 0.0], 60)
    assert path.escaped
    stop = int(path.escaped_at)
    assert 0 < stop < 20
    assert np.isfinite(path.positions[:stop]).all()
    assert np.isnan(path.positions[stop:]).all()


def test_a_start_may_be_out_of_bounds_already():
    path = descend(Bowl(), SLOW, [3e200, 0.0], 2)
    assert path.escaped_at == 0
    assert np.isnan(path.positions).all()


def test_distance_and_first_step_within_a_radius():
    halving = GradientDescent(0.25)
    path = descend(Bowl(), halving, [[8.0, 0.0], [0.0, 0.5], [400.0, 300.0]], 6)
    np.testing.assert_array_equal(path.distance[:, 0], 8.0 / 2.0 ** np.arange(7))
    assert path.first_within(1.0).tolist() == [3, 0, -1]
    assert path[2].first_within(1.0) == -1


def test_recorded_velocity_is_the_step_that_was_taken():
    path = descend(
        Matyas(), Momentum(0.5, 0.7), [[3.0, 1.0], [0.0, -2.0]], 12, record_state=True
    )
    velocity, steps = path.states["velocity"], np.diff(path.positions, axis=0)
    assert velocity.shape == path.positions.shape
    np.testing.assert_array_equal(velocity[0], 0.0)
    np.testing.assert_allclose(velocity[1:], steps, rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(path[1].states["velocity"], velocity[:, 1])
    assert path.states["step"].tolist() == list(range(13))
    assert descend(Matyas(), SLOW, [1.0, 1.0], 2).states == {}


def test_a_network_is_descended_like_a_surface(rng):
    network = mlp([2, 3, 2])
    x, targets = rng.normal(size=(6, 2)), rng.integers(2, size=6)
    objective = network.objective(x, targets, SoftmaxCrossEntropy(), 0.01)
    theta = np.stack([network.init(rng) for _ in range(3)])
    path = descend(objective, SLOW, theta, 10)
    assert path.positions.shape == (11, 3, network.n_params)
    assert (np.diff(path.values, axis=0) < 0).all()
