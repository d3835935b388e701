"""The training of the homework, conventions and mistakes included.

Its gradients are not those of its loss. This file says where they differ, so that a
study can run what the homework ran; nothing else in the package uses it.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from backproplab._base.checks import explain_keywords
from backproplab.experiments.setting import Setting
from backproplab.layers.base import Layer
from backproplab.layers.leaky_relu import LeakyReLU
from backproplab.layers.learnable_power import LearnablePower
from backproplab.layers.linear import Linear
from backproplab.losses.softmax_cross_entropy import SoftmaxCrossEntropy
from backproplab.networks.network import Network
from backproplab.optimizers.gradient_descent import GradientDescent

__all__ = ["homework_setting"]

WIDTHS = (11, 16, 12, 8, 2)


@dataclass(frozen=True)
class SummedCrossEntropy(SoftmaxCrossEntropy):
    """The value is a mean over the batch, the gradient handed back a sum."""

    def backward(self, cache):
        probabilities, _, _ = cache
        return probabilities.shape[-2] * super().backward(cache)


@dataclass(frozen=True)
class MeanBiasLinear(Linear):
    """The gradient of the bias is divided by the batch size, that of the weight not."""

    def grad_params(self, grad_output, cache):
        grads = super().grad_params(grad_output, cache)
        return grads | {"bias": grads["bias"] / grad_output.shape[-2]}


@dataclass(frozen=True)
class UpstreamlessPower(LearnablePower):
    """The gradient of the exponent leaves out what arrives from above."""

    def grad_params(self, grad_output, cache):
        return super().grad_params(np.ones_like(grad_output), cache)


@dataclass(frozen=True, eq=False)
class ScaledDescent(GradientDescent):
    """Gradient descent with a rate of its own for each parameter."""

    scale: np.ndarray | float = 1.0

    def update(self, grad, state, theta=None):
        update, state = super().update(grad, state, theta)
        return self.scale * update, state


@explain_keywords
def homework_setting(
    *,
    learned_exponent: bool,
    init_scheme: str = "uniform_positive",
    other_layers: str = "uniform_centered",
    upstream: bool = False,
) -> Setting:
    """What the homework runs on the red wines: 150 epochs, or 100 with the exponent.

    Gradient descent at rate 0.001 on batches of 32 in the order of the table. Gradients
    are sums over the batch, but those of the biases means; the penalty is 0.01. The
    layer before the exponent has half the rate, and its bias a sum.

    Parameters
    ----------
    learned_exponent : bool
        Whether the third hidden layer is :class:`~backproplab.LearnablePower`; its
        gradient then lacks the factor that arrives from above.
    init_scheme : str
        How the layer before the exponent is drawn, by default from U(0, 1).
    other_layers : str
        How all other layers are drawn, by default from U(-0.5, 0.5).
    upstream : bool
        Whether to mend the gradient of the exponent.

    Returns
    -------
    Setting

    Examples
    --------
    >>> from backproplab.experiments import homework_setting
    >>> setting = homework_setting(learned_exponent=True)
    >>> setting.n_epochs, setting.keep, setting.shuffle
    (100, ('5.exponent',), False)
    """
    layers: list[Linear] = [
        MeanBiasLinear(*pair, other_layers) for pair in pairwise(WIDTHS)
    ]
    third: Layer = LeakyReLU()
    if learned_exponent:
        layers[2] = Linear(*WIDTHS[2:4], init_scheme)
        third = LearnablePower() if upstream else UpstreamlessPower()
    network = Network(
        layers[0], LeakyReLU(), layers[1], LeakyReLU(), layers[2], third, layers[3]
    )
    scale = np.ones(network.n_params)
    if learned_exponent:
        for name in ("4.weight", "4.bias"):
            network.unpack(scale)[name][...] = 0.5
    return Setting(
        network=network,
        optimizer=ScaledDescent(0.001, scale),
        loss=SummedCrossEntropy(),
        l2=0.01,
        n_epochs=100 if learned_exponent else 150,
        batch_size=32,
        shuffle=False,
        keep=["5.exponent"] if learned_exponent else [],
    )
