"""The running example has the properties that the course relies on."""

import numpy as np
import pytest

from backproplab import GradientDescent, train
from backproplab.examples import tiny_network


@pytest.fixture
def example():
    return tiny_network()


def outputs_of_layers(example):
    """What every layer returns, one after the other."""
    x, found = example.x, []
    params = example.network.views(example.theta)
    for layer, own in zip(example.network.layers, params, strict=True):
        x, _ = layer.forward(own, x)
        found.append(x)
    return found


def test_numbers_can_be_computed_by_hand(example):
    hidden, activated, logits = outputs_of_layers(example)
    for values in (hidden, activated, logits):
        np.testing.assert_allclose(values, values.round(3), rtol=0, atol=1e-12)
    np.testing.assert_allclose(hidden, [[1.0, 1.2], [1.3, -0.8]])
    np.testing.assert_allclose(logits, [[1.03, 1.82], [0.058, 0.172]])


def test_exactly_one_preactivation_is_negative(example):
    hidden, *_ = outputs_of_layers(example)
    assert (hidden < 0).sum() == 1
    assert (hidden != 0).all()


def test_every_number_is_another(example):
    magnitudes = np.abs(example.theta)
    assert len(np.unique(magnitudes)) == example.network.n_params == 12
    assert len(np.unique(example.x)) == 4
    assert len(set(example.labels.tolist())) == 2


def test_a_transposed_weight_gives_other_numbers(example):
    for name in ("0.weight", "2.weight"):
        weight = example.parameters[name]
        assert (weight != weight.T).any()


def test_the_loss_falls_by_what_the_gradient_predicts(example):
    before, gradient = example.objective.value_and_grad(example.theta)
    step = -example.learning_rate * gradient
    fall = before - example.objective.value(example.theta + step)
    predicted = -gradient @ step
    assert 0 < fall < predicted  # the loss curves upward along the step
    assert fall == pytest.approx(predicted, rel=0.25)


def test_training_takes_the_same_step(example):
    gradient = example.objective.value_and_grad(example.theta)[1]
    history = train(
        example.network, example.x, example.labels, theta=example.theta,
        optimizer=GradientDescent(example.learning_rate), n_epochs=1, batch_size=2,
        shuffle=False, rng=np.random.default_rng(0),
    )  # fmt: skip
    expected = example.theta - example.learning_rate * gradient
    np.testing.assert_allclose(history.theta, expected, rtol=1e-12)


def test_examples_share_nothing(example):
    example.theta[...] = 0.0
    assert tiny_network().theta.any()
