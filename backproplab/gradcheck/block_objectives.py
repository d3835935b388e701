"""Layers and losses as objectives, so that one checker serves all."""

from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from backproplab._base.arrays import namespace
from backproplab.layers.base import Layer
from backproplab.losses.base import Loss

__all__ = ["LayerObjective", "LossObjective"]


@dataclass(frozen=True)
class LayerObjective:
    """The sum of a layer's outputs, each times a fixed random upstream gradient.

    Its gradient with respect to parameters and input is what `backward` returns for
    that upstream gradient. An upstream of ones would hide every mistake that cancels
    in a sum.

    Parameters
    ----------
    layer : Layer
        What is checked.
    x_shape : tuple of int
        Shape (batch, in_features) of the input.
    upstream : ndarray, shape (batch, out_features)
        Weight of each output.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import LeakyReLU
    >>> objective = LayerObjective(LeakyReLU(0.1), (1, 2), np.array([[2.0, 3.0]]))
    >>> objective.value_and_grad(np.array([5.0, -1.0]))
    (np.float64(9.7), array([2. , 0.3]))
    """

    layer: Layer
    x_shape: tuple[int, int]
    upstream: np.ndarray

    @classmethod
    def random(
        cls, layer: Layer, x_shape, rng: np.random.Generator
    ) -> "LayerObjective":
        """Draw the upstream gradient from `rng`."""
        out_features = layer.output_width(x_shape[-1])
        return cls(layer, x_shape, rng.normal(size=(*x_shape[:-1], out_features)))

    @cached_property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Names and shapes of what theta holds: the parameters, then the input."""
        return {**self.layer.shapes(), "x": tuple(self.x_shape)}

    def split(self, theta) -> dict[str, np.ndarray]:
        """Cut `theta` (..., P) into named arrays."""
        arrays, start, lead = {}, 0, theta.shape[:-1]
        for name, shape in self.shapes.items():
            part = theta[..., start : start + prod(shape)]
            arrays[name] = part.reshape(lead + shape)
            start += prod(shape)
        return arrays

    def value(self, theta):
        """Weighted sum of the outputs, one for each leading index of `theta`."""
        params = self.split(theta)
        y, _ = self.layer.forward(params, params.pop("x"))
        return namespace(y).sum(y * self.upstream, axis=(-2, -1))

    def value_and_grad(self, theta):
        """The sum, and the hand-written gradient as one vector."""
        params = self.split(theta)
        x = params.pop("x")
        y, cache = self.layer.forward(params, x)
        upstream = np.broadcast_to(self.upstream, y.shape)
        grad_input, grads = self.layer.backward(upstream, cache)
        arrays = [grads[name] for name in params] + [grad_input]
        lead = theta.shape[:-1]
        flat = [np.reshape(array, (*lead, -1)) for array in arrays]
        return (y * self.upstream).sum(axis=(-2, -1)), np.concatenate(flat, axis=-1)


@dataclass(frozen=True)
class LossObjective:
    """A loss as a function of the outputs, flattened.

    Parameters
    ----------
    loss : Loss
        What is checked.
    targets : ndarray, shape (batch, n_outputs)
        Encoded targets.
    weights : ndarray, shape (batch,), optional
        What each row counts in the mean.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import SoftmaxCrossEntropy
    >>> objective = LossObjective(SoftmaxCrossEntropy(), np.array([[1.0, 0.0]]))
    >>> objective.value_and_grad(np.zeros(2))[1]
    array([-0.5,  0.5])
    """

    loss: Loss
    targets: np.ndarray
    weights: np.ndarray | None = None

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Name and shape of what theta holds."""
        return {"outputs": self.targets.shape[-2:]}

    def value(self, theta):
        """The mean loss, one for each leading index of `theta`."""
        return self._forward(theta)[0]

    def value_and_grad(self, theta):
        """The mean loss, and the hand-written gradient as one vector."""
        value, cache = self._forward(theta)
        return value, self.loss.backward(cache).reshape(theta.shape)

    def _forward(self, theta):
        outputs = theta.reshape(theta.shape[:-1] + self.targets.shape[-2:])
        return self.loss.forward(outputs, self.targets, self.weights)
