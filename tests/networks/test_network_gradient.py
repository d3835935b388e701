"""The whole network with penalty, end to end, against three oracles."""

import numpy as np
import pytest

from backproplab import (
    LeakyReLU,
    LearnablePower,
    Linear,
    Network,
    SoftmaxCrossEntropy,
    gradcheck,
    mlp,
)

LOSS = SoftmaxCrossEntropy()
NETWORKS = {
    "one layer": mlp([3, 2]),
    "leaky": mlp([3, 5, 4, 2]),
    "exponent": mlp([3, 5, 4, 3], [LeakyReLU(0.1), LearnablePower(0.2)]),
    "two exponents": mlp([3, 4, 4, 2], LearnablePower()),
    "narrow": mlp([3, 1, 1, 2]),
    "activation last": Network(Linear(3, 2), LeakyReLU(0.3)),
}
networks = pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)


def problem(network, rng, n_rows, l2=0.0, lead=()):
    """A batch, and parameters without a zero among the biases."""
    x = rng.normal(size=(n_rows, 3))
    targets = rng.integers(network.n_outputs, size=n_rows)
    drawn = np.stack([network.init(rng) for _ in range(int(np.prod(lead)))])
    theta = drawn.reshape(*lead, network.n_params)
    theta = theta + rng.uniform(0.05, 0.3, theta.shape)
    return network.objective(x, targets, LOSS, l2), theta


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("n_rows", [1, 7])
@networks
def test_gradient_agrees_with_three_oracles(network, n_rows, l2, rng):
    objective, theta = problem(network, rng, n_rows, l2)
    report = gradcheck.check(objective, theta)
    assert report.passed, str(report)


@networks
def test_gradient_of_every_replica(network, rng):
    objective, theta = problem(network, rng, 5, 0.1, lead=(4,))
    values, grads = objective.value_and_grad(theta)
    for alone, value, grad in zip(theta, values, grads, strict=True):
        np.testing.assert_allclose(objective.value(alone), value, rtol=1e-13)
        oracle = gradcheck.complex_step(objective.value, alone)
        assert gradcheck.relative_error(grad, oracle).max() <= 1e-10


@networks
def test_repeating_the_batch_changes_nothing(network, rng):
    once, theta = problem(network, rng, 4, 0.1)
    thrice = network.objective(
        np.tile(once.x, (3, 1)), np.tile(once.targets, (3, 1)), LOSS, 0.1
    )
    value, grad = once.value_and_grad(theta)
    same_value, same_grad = thrice.value_and_grad(theta)
    assert same_value == pytest.approx(value, rel=1e-13)
    assert gradcheck.relative_error(same_grad, grad).max() <= 1e-10


@networks
def test_order_of_the_rows_changes_nothing(network, rng):
    objective, theta = problem(network, rng, 6, 0.1)
    order = rng.permutation(6)
    mixed = network.objective(objective.x[order], objective.targets[order], LOSS, 0.1)
    error = gradcheck.relative_error(
        mixed.value_and_grad(theta)[1], objective.value_and_grad(theta)[1]
    )
    assert error.max() <= 1e-10


def test_penalty_is_half_the_sum_of_squared_weights_only(rng):
    network = NETWORKS["exponent"]
    plain, theta = problem(network, rng, 4)
    penalized = network.objective(plain.x, plain.targets, LOSS, 0.7)
    named = network.unpack(theta)
    weights = [value for name, value in named.items() if name.endswith("weight")]
    assert len(weights) == 3
    expected = 0.35 * sum((weight**2).sum() for weight in weights)
    assert penalized.value(theta) - plain.value(theta) == pytest.approx(expected)
    gap = penalized.value_and_grad(theta)[1] - plain.value_and_grad(theta)[1]
    for name, part in network.unpack(gap).items():
        factor = 0.7 if name.endswith("weight") else 0.0
        np.testing.assert_allclose(part, factor * named[name], rtol=1e-9, atol=1e-14)


def test_arguments_are_not_written_to_and_calls_repeat(rng):
    objective, theta = problem(NETWORKS["exponent"], rng, 4, 0.1)
    for array in (theta, objective.x, objective.targets):
        array.flags.writeable = False
    first, second = objective.value_and_grad(theta), objective.value_and_grad(theta)
    assert first[0] == second[0] == objective.value(theta)
    np.testing.assert_array_equal(first[1], second[1])


def test_whole_numbers_are_parameters_like_any_other():
    objective = mlp([1, 2]).objective([[2.0]], [0], LOSS, 0.1)
    exact = objective.value_and_grad(np.array([1.0, 2.0, 0.0, 1.0]))[1]
    for theta in (np.array([1, 2, 0, 1]), [1, 2, 0, 1]):
        np.testing.assert_array_equal(objective.value_and_grad(theta)[1], exact)
