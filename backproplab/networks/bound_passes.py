"""A network tied to its arrays, for the many steps of a training run."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from backproplab.networks.bound_layers import Room, is_affine, stage_of

__all__ = ["Chain"]


class Pass(NamedTuple):
    """The stages for rows of one shape: where they come in, and go out."""

    rows: np.ndarray
    stages: list
    outputs: np.ndarray


class Chain:
    r"""The passes of a network over fixed arrays of parameters and gradients.

    The same formulas as :meth:`Network.forward` and :meth:`Network.backward`, arranged
    for speed. A step on small batches spends its time on *calls* of NumPy, so this
    makes fewer of them, in three ways.

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

    *Every array is made once*, for each shape of the rows: a layer writes where the
    next one reads, between the ones.

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
        self.layers, self.lead = network.layers, theta.shape[:-1]
        first = {slot.layer: slot for slot in reversed(network.slots)}
        params, grads = network.views(theta), network.views(grad)
        self.bound = [
            (below(theta, first[index]), below(grad, first[index]))
            if is_affine(layer)
            else (params[index], grads[index])
            for index, layer in enumerate(network.layers)
        ]
        self.passes: dict = {}

    def prepare(self, shape) -> Pass:
        """Make the arrays between the layers, for rows of this shape."""
        *lead, batch, width = shape
        rooms = []
        for layer, (params, _) in zip(self.layers, self.bound, strict=True):
            shape_in = (*lead, width, batch)
            rooms.append(Room.of(shape_in, with_ones=is_affine(layer)))
            width = layer.output_width(width)
            if len(params):  # what is learned makes copies of the rows differ
                lead = np.broadcast_shapes(lead, self.lead)
        rooms.append(Room.of((*lead, width, batch)))
        stages = [
            stage_of(layer, *bound, room, after.inputs)
            for layer, bound, (room, after) in zip(
                self.layers, self.bound, pairwise(rooms), strict=True
            )
        ]
        self.passes[shape] = Pass(rooms[0].inputs.mT, stages, rooms[-1].inputs.mT)
        return self.passes[shape]

    def forward(self, x):
        """Outputs (..., batch, n_outputs) of rows `x`, and caches for `backward`.

        Both are good until the next pass over rows of this shape.
        """
        rows, stages, outputs = self.passes.get(x.shape) or self.prepare(x.shape)
        np.copyto(rows, x)
        return outputs, [(stage, stage.forward()) for stage in stages]

    def outputs(self, x):
        """The outputs alone, good until the next pass over rows of this shape."""
        rows, stages, outputs = self.passes.get(x.shape) or self.prepare(x.shape)
        np.copyto(rows, x)
        for stage in stages:
            stage.apply()
        return outputs

    def backward(self, grad_output, caches) -> None:
        """Write the gradient of all parameters; last layer first."""
        g = grad_output.mT
        for index in range(len(caches) - 1, -1, -1):
            stage, cache = caches[index]
            if stage.grad_params:
                stage.grad_params(g, cache)
            if index:  # nothing needs the gradient of the data
                g = stage.grad_input(g, cache)


def below(vector, weight):
    """Weight and, below it, bias: a view (..., in + 1, out) of flat vectors."""
    rows, columns = weight.shape[0] + 1, weight.shape[1]
    part = vector[..., weight.start : weight.start + rows * columns]
    return part.reshape(*vector.shape[:-1], rows, columns)
