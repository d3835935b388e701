"""Training that stops early, goes on, and reports the losses of its batches."""

import numpy as np
import pytest

from backproplab import OPTIMIZERS, Momentum, Nesterov, SoftmaxCrossEntropy, mlp, train

NETWORK = mlp([3, 4, 2])
LOSS = SoftmaxCrossEntropy()


def run(data, rng, **options):
    options = {"n_epochs": 6, "batch_size": 5, "l2": 0.05} | options
    rule = options.pop("optimizer", Momentum(0.05, 0.8))
    return train(NETWORK, *data, optimizer=rule, rng=rng, **options)


@pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=str)
@pytest.mark.parametrize("replicas", [None, 2])
def test_a_run_in_two_parts_is_one_run(rule, replicas, data):
    lead = () if replicas is None else (replicas,)
    theta = np.random.default_rng(1).normal(size=(*lead, NETWORK.n_params))
    options = {"optimizer": rule, "replicas": replicas, "shuffle": False}
    rng = np.random.default_rng(0)
    whole = run(data, rng, theta=theta, **options)
    first = run(data, rng, theta=theta, n_epochs=2, **options)
    rest = run(data, rng, theta=first.theta, state=first.state, n_epochs=4, **options)
    np.testing.assert_array_equal(rest.theta, whole.theta)
    np.testing.assert_array_equal(rest.train_loss, whole.train_loss[2:])


def test_stops_when_it_is_told_to(data):
    seen = []

    def stop(epoch, theta, loss):
        seen.append((epoch, theta.copy(), loss))
        return epoch == 3

    history = run(data, np.random.default_rng(0), stop=stop)
    assert history.n_epochs == 3
    assert [epoch for epoch, _, _ in seen] == [1, 2, 3]
    np.testing.assert_array_equal([loss for *_, loss in seen], history.train_loss[1:])
    np.testing.assert_array_equal(seen[-1][1], history.theta)
    shorter = run(data, np.random.default_rng(0), n_epochs=3)
    np.testing.assert_array_equal(history.theta, shorter.theta)


@pytest.mark.parametrize("rule", [Nesterov(0.1), Momentum(0.1)], ids=str)
def test_running_loss_is_the_mean_over_the_steps(rule, data):
    x, targets = data
    weights = np.linspace(0.5, 2, len(x))
    rng = np.random.default_rng(0)
    theta = NETWORK.init(rng)
    history = run(
        data, rng, theta=theta, optimizer=rule, shuffle=False, sample_weight=weights,
        running_loss=True, n_epochs=2,
    )  # fmt: skip
    state, expected = rule.init(theta), []
    for _ in range(2):
        total = 0.0
        for begin in range(0, len(x), 5):
            rows = slice(begin, begin + 5)
            batch = NETWORK.objective(
                x[rows], targets[rows], LOSS, 0.05, sample_weight=weights[rows]
            )
            value, grad = batch.value_and_grad(rule.lookahead(theta, state))
            total += value * len(x[rows])
            update, state = rule.update(grad, state)
            theta = theta + update
        expected.append(total / len(x))
    np.testing.assert_allclose(history.running_loss, expected, rtol=1e-12)
    assert run(data, rng, n_epochs=2).running_loss is None


def test_running_loss_has_an_axis_of_replicas(data):
    rng = np.random.default_rng(0)
    history = run(data, rng, running_loss=True, replicas=3, n_epochs=2)
    assert history.running_loss.shape == (2, 3)
    alone = [run(data, child, running_loss=True, n_epochs=2).running_loss
             for child in np.random.default_rng(0).spawn(3)]  # fmt: skip
    np.testing.assert_allclose(history.running_loss, np.transpose(alone), rtol=1e-12)
