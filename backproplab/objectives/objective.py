"""What is minimized: anything that maps points to values and gradients."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

import numpy as np

from backproplab._base.checks import instance, number
from backproplab.losses.base import Loss
from backproplab.objectives.small_generator import SmallGenerator

__all__ = ["NetworkObjective", "Noisy", "Objective"]


@runtime_checkable
class Objective(Protocol):
    """A function of a point, with its gradient.

    Leading axes of `theta` are independent points: ten thousand starts on a surface
    are an array of shape (10000, 2), thirty-two copies of a network one of (32, P).

    Examples
    --------
    Whatever has the method is one.

    >>> import numpy as np
    >>> from backproplab import GradientDescent, Objective, descend
    >>> class Slope:
    ...     def value_and_grad(self, theta):
    ...         return 3 * theta[..., 0], np.full_like(theta, 3.0)
    >>> isinstance(Slope(), Objective)
    True
    >>> descend(Slope(), GradientDescent(0.1), [1.0], 2).positions[:, 0]
    array([1. , 0.7, 0.4])
    """

    def value_and_grad(self, theta: np.ndarray) -> tuple[Any, Any]:
        """Map theta (..., P) to values (...) and gradients (..., P)."""
        ...


@dataclass(frozen=True)
class Noisy:
    r"""An objective whose gradient carries Gaussian noise.

    The value stays exact. The noise belongs to the gradient, not to the optimizer, so
    every rule meets the same kind of noise.

    Parameters
    ----------
    objective : Objective
        What is observed through the noise.
    sigma : float
        Standard deviation of the noise on each coordinate, at least 0.
    rng : numpy.random.Generator or SmallGenerator
        Source of the noise; it advances with every gradient.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Bowl, Noisy
    >>> noisy = Noisy(Bowl(), sigma=0.1, rng=np.random.default_rng(0))
    >>> value, grad = noisy.value_and_grad(np.array([1.0, 2.0]))
    >>> value, grad.round(2)
    (np.float64(5.0), array([2.01, 3.99]))
    """

    objective: Objective
    sigma: float
    rng: np.random.Generator | SmallGenerator

    def __post_init__(self):
        instance("Noisy", "objective", self.objective, Objective, "Bowl()")
        number("Noisy", "sigma", self.sigma, "[0, inf)")
        example = "np.random.default_rng(0)"
        if not isinstance(self.rng, SmallGenerator):
            instance("Noisy", "rng", self.rng, np.random.Generator, example)

    def value_and_grad(self, theta):
        """Exact values, gradients plus independent noise."""
        value, grad = self.objective.value_and_grad(theta)
        return value, grad + self.rng.normal(0.0, self.sigma, grad.shape)

    def __getattr__(self, name):
        if name.startswith("_") or name == "objective":
            raise AttributeError(name)
        return getattr(self.objective, name)


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

    network: Any
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
        return data_term + 0.5 * (self.decay * theta**2).sum(-1)

    def value_and_grad(self, theta):
        """Values (...) and gradients (..., P)."""
        theta = self.network.checked(theta)
        outputs, caches = self.network.forward(self.network.views(theta), self.x)
        value, cache = self.loss.forward(outputs, self.targets, self.weights)
        grad = np.empty_like(theta)
        grad_outputs = self.loss.backward(cache)
        self.network.backward(grad_outputs, caches, self.network.views(grad))
        value = value + 0.5 * (self.decay * theta**2).sum(axis=-1)
        return value, grad + self.decay * theta
