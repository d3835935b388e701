"""The running example of the course: two inputs, two hidden units, two classes."""

from dataclasses import dataclass

import numpy as np

from backproplab.layers.leaky_relu import LeakyReLU
from backproplab.layers.linear import Linear
from backproplab.losses.softmax_cross_entropy import SoftmaxCrossEntropy
from backproplab.networks.network import Network
from backproplab.networks.network_objective import NetworkObjective

__all__ = ["Example", "tiny_network"]


@dataclass(frozen=True)
class Example:
    """A network with its parameters and a batch, small enough to compute by hand.

    Parameters
    ----------
    network : Network
        Its layers.
    theta : ndarray, shape (P,)
        All parameters as one flat vector.
    x : ndarray, shape (n_samples, n_features)
        The batch, one sample in each row.
    labels : ndarray, shape (n_samples,)
        The class of each sample, counted from 0.
    loss : SoftmaxCrossEntropy
        What is minimized.
    learning_rate : float
        The step size of the first update.

    Examples
    --------
    The loss before the first step of gradient descent, and after it.

    >>> example = tiny_network()
    >>> loss, gradient = example.objective.value_and_grad(example.theta)
    >>> after = example.objective.value(example.theta - 0.1 * gradient)
    >>> print(f"{loss:.4f}, then {after:.4f}")
    0.5630, then 0.3900
    """

    network: Network
    theta: np.ndarray
    x: np.ndarray
    labels: np.ndarray
    loss: SoftmaxCrossEntropy
    learning_rate: float

    @property
    def parameters(self) -> dict[str, np.ndarray]:
        """The parameters by name, such as ``"0.weight"``: views of `theta`."""
        return self.network.unpack(self.theta)

    @property
    def objective(self) -> NetworkObjective:
        """The mean loss of the batch as a function of the parameters."""
        return self.network.objective(self.x, self.labels, self.loss)


def tiny_network() -> Example:
    """The network 2-2-2 whose numbers every page of the course uses.

    Every pre-activation and logit has at most three decimals, exactly one
    pre-activation is negative, the two samples belong to different classes, and no two
    parameters have the same magnitude, so that a transposed matrix gives other numbers.

    Returns
    -------
    Example
        With parameters of its own: changing them changes no other example.

    Examples
    --------
    The pre-activations of the hidden layer, :math:`X W_1 + b_1`; one is negative.

    >>> example = tiny_network()
    >>> example.x @ example.parameters["0.weight"] + example.parameters["0.bias"]
    array([[ 1. ,  1.2],
           [ 1.3, -0.8]])
    """
    network = Network(Linear(2, 2), LeakyReLU(0.1), Linear(2, 2))
    theta = np.empty(network.n_params)
    parts = network.unpack(theta)
    parts["0.weight"][...] = [[0.5, -0.3], [0.2, 0.4]]
    parts["0.bias"][...] = [0.1, 0.7]
    parts["2.weight"][...] = [[0.6, -0.8], [0.9, 1.1]]
    parts["2.bias"][...] = [-0.65, 1.3]
    return Example(
        network=network,
        theta=theta,
        x=np.array([[1.0, 2.0], [3.0, -1.5]]),
        labels=np.array([1, 0]),
        loss=SoftmaxCrossEntropy(),
        learning_rate=0.1,
    )
