"""From the parameters of an estimator, which may be names, to blocks."""

from dataclasses import fields, replace

import numpy as np

from backproplab._base.checks import instance, one_of, whole_number
from backproplab.layers import LAYERS, Layer
from backproplab.layers.leaky_relu import LeakyReLU
from backproplab.networks.mlp import mlp
from backproplab.networks.network import Network
from backproplab.optimizers import OPTIMIZERS, Optimizer

__all__ = ["activations_from", "network_from", "optimizer_from"]


def network_from(who, sizes, activation, init_scheme, n_inputs, n_outputs) -> Network:
    """A multi-layer perceptron.

    Parameters
    ----------
    who : str
        Who asks, for messages.
    sizes : int or sequence of int
        Widths of the hidden layers.
    activation : str, Layer, or sequence of them
        One for all hidden layers or one for each.
    init_scheme : str
        How the weights are drawn.
    n_inputs, n_outputs : int
        Features and outputs of the data.

    Examples
    --------
    >>> network_from("demo", [3], "relu", "he", 2, 1)
    Network(Linear(2, 3), LeakyReLU(negative_slope=0.0), Linear(3, 1))
    """
    sizes = np.atleast_1d(np.asarray(sizes, dtype=object)).tolist()
    for size in sizes:
        whole_number(who, "hidden_layer_sizes", size, 1)
    widths = [int(size) for size in (n_inputs, *sizes, n_outputs)]
    return mlp(widths, activations_from(who, activation), init_scheme)


def activations_from(who, activation):
    """A layer, or a list of layers, from names and layers.

    Examples
    --------
    >>> activations_from("demo", ["relu", "LearnablePower"])[0]
    LeakyReLU(negative_slope=0.0)
    """
    if isinstance(activation, list | tuple):
        return [activations_from(who, each) for each in activation]
    if isinstance(activation, Layer):
        return activation
    if activation == "relu":
        return LeakyReLU(0.0)
    one_of(who, "activation", activation, activation_names())
    return LAYERS[activation]()


def activation_names():
    """Layers that need no sizes, and so fit behind any linear one."""
    layers = {name: {field.name for field in fields(LAYERS[name])} for name in LAYERS}
    return ["relu", *(name for name, has in layers.items() if "in_features" not in has)]


def optimizer_from(who, optimizer, learning_rate) -> Optimizer:
    """An optimizer, with another learning rate if one is given.

    Examples
    --------
    >>> optimizer_from("demo", "Momentum", 0.5)
    Momentum(learning_rate=0.5, momentum=0.9)
    """
    if isinstance(optimizer, str):
        one_of(who, "optimizer", optimizer, list(OPTIMIZERS))
        optimizer = OPTIMIZERS[optimizer]()
    instance(who, "optimizer", optimizer, Optimizer, "Adam() or 'Adam'")
    if learning_rate is None:
        return optimizer
    return replace(optimizer, learning_rate=learning_rate)
