"""Every layer: the hand-written backward pass against three oracles."""

import numpy as np
import pytest
from material import (
    BATCHES,
    assert_exact_gradient,
    assert_gradient,
    flat,
    random_params,
    widths,
)

from backproplab import LAYERS
from backproplab.gradcheck import LayerObjective

CASES = [(layer, width) for layer in LAYERS.cases() for width in widths(layer)]
KINKED = [(layer, kink) for layer in LAYERS.cases() for kink in layer.kinks()]


@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize(("layer", "width"), CASES, ids=str)
def test_at_random_points(layer, width, batch, rng):
    objective = LayerObjective.random(layer, (batch, width), rng)
    for scale in (0.1, 1.0, 4.0):
        x = scale * rng.normal(size=(batch, width))
        x += 1e-3 * np.sign(x)  # differences must not reach across zero
        assert_gradient(objective, flat(random_params(layer, rng), x))


@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize(("layer", "width"), CASES, ids=str)
def test_of_every_replica(layer, width, batch, rng):
    objective = LayerObjective.random(layer, (batch, width), rng)
    x = rng.normal(size=(3, batch, width))
    theta = flat(random_params(layer, rng, (3,)), x)
    together = objective.value_and_grad(theta)[1]
    for alone, grad in zip(theta, together, strict=True):
        assert_exact_gradient(objective, alone)
        np.testing.assert_allclose(
            grad, objective.value_and_grad(alone)[1], rtol=1e-12, atol=1e-14
        )


@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize(("layer", "kink"), KINKED, ids=str)
def test_on_each_side_of_a_kink(layer, kink, side, rng):
    objective = LayerObjective.random(layer, (2, 3), rng)
    gap = rng.uniform(0.5, 1.0, (2, 3))
    params = random_params(layer, rng)
    assert_gradient(objective, flat(params, kink + side * 1e-2 * gap))
    for near in (1e-6, 1e-12):
        assert_exact_gradient(objective, flat(params, kink + side * near * gap))


@pytest.mark.parametrize(("layer", "kink"), KINKED, ids=str)
def test_at_a_kink_is_that_of_one_side(layer, kink, rng):
    params = random_params(layer, rng)
    below, above = np.nextafter(kink, -np.inf), np.nextafter(kink, np.inf)
    x = np.array([[below, kink, above]])
    _, cache = layer.forward(params, x)
    left, at, right = layer.grad_input(np.ones((1, 3)), cache)[0]
    assert at in (left, right)
