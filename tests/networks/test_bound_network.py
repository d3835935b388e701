"""The passes over fixed arrays equal those of the network, to rounding."""

import numpy as np
import pytest

from backproplab import LAYERS, LeakyReLU, LearnablePower, Linear, Network, mlp
from backproplab.networks.bound_network import (
    BoundNetwork,
    layers_with_proven_fast_form,
)


class NoFastForm(Linear):
    """A layer with parameters that needs its rows."""

    def fast(self, _arrays):
        return None


class HalfBias(Linear):
    """A layer that is linear but for its own gradients."""

    def grad_params(self, grad_output, cache):
        grads = super().grad_params(grad_output, cache)
        return grads | {"bias": grads["bias"] / 2}


def bound_to(network, theta, grad):
    """The network with every fast form that is proven equal."""
    x = np.random.default_rng(0).normal(size=(5, 3))
    probe = network.init(np.random.default_rng(1))
    fast = layers_with_proven_fast_form(network, probe, x)
    return BoundNetwork(network, theta, grad, fast)


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
    "rows only": Network(NoFastForm(3, 4), LeakyReLU(), NoFastForm(4, 4), Linear(4, 2)),
} | {f"after a linear layer: {case}": after(case) for case in LAYERS.cases()}


@pytest.mark.parametrize("own_rows", [True, False])
@pytest.mark.parametrize("replicas", [None, 1, 3])
@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_bound_network_equals_network(network, replicas, own_rows, rng):
    lead = () if replicas is None else (replicas,)
    theta = np.empty((*lead, network.n_params))
    bound = bound_to(network, theta, found := np.empty_like(theta))
    for batch in (4, 4, 1):  # the parameters change between passes, the batch may
        theta[...] = rng.uniform(-1.0, 1.5, theta.shape)
        network.project(theta)
        x = rng.normal(size=((*lead, batch, 3) if own_rows else (batch, 3)))
        outputs, caches = network.forward(network.views(theta), x)
        upstream = rng.normal(size=outputs.shape)
        expected = np.empty_like(theta)
        network.backward(upstream, caches, network.views(expected))
        got, caches = bound.forward(x)
        bound.backward(upstream, caches)
        np.testing.assert_allclose(got, outputs, rtol=1e-12, atol=1e-13)
        np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-12)
        values = bound.outputs(x)
        np.testing.assert_allclose(values, outputs, rtol=1e-12, atol=1e-13)


def test_which_fast_forms_are_used(rng):
    found = {
        name: layers_with_proven_fast_form(net, net.init(rng), rng.normal(size=(5, 3)))
        for name, net in NETWORKS.items()
    }
    assert found["exponents"] == [True, False, True, False, True]
    assert found["own gradients"] == [False, True, False]
    assert found["rows only"] == [False, True, False, True]


def test_caches_serve_twice(rng):
    network = mlp([3, 4, 2], LearnablePower())
    theta = network.init(rng)
    bound = bound_to(network, theta, grad := np.empty_like(theta))
    outputs, caches = bound.forward(rng.normal(size=(5, 3)))
    bound.backward(upstream := rng.normal(size=outputs.shape), caches)
    first = grad.copy()
    grad[...] = np.nan
    bound.backward(upstream, caches)
    np.testing.assert_array_equal(grad, first)


def test_passes_of_other_shapes_between_do_not_disturb(rng):
    network = mlp([3, 4, 2])
    theta = network.init(rng)
    bound = bound_to(network, theta, grad := np.empty_like(theta))
    outputs, caches = bound.forward(rng.normal(size=(5, 3)))
    kept, upstream = outputs.copy(), rng.normal(size=outputs.shape)
    bound.backward(upstream, caches)
    first = grad.copy()
    bound.outputs(rng.normal(size=(6, 3)))
    np.testing.assert_array_equal(outputs, kept)
    bound.backward(upstream, caches)
    np.testing.assert_array_equal(grad, first)


def test_data_and_upstream_gradient_are_not_written_to(rng):
    network = Network(LeakyReLU(), Linear(3, 2), LeakyReLU(0.3))
    theta = network.init(rng)
    bound = bound_to(network, theta, np.empty_like(theta))
    x = rng.normal(size=(5, 3))
    before, upstream = x.copy(), np.ones((5, 2))
    _, caches = bound.forward(x)
    bound.backward(upstream, caches)
    np.testing.assert_array_equal(x, before)
    np.testing.assert_array_equal(upstream, 1.0)
