"""A network tied to its arrays, for the many steps of a training run."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from backproplab.layers.linear import Linear

__all__ = ["Chain"]


class Stage(NamedTuple):
    """The passes of one layer over columns, its parameters and gradients bound."""

    forward: Callable
    grad_params: Callable | None
    grad_input: Callable


class Chain:
    r"""The passes of a network over fixed arrays of parameters and gradients.

    The same formulas as :meth:`Network.forward` and :meth:`Network.backward`, arranged
    for speed. A step on small batches spends its time on *calls* of NumPy, so this
    makes fewer of them, in two ways.

    *Homogeneous coordinates.* Weight and bias of a linear layer lie one behind the
    other in the flat vector: together they are one matrix, of shape
    (in_features + 1, out_features). With a one appended to each row of the input,

    .. math::

       Y = \begin{pmatrix} X & \mathbf{1} \end{pmatrix}
           \begin{pmatrix} W \\ b^\top \end{pmatrix}, \qquad
       \begin{pmatrix} \partial L / \partial W \\
                       (\partial L / \partial b)^\top \end{pmatrix}
       = \begin{pmatrix} X & \mathbf{1} \end{pmatrix}^\top G

    are one product each, and the second is written straight into the gradient.

    *One example in each column.* Between the layers all arrays are kept transposed, of
    shape (..., features, batch). Then the ones are a last row, and the rows before it
    are one piece of memory. Layers that act on each entry alone do not notice; any
    other layer sees rows.

    Parameters
    ----------
    network : Network
        What is evaluated.
    theta : ndarray, shape (P,) or (replicas, P)
        Parameters, read in every pass; contiguous, changed in place between passes.
    grad : ndarray, shaped as theta
        Where `backward` writes.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Linear, Network
    >>> theta, grad = np.array([3.0, -1.0, 0.5]), np.zeros(3)
    >>> chain = Chain(Network(Linear(2, 1)), theta, grad)
    >>> outputs, caches = chain.forward(np.array([[1.0, 2.0], [0.0, 4.0]]))
    >>> outputs
    array([[ 1.5],
           [-3.5]])
    >>> chain.backward(np.array([[1.0], [10.0]]), caches)
    >>> grad
    array([ 1., 42., 11.])
    """

    def __init__(self, network, theta, grad):
        params, grads = network.views(theta), network.views(grad)
        first = {slot.layer: slot for slot in reversed(network.slots)}
        self.stages = []
        for index, layer in enumerate(network.layers):
            if type(layer) is Linear:
                slot = first[index]
                stage = affine(below(theta, slot), below(grad, slot))
            else:
                stage = bound(layer, params[index], grads[index])
                stage = stage if layer.elementwise else on_columns(stage)
            self.stages.append(stage)

    def forward(self, x):
        """Outputs (..., batch, n_outputs) of rows `x`, and caches for `backward`.

        The caches are good until the next forward pass.
        """
        y, caches = x.mT, []
        for stage in self.stages:
            y, cache = stage.forward(y)
            caches.append(cache)
        return y.mT, caches

    def backward(self, grad_output, caches) -> None:
        """Write the gradient of all parameters; last layer first."""
        g = grad_output.mT
        for index in range(len(caches) - 1, -1, -1):
            stage, cache = self.stages[index], caches[index]
            if stage.grad_params:
                stage.grad_params(g, cache)
            if index:  # nothing needs the gradient of the data
                g = stage.grad_input(g, cache)


def below(vector, weight):
    """Weight and, below it, bias: a view (..., in + 1, out) of flat vectors."""
    rows, columns = weight.shape[0] + 1, weight.shape[1]
    part = vector[..., weight.start : weight.start + rows * columns]
    return part.reshape(*vector.shape[:-1], rows, columns)


def affine(matrix, grad):
    """A linear layer in homogeneous coordinates."""
    # on single matrices `dot` is the same product as `matmul`, in half the time
    single = matrix.ndim == 2
    times = np.dot if single else np.matmul
    turned, weight = matrix.mT, matrix[..., :-1, :]
    apply = turned.dot if single else partial(np.matmul, turned)
    apply_back = weight.dot if single else partial(np.matmul, weight)
    rooms: dict = {}

    def room(shape):
        """Inputs over a row of ones, and a view of the inputs alone."""
        *lead, width, batch = shape
        with_ones = np.ones((*lead, width + 1, batch))
        rooms[shape] = with_ones, with_ones[..., :-1, :]
        return rooms[shape]

    def forward(x):
        with_ones, inputs = rooms.get(x.shape) or room(x.shape)
        np.copyto(inputs, x)
        return apply(with_ones), with_ones

    def grad_params(g, with_ones):
        times(with_ones, g.mT, out=grad)

    def grad_input(g, _):
        return apply_back(g)

    return Stage(forward, grad_params, grad_input)


def bound(layer, params, grads):
    """Any other layer: its own methods."""

    def grad_params(g, cache):
        for name, grad in layer.grad_params(g, cache).items():
            grads[name][...] = grad

    forward = partial(layer.forward, params)
    return Stage(forward, grad_params if grads else None, layer.grad_input)


def on_columns(stage):
    """A stage for rows, made one for columns."""

    def forward(x):
        y, cache = stage.forward(x.mT)
        return y.mT, cache

    def grad_params(g, cache):
        stage.grad_params(g.mT, cache)

    def grad_input(g, cache):
        return stage.grad_input(g.mT, cache).mT

    return Stage(forward, stage.grad_params and grad_params, grad_input)
