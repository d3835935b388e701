"""The gradient that a training step follows, in the fastest form that is proven equal.

Three forms compute the same numbers. :class:`NetworkObjective` is the printed one: it
calls the printed methods of network, layers and loss. A :class:`BatchGradient` calls
those of the layers and the loss over arrays that are made once, or their fast forms.
At the start of every run :func:`bind` compares them on a few rows and takes the fastest
form that agrees; so whatever is changed in a printed method changes the training.
"""

import numpy as np

from backproplab.losses.base import Loss
from backproplab.networks.bound_network import (
    BoundNetwork,
    layers_with_proven_fast_form,
)
from backproplab.networks.layer_passes import close
from backproplab.networks.network import Network
from backproplab.networks.network_objective import NetworkObjective

__all__ = ["BatchGradient", "PrintedGradient", "bind"]

N_PROBES = 6  # rows on which forms are compared


class BatchGradient:
    """Gradient of the mean loss of a batch plus the L2 penalty, over fixed arrays.

    Parameters
    ----------
    network, loss, l2
        As for :func:`train`.
    theta : ndarray, shape (P,) or (replicas, P)
        Where the gradient is taken; changed in place between calls.
    fast : sequence of bool
        Which layers run their fast form.
    fast_loss : bool
        Whether the loss makes its cache without its value.
    """

    def __init__(self, network: Network, loss: Loss, l2, theta, fast, fast_loss):
        self.network, self.loss, self.theta = network, loss, theta
        self.grad = np.zeros_like(theta)
        self.bound = BoundNetwork(network, theta, self.grad, fast)
        self.loss_cache = loss.backward_cache if fast_loss else printed_cache(loss)
        self.decay = l2 * network.penalty_mask() if l2 else None
        self.penalty = np.empty_like(theta)

    def __call__(self, x, targets, weights=None) -> np.ndarray:
        """The gradient on a batch, good until the next call."""
        outputs, caches = self.bound.forward(x)
        cache = self.loss_cache(outputs, targets, weights)
        self.bound.backward(self.loss.backward(cache), caches)
        if self.decay is not None:
            self.grad += np.multiply(self.decay, self.theta, out=self.penalty)
        return self.grad

    def outputs(self, x) -> np.ndarray:
        """Outputs of rows `x`, good until the next call."""
        return self.bound.outputs(x)


class PrintedGradient:
    """The same through :class:`NetworkObjective`, as the pages print it."""

    def __init__(self, network: Network, loss: Loss, l2, theta):
        self.network, self.loss, self.l2, self.theta = network, loss, l2, theta

    def __call__(self, x, targets, weights=None) -> np.ndarray:
        """The gradient on a batch."""
        args = self.network, x, targets, self.loss, self.l2, weights
        return NetworkObjective(*args).value_and_grad(self.theta)[1]

    def outputs(self, x) -> np.ndarray:
        """Outputs of rows `x`."""
        return self.network.outputs(self.theta, x)


def bind(network: Network, loss: Loss, l2, theta, rows):
    """The fastest form of the gradient at `theta` that equals the printed one.

    Parameters
    ----------
    network, loss, l2, theta
        As for :class:`BatchGradient`.
    rows : tuple (x, targets, weights)
        The training rows, targets encoded; some of the targets are used to compare.

    Returns
    -------
    BatchGradient or PrintedGradient
    """
    form = network, loss, l2
    probes = list(draw_probes(network, theta, rows))
    fast_loss = all(loss_agrees(network, loss, *probe) for probe in probes)
    fast = [True] * len(network.layers)
    if not all(gradient_agrees(form, fast, fast_loss, *probe) for probe in probes):
        fast = proven_layers(network, probes)
        if not all(gradient_agrees(form, fast, fast_loss, *probe) for probe in probes):
            return PrintedGradient(*form, theta)
    return BatchGradient(*form, theta, fast, fast_loss)


def proven_layers(network: Network, probes) -> list[bool]:
    """For each layer, whether its fast form agrees on all probes."""
    proven = [
        layers_with_proven_fast_form(network, theta, x) for theta, x, *_ in probes
    ]
    return [all(of_layer) for of_layer in zip(*proven, strict=True)]


def draw_probes(network: Network, theta, rows):
    """Points and batches to compare on: rows of the table, at and near `theta`.

    In the second batch a row is zero, and so are the biases: there every layer is
    evaluated at the place of a kink as well.
    """
    x, targets, weights = rows
    rng = np.random.default_rng(0)
    pick = np.linspace(0, len(x) - 1, N_PROBES).astype(int)
    batch, targets = np.array(x[pick], dtype=np.float64), targets[pick]
    weights = None if weights is None else rng.uniform(0.5, 1.5, N_PROBES)
    near = theta.reshape(-1, theta.shape[-1])[0].copy()
    without_bias = near.copy()
    for name, part in network.unpack(without_bias).items():
        if name.endswith(".bias"):
            part[...] = 0.0
    near += 0.1 * rng.normal(size=near.shape)
    network.project(near)
    yield near, batch, targets, weights
    yield without_bias, np.vstack([0.0 * batch[:1], batch[1:]]), targets, weights


def loss_agrees(network: Network, loss: Loss, theta, x, targets, weights) -> bool:
    """Whether the gradient from the short cache is that of `forward`, also far out."""
    outputs = network.outputs(theta, x)
    for scale in (1.0, 1000.0):
        batch = scale * outputs, targets, weights
        short, printed = loss.backward_cache(*batch), printed_cache(loss)(*batch)
        if not close(loss.backward(printed), loss.backward(short)):
            return False
    return True


def printed_cache(loss: Loss):
    """What `forward` keeps for `backward`."""
    return lambda outputs, targets, weights: loss.forward(outputs, targets, weights)[1]


def gradient_agrees(
    form: tuple[Network, Loss, float], fast, fast_loss, theta, x, targets, weights
) -> bool:
    """Whether gradient and outputs equal those of the printed form on one batch."""
    network, loss, l2 = form
    printed = PrintedGradient(network, loss, l2, theta)
    quick = BatchGradient(network, loss, l2, theta, fast, fast_loss)
    grads = printed(x, targets, weights), quick(x, targets, weights)
    parts = [network.unpack(grad).values() for grad in grads]
    same_outputs = close(printed.outputs(x), quick.outputs(x))
    return same_outputs and all(map(close, *parts))
