"""A row of weight k is as good as k rows, in losses and in training."""

import numpy as np
import pytest

from backproplab import LOSSES, Adam, SoftmaxCrossEntropy, SquaredError, gradcheck, mlp
from backproplab import train as train_network
from backproplab.gradcheck import LossObjective

losses = pytest.mark.parametrize("loss", LOSSES.cases(), ids=str)
COUNTS = np.array([2, 0, 1, 3, 1, 0, 4])
NETWORK = mlp([3, 4, 2])


def drawn(loss, rng, n_rows=7, n_outputs=2):
    """Rows and encoded targets."""
    labels = rng.integers(n_outputs, size=n_rows)
    numbers = labels if loss.has_classes else rng.normal(size=(n_rows, n_outputs))
    return rng.normal(size=(n_rows, 3)), loss.encode(numbers, n_outputs)


def train(rows, targets, loss, **options):
    options = {"batch_size": 100, "n_epochs": 20, "l2": 0.02} | options
    rng = np.random.default_rng(5)
    return train_network(
        NETWORK, rows, targets, optimizer=Adam(0.05), rng=rng, loss=loss, **options
    )


@losses
def test_weighted_gradient_is_the_derivative_of_the_weighted_value(loss, rng):
    x, targets = drawn(loss, rng)
    objective = LossObjective(loss, targets, rng.uniform(0, 2, 7))
    assert gradcheck.check(objective, rng.normal(size=14)).passed
    whole = NETWORK.objective(x, targets, loss, 0.1, sample_weight=COUNTS)
    report = gradcheck.check(whole, NETWORK.init(rng))
    assert report.passed, str(report)


@losses
def test_the_short_cut_has_the_same_gradient(loss, rng):
    outputs, (_, targets) = rng.normal(size=(3, 7, 2)), drawn(loss, rng)
    weights = rng.uniform(0, 2, (3, 7))
    _, cache = loss.forward(outputs, targets, weights)
    short = loss.gradient(outputs, targets, weights)
    np.testing.assert_allclose(short, loss.backward(cache), rtol=1e-12, atol=1e-15)


@losses
def test_whole_weights_are_repeated_rows(loss, rng):
    x, targets = drawn(loss, rng)
    repeated = np.repeat(x, COUNTS, axis=0), np.repeat(targets, COUNTS, axis=0)
    one = NETWORK.objective(x, targets, loss, 0.1, sample_weight=COUNTS)
    other = NETWORK.objective(*repeated, loss, 0.1)
    theta = NETWORK.init(rng)
    for ours, theirs in zip(
        one.value_and_grad(theta), other.value_and_grad(theta), strict=True
    ):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-14)
    weighted = train(x, targets, loss, sample_weight=COUNTS)
    plain = train(*repeated, loss)
    np.testing.assert_allclose(weighted.theta, plain.theta, rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(weighted.train_loss, plain.train_loss, rtol=1e-9)
    np.testing.assert_allclose(weighted.train_accuracy, plain.train_accuracy)


@losses
def test_equal_weights_of_any_size_change_nothing(loss, rng):
    x, targets = drawn(loss, rng)
    plain = train(x, targets, loss, batch_size=3)
    weighted = train(x, targets, loss, batch_size=3, sample_weight=np.full(7, 1e-3))
    np.testing.assert_allclose(weighted.theta, plain.theta, rtol=1e-9)
    np.testing.assert_allclose(weighted.train_loss, plain.train_loss, rtol=1e-10)


@losses
def test_a_batch_without_weight_moves_nothing(loss, rng):
    outputs, (_, targets) = rng.normal(size=(7, 2)), drawn(loss, rng)
    value, cache = loss.forward(outputs, targets, np.zeros(7))
    assert value == 0
    assert not loss.backward(cache).any()
    assert not loss.gradient(outputs, targets, np.zeros(7)).any()


@losses
def test_weights_go_with_their_rows_in_every_replica(loss, rng):
    x, targets = drawn(loss, rng)
    options = {"batch_size": 3, "sample_weight": COUNTS}
    together = train(x, targets, loss, replicas=3, **options)
    for seed, theta in zip(np.random.default_rng(5).spawn(3), together.theta,
                           strict=True):  # fmt: skip
        alone = train_network(
            NETWORK, x, targets, optimizer=Adam(0.05), rng=seed, loss=loss,
            n_epochs=20, l2=0.02, **options,
        )  # fmt: skip
        np.testing.assert_allclose(theta, alone.theta, rtol=1e-9, atol=1e-12)


@losses
def test_a_row_of_weight_zero_has_no_say(loss, rng):
    x, targets = drawn(loss, rng)
    other = x.copy()
    other[COUNTS == 0] += 10.0
    runs = [
        train(rows, targets, loss, batch_size=2, sample_weight=COUNTS)
        for rows in (x, other)
    ]
    np.testing.assert_allclose(runs[0].theta, runs[1].theta, rtol=1e-12)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        (np.ones(6), r"expected sample_weight of shape \(7,\), one for each row"),
        (-np.ones(7), "at least 0, and not zero for all rows"),
        (np.zeros(7), "at least 0, and not zero for all rows"),
        ([np.nan] * 7, "sample_weight must be finite"),
    ],
)
def test_wrong_weights_are_explained(weights, words, rng):
    rows = drawn(SquaredError(), rng)
    with pytest.raises(ValueError, match=f"train: .*{words}"):
        train(*rows, SquaredError(), sample_weight=weights)
    with pytest.raises(ValueError, match="one weight for each of 7 rows"):
        SoftmaxCrossEntropy().forward(np.ones((7, 2)), np.eye(2)[[0] * 7], np.ones(6))
