"""The passes of one layer over columns, all arrays bound: the links of a chain."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from backproplab.layers.leaky_relu import LeakyReLU
from backproplab.layers.linear import Linear

__all__ = ["Room", "Stage", "is_affine", "stage_of"]

FEW = 4096  # numbers, from where on a comparison is cheaper than a sign


class Room(NamedTuple):
    """Where a layer finds its input, one example in each column."""

    whole: np.ndarray
    inputs: np.ndarray

    @classmethod
    def of(cls, shape, *, with_ones=False):
        """Inputs of this shape; over a row of ones for a linear layer."""
        if not with_ones:
            return cls(*[np.empty(shape)] * 2)
        *lead, width, batch = shape
        whole = np.ones((*lead, width + 1, batch))
        return cls(whole, whole[..., :-1, :])


class Stage(NamedTuple):
    """What a chain calls of a layer.

    Both forward passes read the room of the layer and write where the next one reads.
    """

    forward: Callable  # () -> cache
    apply: Callable  # () -> None; only the values
    grad_params: Callable | None
    grad_input: Callable


def is_affine(layer) -> bool:
    """Whether a layer is linear; its gradients of the parameters may be its own."""
    kind, common = type(layer), ("shapes", "forward", "grad_input")
    return isinstance(layer, Linear) and all(
        getattr(kind, name) is getattr(Linear, name) for name in common
    )


def stage_of(layer, params, grads, room: Room, out) -> Stage:
    """The passes of a layer that writes its output into `out`."""
    if is_affine(layer):
        return affine(layer, params, grads, room, out)
    if type(layer) is LeakyReLU:
        return leaky(layer.negative_slope, room.inputs, out)
    return general(layer, params, grads, room.inputs, out)


def affine(layer, matrix, grad, room, out):
    """A linear layer in homogeneous coordinates."""
    # on single matrices `dot` is the same product as `matmul`, in half the time
    times = np.dot if matrix.ndim == 2 and room.whole.ndim == 2 else np.matmul
    weight = matrix[..., :-1, :]
    passed_on: Any = None  # made by the first pass that needs it
    forward = partial(times, matrix.mT, room.whole, out=out)

    def grad_params(g, _):
        times(room.whole, g.mT, out=grad)

    def own_grad_params(g, _):
        found = layer.grad_params(g.mT, (room.inputs.mT, weight))
        grad[..., :-1, :], grad[..., -1, :] = found["weight"], found["bias"]

    def grad_input(g, _):
        nonlocal passed_on
        passed_on = times(weight, g, out=passed_on)
        return passed_on

    own = type(layer).grad_params is not Linear.grad_params
    return Stage(forward, forward, own_grad_params if own else grad_params, grad_input)


def leaky(negative_slope, inputs, out):
    """Leaky ReLU, its input overwritten on the way back."""
    positive = positive_of_few if inputs.size < FEW else positive_of_many
    slope: Any = None  # made by the first pass that needs it

    def forward():
        nonlocal slope
        slope = np.empty_like(inputs) if slope is None else slope
        positive(inputs, slope)
        np.maximum(slope, negative_slope, out=slope)
        np.multiply(inputs, slope, out=out)

    def apply():
        np.multiply(inputs, negative_slope, out=out)
        np.maximum(inputs, out, out=out)

    def grad_input(g, _):
        return np.multiply(g, slope, out=inputs)

    return Stage(forward, apply, None, grad_input)


def positive_of_few(inputs, out):
    """Write 1 where an input is positive, elsewhere 0 or less; one call, no cast."""
    np.sign(inputs, out=out)


def positive_of_many(inputs, out):
    """The same in two thirds of the time, once there is enough to pay for the cast."""
    np.greater(inputs, 0.0, out=out)


def general(layer, params, grads, inputs, out):
    """Any other layer: its own methods, on rows unless it acts on each entry alone."""
    turned = (lambda a: a) if layer.elementwise else (lambda a: a.mT)

    def forward():
        y, cache = layer.forward(params, turned(inputs))
        np.copyto(out, turned(y))
        return cache

    def grad_params(g, cache):
        for name, grad in layer.grad_params(turned(g), cache).items():
            grads[name][...] = grad

    def grad_input(g, cache):
        return turned(layer.grad_input(turned(g), cache))

    return Stage(forward, forward, grad_params if grads else None, grad_input)
