"""The chain of layers and its flat vector."""

import numpy as np

from backproplab import LeakyReLU, LearnablePower, Linear, Network, mlp

NETWORK = mlp([2, 3, 4, 2], [LeakyReLU(), LearnablePower()])


def test_names_cut_the_vector_without_gap_or_overlap():
    theta = np.arange(float(NETWORK.n_params))
    parts = NETWORK.unpack(theta)
    assert tuple(parts) == NETWORK.names
    np.testing.assert_array_equal(
        np.concatenate([part.ravel() for part in parts.values()]), theta
    )


def test_named_parts_are_views():
    theta = np.zeros((5, NETWORK.n_params))
    NETWORK.unpack(theta)["3.exponent"][2] = 7.0
    assert theta.sum() == 7.0


def test_initial_vector_holds_what_the_layers_draw():
    theta = NETWORK.init(np.random.default_rng(4))
    rng = np.random.default_rng(4)
    for index, layer in enumerate(NETWORK.layers):
        for name, value in layer.init(rng).items():
            part = NETWORK.unpack(theta)[f"{index}.{name}"]
            np.testing.assert_array_equal(part, value)


def test_outputs_are_the_layers_one_after_the_other(rng):
    theta, x = NETWORK.init(rng), rng.normal(size=(5, 2))
    expected = x
    for layer, params in zip(NETWORK.layers, NETWORK.views(theta), strict=True):
        expected, _ = layer.forward(params, expected)
    outputs = NETWORK.outputs(theta, x)
    np.testing.assert_array_equal(outputs, expected)
    np.testing.assert_array_equal(NETWORK.predict(theta, x), outputs.argmax(axis=1))


def test_one_layer_object_may_stand_twice(rng):
    shared = Linear(3, 3)
    network = Network(shared, LeakyReLU(0.5), shared)
    assert network.names == ("0.weight", "0.bias", "2.weight", "2.bias")
    theta = network.init(rng)
    parts = network.unpack(theta)
    assert (parts["0.weight"] != parts["2.weight"]).all()


def test_projection_clips_bounded_parameters_only():
    theta = np.full((3, NETWORK.n_params), -2.0)
    NETWORK.project(theta)
    parts = NETWORK.unpack(theta)
    np.testing.assert_array_equal(parts.pop("3.exponent"), 1.01)
    for part in parts.values():
        np.testing.assert_array_equal(part, -2.0)


def test_penalty_covers_weights_only():
    for name, part in NETWORK.unpack(NETWORK.penalty_mask()).items():
        np.testing.assert_array_equal(part, float(name.endswith("weight")))
