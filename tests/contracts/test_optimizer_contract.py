"""Every optimizer: pure, elementwise, and a descent."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import frozen

from backproplab import OPTIMIZERS, Bowl, steps

optimizers = pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=str)


def run(rule, theta, n_steps=5):
    """Positions of a few steps on a bowl."""
    walk = steps(Bowl(), rule, theta)
    return np.stack([next(walk).theta for _ in range(n_steps + 1)])


@optimizers
def test_first_step_goes_against_the_gradient(rule):
    grad = np.array([3.0, -0.2, 1e-3, -50.0])
    update, _ = rule.update(grad, rule.init(np.zeros(4)), np.zeros(4))
    np.testing.assert_array_equal(np.sign(update), -np.sign(grad))


@optimizers
def test_no_gradient_no_step(rule):
    state = rule.init(np.zeros(3))
    for _ in range(3):
        update, state = rule.update(np.zeros(3), state, np.zeros(3))
        np.testing.assert_array_equal(update, 0.0)


@optimizers
def test_arguments_are_not_written_to_and_calls_repeat(rule, rng):
    theta = frozen(rng.normal(size=(3, 4)))
    state = frozen(rule.init(theta))
    for _ in range(4):
        grad = frozen(rng.normal(size=(3, 4)))
        rule.lookahead(theta, state)
        update, following = rule.update(grad, state, theta)
        again, twin = rule.update(grad, state, theta)
        np.testing.assert_array_equal(update, again)
        assert following.keys() == state.keys()
        for name, value in following.items():
            np.testing.assert_array_equal(value, twin[name])
        state = frozen(following)


@optimizers
def test_state_counts_steps_and_is_shaped_as_theta(rule):
    state = rule.init(np.zeros((2, 3)))
    for count in range(3):
        assert state["step"] == count
        arrays = [v for v in state.values() if isinstance(v, np.ndarray)]
        assert all(array.shape == (2, 3) for array in arrays)
        _, state = rule.update(np.ones((2, 3)), state, np.zeros((2, 3)))


@optimizers
@given(lead=st.lists(st.integers(1, 3), max_size=2), seed=st.integers(0, 99))
def test_many_at_once_equals_one_at_a_time(rule, lead, seed):
    theta = np.random.default_rng(seed).normal(size=(*lead, 2))
    together = run(rule, theta)
    for index in np.ndindex(*lead):
        alone = run(rule, theta[index])
        np.testing.assert_allclose(together[:, *index], alone, rtol=1e-13, atol=1e-15)


@optimizers
def test_a_second_run_knows_nothing_of_the_first(rule, rng):
    theta = rng.normal(size=2)
    first = run(rule, theta)
    run(rule, 100 * theta)
    np.testing.assert_array_equal(run(rule, theta), first)


@optimizers
def test_a_run_can_be_taken_up_again(rule, rng):
    theta = rng.normal(size=2)
    walk = steps(Bowl(), rule, theta)
    whole = [next(walk) for _ in range(8)]
    resumed = steps(Bowl(), rule, whole[3].theta, whole[3].state)
    for step in whole[3:]:
        np.testing.assert_array_equal(next(resumed).theta, step.theta)


@optimizers
def test_rate_may_follow_a_schedule(rule, rng):
    fields = {field.name: field for field in dataclasses.fields(rule)}
    if not fields["learning_rate"].metadata.get("schedule"):
        pytest.fail(f"{rule}: learning_rate takes no schedule")
    seen = []

    def schedule(step):
        seen.append(step)
        return rule.learning_rate

    scheduled = dataclasses.replace(rule, learning_rate=schedule)
    theta = rng.normal(size=2)
    np.testing.assert_array_equal(run(scheduled, theta), run(rule, theta))
    assert sorted(set(seen)) == list(range(6))
