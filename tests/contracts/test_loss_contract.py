"""Every loss: gradients, the mean over the batch, copies, and no state."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import BATCHES, assert_gradient, frozen, random_targets

from backproplab import (
    LOSSES,
    GradientDescent,
    SoftmaxCrossEntropy,
    gradcheck,
    mlp,
    train,
)
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
    right = loss.backward(loss.forward(outputs, targets)[1])
    of_step = loss.backward(loss.backward_cache(outputs, targets))
    np.testing.assert_allclose(of_step, right, rtol=1e-12, atol=1e-15)
    np.testing.assert_array_equal(loss.gradient(outputs, targets), right)


def test_training_runs_the_backward_that_is_printed(rng):
    class Refusing(SoftmaxCrossEntropy):
        def backward(self, cache):
            raise RuntimeError(f"this is what runs, on {len(cache)} arrays")

    with pytest.raises(RuntimeError, match="what runs"):
        train(
            mlp([3, 2]), rng.normal(size=(4, 3)), [0, 1, 0, 1], loss=Refusing(),
            optimizer=GradientDescent(0.1), rng=rng, n_epochs=1,
        )  # fmt: skip


@pytest.mark.parametrize("n_rows", [1, 2, 3])
@pytest.mark.parametrize("n_outputs", [1, 2, 3])
@losses
def test_gradient_takes_targets_as_they_come(loss, n_outputs, n_rows, rng):
    """Labels and vectors, also where they would broadcast along the columns."""
    outputs = rng.normal(size=(n_rows, n_outputs))
    raw = rng.integers(n_outputs, size=n_rows)
    if not loss.has_classes:
        raw = rng.normal(size=(n_rows, n_outputs)).round(2)
        raw = raw[:, 0] if n_outputs == 1 else raw
    gradient = loss.gradient(outputs, raw.tolist())
    assert gradient.shape == outputs.shape
    numeric = gradcheck.central_difference(
        lambda z: loss.forward(z.reshape(outputs.shape), raw)[0], outputs.ravel()
    )
    np.testing.assert_allclose(gradient.ravel(), numeric, atol=1e-9)
    np.testing.assert_array_equal(loss.gradient(outputs.tolist(), raw), gradient)


@pytest.mark.parametrize("method", ["forward", "gradient"])
@pytest.mark.parametrize("shape", [(1,), (4,), (2, 3), (1, 3)])
@losses
def test_targets_are_never_repeated_along_rows_nor_outputs_along_copies(
    loss, shape, method, rng
):
    targets = random_targets(loss, rng, shape[-1], 2, shape[:-1])
    with pytest.raises(ValueError, match="one target for each row"):
        getattr(loss, method)(rng.normal(size=(3, 2)), targets)


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
