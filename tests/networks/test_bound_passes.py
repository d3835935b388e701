"""The passes of training are those of the network, to rounding."""

import numpy as np
import pytest

from backproplab import LAYERS, LeakyReLU, LearnablePower, Linear, Network, mlp
from backproplab.networks.bound_passes import Chain


class Scored(Linear):
    """A layer that is not linear to the chain, has parameters and needs its rows."""

    def forward(self, params, x):
        return super().forward(params, x)


class HalfBias(Linear):
    """A layer that is linear but for its own gradients."""

    def grad_params(self, grad_output, cache):
        grads = super().grad_params(grad_output, cache)
        return grads | {"bias": grads["bias"] / 2}


def after(layer):
    """A network in which `layer` follows a linear layer that fits it."""
    width = getattr(layer, "in_features", 4)
    return Network(Linear(3, width), layer, Linear(layer.output_width(width), 2))


NETWORKS = {
    "one layer": mlp([3, 2]),
    "exponents": mlp([3, 5, 4, 3], LearnablePower(0.2)),
    "linear after linear": Network(Linear(3, 4), Linear(4, 2)),
    "activation first and last": Network(LeakyReLU(), Linear(3, 2), LearnablePower()),
    "one output": Network(LeakyReLU(0.1), Linear(3, 1), LeakyReLU(0.3)),
    "own gradients": Network(HalfBias(3, 4), LeakyReLU(), HalfBias(4, 2)),
    "rows only": Network(Scored(3, 4), LeakyReLU(), Scored(4, 4), Linear(4, 2)),
} | {f"after a linear layer: {case}": after(case) for case in LAYERS.cases()}


@pytest.mark.parametrize("own_rows", [True, False])
@pytest.mark.parametrize("replicas", [None, 1, 3])
@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_chain_equals_network(network, replicas, own_rows, rng):
    lead = () if replicas is None else (replicas,)
    theta = np.empty((*lead, network.n_params))
    chain = Chain(network, theta, chained := np.empty_like(theta))
    for batch in (4, 4, 1):  # the parameters change between passes, the batch may
        theta[...] = rng.uniform(-1.0, 1.5, theta.shape)
        network.project(theta)
        x = rng.normal(size=((*lead, batch, 3) if own_rows else (batch, 3)))
        outputs, caches = network.forward(network.views(theta), x)
        upstream = rng.normal(size=outputs.shape)
        expected = np.empty_like(theta)
        network.backward(upstream, caches, network.views(expected))
        got, caches = chain.forward(x)
        chain.backward(upstream, caches)
        np.testing.assert_allclose(got, outputs, rtol=1e-12, atol=1e-13)
        np.testing.assert_allclose(chained, expected, rtol=1e-10, atol=1e-12)
        values = chain.outputs(x)
        np.testing.assert_allclose(values, outputs, rtol=1e-12, atol=1e-13)


def test_caches_serve_twice(rng):
    network = mlp([3, 4, 2], LearnablePower())
    theta = network.init(rng)
    chain = Chain(network, theta, grad := np.empty_like(theta))
    outputs, caches = chain.forward(rng.normal(size=(5, 3)))
    chain.backward(upstream := rng.normal(size=outputs.shape), caches)
    first = grad.copy()
    grad[...] = np.nan
    chain.backward(upstream, caches)
    np.testing.assert_array_equal(grad, first)


def test_passes_of_other_shapes_between_do_not_disturb(rng):
    network = mlp([3, 4, 2])
    theta = network.init(rng)
    chain = Chain(network, theta, grad := np.empty_like(theta))
    outputs, caches = chain.forward(rng.normal(size=(5, 3)))
    kept, upstream = outputs.copy(), rng.normal(size=outputs.shape)
    chain.backward(upstream, caches)
    first = grad.copy()
    chain.outputs(rng.normal(size=(6, 3)))
    np.testing.assert_array_equal(outputs, kept)
    chain.backward(upstream, caches)
    np.testing.assert_array_equal(grad, first)


def test_data_and_upstream_gradient_are_not_written_to(rng):
    network = Network(LeakyReLU(), Linear(3, 2), LeakyReLU(0.3))
    theta = network.init(rng)
    chain = Chain(network, theta, np.empty_like(theta))
    x = rng.normal(size=(5, 3))
    before, upstream = x.copy(), np.ones((5, 2))
    _, caches = chain.forward(x)
    chain.backward(upstream, caches)
    np.testing.assert_array_equal(x, before)
    np.testing.assert_array_equal(upstream, 1.0)
