"""Training does what a loop written out by hand does."""

import numpy as np
import pytest

from backproplab import (
    OPTIMIZERS,
    GradientDescent,
    LeakyReLU,
    LearnablePower,
    Momentum,
    SoftmaxCrossEntropy,
    mlp,
    train,
)

LOSS = SoftmaxCrossEntropy()
NETWORK = mlp([3, 4, 3, 2], [LeakyReLU(), LearnablePower()])


def by_hand(x, targets, rule, seed, n_epochs, batch_size, l2):
    """The same training, on objectives of single batches."""
    rng = np.random.default_rng(seed)
    theta = NETWORK.init(rng)
    state = rule.init(theta)
    for _ in range(n_epochs):
        order = rng.permutation(len(x))
        for begin in range(0, len(x), batch_size):
            rows = order[begin : begin + batch_size]
            batch = NETWORK.objective(x[rows], targets[rows], LOSS, l2)
            point = rule.lookahead(theta, state)
            _, grad = batch.value_and_grad(point)
            update, state = rule.update(grad, state, theta)
            theta = theta + update
            NETWORK.project(theta)
    return theta


@pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=str)
def test_follows_the_loop_by_hand(rule, data):
    options = {"n_epochs": 3, "batch_size": 5, "l2": 0.05}
    rng = np.random.default_rng(3)
    history = train(NETWORK, *data, optimizer=rule, rng=rng, **options)
    expected = by_hand(*data, rule, 3, **options)
    np.testing.assert_allclose(history.theta, expected, rtol=1e-7, atol=1e-9)


def test_one_batch_of_all_rows_is_one_step_of_descent(data, rng):
    theta = NETWORK.init(rng)
    history = train(
        NETWORK, *data, optimizer=GradientDescent(0.1), rng=rng, theta=theta,
        n_epochs=1, batch_size=100, l2=0.2,
    )  # fmt: skip
    _, grad = NETWORK.objective(*data, LOSS, 0.2).value_and_grad(theta)
    np.testing.assert_allclose(history.theta, theta - 0.1 * grad, rtol=1e-12)


def run(data, seed=0, **options):
    options = {"n_epochs": 4, "batch_size": 8, "l2": 0.05} | options
    rule = options.pop("optimizer", Momentum(0.05, 0.8))
    rng = np.random.default_rng(seed)
    return train(NETWORK, *data, optimizer=rule, rng=rng, **options)


def test_metrics_are_those_of_the_parameters(data):
    x, targets = data
    inside, outside = (x[:15], targets[:15]), (x[15:], targets[15:])
    history = run(inside, validation=outside)
    for rows, loss, accuracy in (
        (inside, history.train_loss, history.train_accuracy),
        (outside, history.validation_loss, history.validation_accuracy),
    ):
        assert loss.shape == accuracy.shape == (5,)
        objective = NETWORK.objective(*rows, LOSS, 0.05)
        assert loss[-1] == pytest.approx(objective.value(history.theta), rel=1e-12)
        right = NETWORK.predict(history.theta, rows[0]) == rows[1]
        assert accuracy[-1] == right.mean()
    assert run(inside).validation_loss is None


def test_first_entry_is_measured_before_training(data):
    rng = np.random.default_rng(0)
    objective = NETWORK.objective(*data, LOSS, 0.05)
    expected = objective.value(NETWORK.init(rng))
    assert run(data).train_loss[0] == pytest.approx(expected, rel=1e-12)
    assert run(data, n_epochs=0).train_loss.shape == (1,)


def test_validation_rows_do_not_influence_training(data):
    np.testing.assert_array_equal(
        run(data).theta, run(data, validation=(data[0][:4], data[1][:4])).theta
    )


def test_a_seed_reproduces_and_another_differs(data):
    first = run(data, shuffle=True)
    np.testing.assert_array_equal(first.theta, run(data).theta)
    np.testing.assert_array_equal(first.train_loss, run(data).train_loss)
    assert (first.theta != run(data, seed=1).theta).any()


def test_shuffling_mixes_the_batches(data, rng):
    theta = NETWORK.init(rng)
    kept = run(data, theta=theta, shuffle=False)
    np.testing.assert_array_equal(
        kept.theta, run(data, seed=9, theta=theta, shuffle=False).theta
    )
    assert (kept.theta != run(data, theta=theta).theta).any()


def test_arguments_are_not_written_to(data, rng):
    theta = NETWORK.init(rng)
    for array in (*data, theta):
        array.flags.writeable = False
    run(data, theta=theta)


def test_kept_parameters_are_recorded_every_epoch(data, rng):
    theta = NETWORK.init(rng)
    history = run(data, theta=theta, keep=["3.exponent", "0.weight"])
    exponent, weight = history.kept["3.exponent"], history.kept["0.weight"]
    assert exponent.shape == (5,)
    assert weight.shape == (5, 3, 4)
    start, end = NETWORK.unpack(theta), NETWORK.unpack(history.theta)
    for name, path in history.kept.items():
        np.testing.assert_array_equal(path[0], start[name])
        np.testing.assert_array_equal(path[-1], end[name])
    assert len(np.unique(exponent)) == 5


def test_exponent_is_projected_before_it_is_recorded(data):
    network = mlp([3, 3, 2], LearnablePower(low=1.01, high=1.01))
    rng = np.random.default_rng(0)
    history = train(
        network, *data, optimizer=GradientDescent(0.5), rng=rng, n_epochs=20,
        keep=["1.exponent"], replicas=8,
    )  # fmt: skip
    path = history.kept["1.exponent"]
    assert path.shape == (21, 8)
    assert (path >= 1.01).all()
    assert (path[1:] == 1.01).any(), "no exponent met its bound: nothing was tested"
    assert (path > 1.01).any()
    np.testing.assert_array_equal(network.unpack(history.theta)["1.exponent"], path[-1])


def test_progress_bar_shows_epochs(data, capsys):
    run(data, progress=True)
    assert "4/4" in capsys.readouterr().err
    run(data)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("every", "measured"), [(1, [0, 1, 2, 3, 4]), (3, [0, 3, 4])])
def test_metrics_of_some_epochs(every, measured, data):
    whole = run(data, validation=data)
    some = run(data, validation=data, measure_every=every)
    np.testing.assert_array_equal(some.theta, whole.theta)
    for name in ("train_loss", "validation_loss", "train_accuracy"):
        curve, expected = getattr(some, name), getattr(whole, name)
        assert np.flatnonzero(np.isfinite(curve)).tolist() == measured
        np.testing.assert_array_equal(curve[measured], expected[measured])
