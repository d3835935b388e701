"""Every loss: gradients, the mean over the batch, copies, and no state."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import BATCHES, assert_gradient, frozen, random_targets

from backproplab import LOSSES
from backproplab.gradcheck import LossObjective

losses = pytest.mark.parametrize("loss", LOSSES.cases(), ids=str)


@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("n_outputs", [1, 2, 5])
@losses
def test_gradient_at_random_points(loss, n_outputs, batch, rng):
    targets = random_targets(loss, rng, batch, n_outputs)
    objective = LossObjective(loss, targets)
    for scale in (0.1, 1.0, 3.0):
        assert_gradient(objective, scale * rng.normal(size=batch * n_outputs))


@losses
def test_training_step_uses_the_gradient_that_was_checked(loss, rng):
    outputs = 3 * rng.normal(size=(2, 5, 4))
    targets = random_targets(loss, rng, 5, 4, (2,))
    _, cache = loss.forward(outputs, targets)
    np.testing.assert_allclose(
        loss.gradient(outputs, targets), loss.backward(cache), rtol=1e-12, atol=1e-15
    )


@losses
@given(lead=st.lists(st.integers(1, 3), max_size=2), batch=st.integers(1, 4))
def test_many_at_once_equals_one_at_a_time(loss, lead, batch):
    lead = tuple(lead)
    rng = np.random.default_rng([batch, *lead])
    outputs = rng.normal(size=(*lead, batch, 3))
    targets = random_targets(loss, rng, batch, 3, lead)
    values, cache = loss.forward(outputs, targets)
    grads = loss.backward(cache)
    for index in np.ndindex(lead):
        value, cache = loss.forward(outputs[index], targets[index])
        np.testing.assert_allclose(values[index], value, rtol=1e-13)
        grad = loss.backward(cache)
        np.testing.assert_allclose(grads[index], grad, rtol=1e-12, atol=1e-15)


@losses
def test_is_the_mean_over_the_batch(loss, rng):
    outputs, targets = rng.normal(size=(4, 3)), random_targets(loss, rng, 4, 3)
    value, cache = loss.forward(outputs, targets)
    rows = [loss.forward(outputs[[r]], targets[[r]]) for r in range(4)]
    assert value == pytest.approx(np.mean([row[0] for row in rows]), rel=1e-13)
    grads = np.concatenate([loss.backward(row[1]) for row in rows])
    np.testing.assert_allclose(loss.backward(cache), grads / 4, rtol=1e-12, atol=1e-15)


@losses
def test_arguments_are_not_written_to_and_calls_repeat(loss, rng):
    outputs = frozen(rng.normal(size=(4, 3)))
    targets = frozen(random_targets(loss, rng, 4, 3))
    value, cache = loss.forward(outputs, targets)
    grad = loss.backward(cache).copy()
    loss.forward(2 * outputs, targets)
    np.testing.assert_array_equal(loss.backward(cache), grad)
    assert loss.forward(outputs, targets)[0] == value
    np.testing.assert_array_equal(
        loss.gradient(outputs, targets), loss.gradient(outputs, targets)
    )


@losses
def test_encoding_what_is_encoded_changes_nothing(loss, rng):
    targets = random_targets(loss, rng, 4, 3)
    np.testing.assert_array_equal(loss.encode(targets, 3), targets)
