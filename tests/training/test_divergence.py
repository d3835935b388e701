"""Training that blows up says where, or records it and goes on."""

import numpy as np
import pytest

from backproplab import GradientDescent, mlp, train

NETWORK = mlp([3, 4, 2])


def explode_at(step):
    """A rate that is harmless until one step, counted from 0, makes it infinite."""
    return GradientDescent(lambda now: 1e-3 if now < step else np.inf)


def run(data, rule, **options):
    rng = np.random.default_rng(0)
    return train(NETWORK, *data, optimizer=rule, rng=rng, batch_size=5, **options)


@pytest.mark.parametrize(("step", "epoch", "batch"), [(0, 1, 0), (4, 1, 4), (7, 2, 2)])
def test_error_names_epoch_and_batch(data, step, epoch, batch):
    with pytest.raises(FloatingPointError) as raised:
        run(data, explode_at(step), n_epochs=4)
    message = str(raised.value)
    assert f"in epoch {epoch}, batch {batch} " in message
    assert "train: the loss stopped being finite" in message
    assert "GradientDescent" in message
    assert "Try a smaller learning_rate" in message


def starts(bad):
    """Three sets of parameters, one of them so large that its outputs overflow."""
    theta = np.stack([NETWORK.init(np.random.default_rng(i)) for i in range(3)])
    theta[bad] *= 1e200
    return theta


@pytest.mark.parametrize("bad", [0, 2])
def test_error_names_the_replica(data, bad):
    with pytest.raises(FloatingPointError, match=rf"replica {bad} .*epoch 1, batch 0"):
        run(data, GradientDescent(0.1), replicas=3, theta=starts(bad), n_epochs=2)


def test_recorded_divergence_leaves_the_other_replicas_alone(data):
    options = {"replicas": 3, "n_epochs": 3, "on_divergence": "record"}
    history = run(data, GradientDescent(0.1), theta=starts(1), **options)
    fine = starts(1)
    fine[1] = fine[0]
    expected = run(data, GradientDescent(0.1), theta=fine, **options)
    assert history.diverged.tolist() == [False, True, False]
    assert np.isnan(history.train_loss[1:, 1]).all()
    assert (history.train_accuracy[1:, 1] == 0).all()
    np.testing.assert_array_equal(history.theta[[0, 2]], expected.theta[[0, 2]])
    np.testing.assert_array_equal(
        history.train_loss[:, [0, 2]], expected.train_loss[:, [0, 2]]
    )


def test_what_stays_finite_is_no_divergence(data):
    history = run(data, GradientDescent(0.01), n_epochs=2)
    assert not history.diverged
