"""The mean loss of a network on a batch, with its L2 penalty, as an objective."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from backproplab._base.checks import number
from backproplab.losses.base import Loss

if TYPE_CHECKING:
    from backproplab.networks.network import Network

__all__ = ["NetworkObjective", "l2_penalty"]


def l2_penalty(decay, theta):
    """Half the sum of squares, each times its entry of `decay` (P,); one per copy."""
    return 0.5 * (decay * theta**2).sum(axis=-1)


@dataclass(frozen=True)
class NetworkObjective:
    r"""Mean loss of a network on a batch plus :math:`\frac{\lambda}{2} \sum W^2`.

    Made by :meth:`Network.objective`. The penalty covers weights only: no bias, no
    exponent.

    Parameters
    ----------
    network : Network
        The model.
    x : ndarray, shape (..., batch, n_features)
        Rows.
    targets : ndarray, shape (..., batch, n_outputs)
        Encoded by the loss.
    loss : Loss
        What is averaged over the rows.
    l2 : float
        The penalty's factor :math:`\lambda`, at least 0.
    weights : ndarray, shape (..., batch), optional
        What each row counts in the mean, at least 0.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Linear, Network, SoftmaxCrossEntropy
    >>> network = Network(Linear(1, 2))
    >>> objective = network.objective([[1.0]], [0], SoftmaxCrossEntropy(), l2=0.5)
    >>> value, grad = objective.value_and_grad(np.array([2.0, 2.0, 0.0, 0.0]))
    >>> round(float(value), 4)  # ln 2 + 0.25 * 8
    2.6931
    >>> grad  # (P - Y) for the bias; the same plus 0.5 * 2 for the weight
    array([ 0.5,  1.5, -0.5,  0.5])
    """

    network: "Network"
    x: np.ndarray
    targets: np.ndarray
    loss: Loss
    l2: float = 0.0
    weights: np.ndarray | None = None

    def __post_init__(self):
        number("NetworkObjective", "l2", self.l2, "[0, inf)")

    @cached_property
    def decay(self):
        """The factor of each entry of theta in the penalty's gradient."""
        return self.l2 * self.network.penalty_mask()

    def value(self, theta):
        """Mean loss plus penalty, for every leading index of `theta`."""
        theta = self.network.checked(theta)
        outputs, _ = self.network.forward(self.network.views(theta), self.x)
        data_term, _ = self.loss.forward(outputs, self.targets, self.weights)
        return data_term + l2_penalty(self.decay, theta)

    def value_and_grad(self, theta):
        """Values (...) and gradients (..., P)."""
        theta = self.network.checked(theta)
        outputs, caches = self.network.forward(self.network.views(theta), self.x)
        value, cache = self.loss.forward(outputs, self.targets, self.weights)
        grad = np.empty_like(theta)
        grad_outputs = self.loss.backward(cache)
        self.network.backward(grad_outputs, caches, self.network.views(grad))
        return value + l2_penalty(self.decay, theta), grad + self.decay * theta
