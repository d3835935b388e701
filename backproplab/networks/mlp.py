"""The usual network: linear layers with an activation between them."""

from itertools import pairwise

import numpy as np

from backproplab._base.checks import explain_keywords, instance
from backproplab.layers.base import Layer
from backproplab.layers.leaky_relu import LeakyReLU
from backproplab.layers.linear import Linear
from backproplab.networks.network import Network

__all__ = ["mlp"]


@explain_keywords
def mlp(sizes, activations=None, init_scheme: str = "he") -> Network:
    """A multi-layer perceptron: linear layers with an activation between them.

    Parameters
    ----------
    sizes : sequence of int
        Widths from the input to the output, at least two.
    activations : Layer or sequence of Layer, optional
        One for all hidden layers, or one for each; Leaky ReLU by default.
    init_scheme : str
        How the linear layers draw their weights.

    Returns
    -------
    Network

    Examples
    --------
    >>> from backproplab import LeakyReLU, LearnablePower, mlp
    >>> mlp([11, 16, 12, 8, 2]).n_params
    518
    >>> mlp([2, 4, 3, 2], [LeakyReLU(), LearnablePower()]).names[-3:]
    ('3.exponent', '4.weight', '4.bias')
    """
    if np.ndim(sizes) != 1:
        raise ValueError(f"mlp: sizes must be a list such as [2, 8, 3], got {sizes!r}.")
    sizes = list(sizes)
    n_hidden = len(sizes) - 2
    if isinstance(activations, type):
        instance("mlp", "activations", activations, Layer, "LeakyReLU()")
    if activations is None or isinstance(activations, Layer):
        activations = [activations or LeakyReLU()] * max(n_hidden, 0)
    if len(sizes) < 2 or len(activations) != n_hidden:
        raise ValueError(
            f"mlp: {len(sizes)} sizes have {max(n_hidden, 0)} hidden layers, got "
            f"{len(activations)} activations. Give at least two sizes and one "
            "activation for each hidden layer, or one for all."
        )
    linear = [Linear(a, b, init_scheme) for a, b in pairwise(sizes)]
    hidden = [
        block for pair in zip(linear, activations, strict=False) for block in pair
    ]
    return Network(*hidden, linear[-1])
