"""A network tied to its arrays, for the many steps of a training run."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from backproplab.layers.fast import Buffer, LayerArrays, LayerPasses
from backproplab.networks.layer_passes import fast_form_agrees, printed_passes
from backproplab.networks.network import Network

__all__ = ["BoundNetwork", "layers_with_proven_fast_form"]


class BoundPass(NamedTuple):
    """The passes of all layers for rows of one shape: where rows go in and come out."""

    rows: np.ndarray
    layers: list[LayerPasses]
    arrays: list[LayerArrays]
    outputs: np.ndarray


class BoundNetwork:
    r"""The passes of a network over fixed arrays of parameters and gradients.

    The same formulas as :meth:`Network.forward` and :meth:`Network.backward`. A step on
    small batches spends its time on *calls* of NumPy, so this makes fewer of them.

    *One example in each column.* Between the layers all arrays are kept transposed, of
    shape (..., features, batch). Layers that map each entry alone give the same result;
    any other layer gets rows.

    *Every array is made once*, for each shape of the rows: a layer writes its output
    where the next one reads its input.

    *Fast forms.* A layer may offer one, see :meth:`Layer.fast`. :class:`Linear` then
    treats weight and bias, which lie one behind the other in the flat vector, as one
    matrix of shape (in_features + 1, out_features), and appends a one to each row of
    its input:

    .. math::

       Y = \begin{pmatrix} X & \mathbf{1} \end{pmatrix}
           \begin{pmatrix} W \\ b^\top \end{pmatrix}, \qquad
       \begin{pmatrix} \partial L / \partial W \\
                       (\partial L / \partial b)^\top \end{pmatrix}
       = \begin{pmatrix} X & \mathbf{1} \end{pmatrix}^\top G .

    Parameters
    ----------
    network : Network
        What is evaluated.
    theta : ndarray, shape (P,) or (replicas, P)
        Parameters, read in every pass; contiguous, changed in place between passes.
    grad : ndarray, shaped as theta
        Where `backward` writes.
    fast : sequence of bool, optional
        Whether each layer runs its fast form; otherwise its printed methods. All run
        their printed methods by default.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Linear, Network
    >>> theta, grad = np.array([3.0, -1.0, 0.5]), np.zeros(3)
    >>> bound = BoundNetwork(Network(Linear(2, 1)), theta, grad, fast=[True])
    >>> outputs, caches = bound.forward(np.array([[1.0, 2.0], [0.0, 4.0]]))
    >>> outputs
    array([[ 1.5],
           [-3.5]])
    >>> bound.backward(np.array([[1.0], [10.0]]), caches)
    >>> grad
    array([ 1., 42., 11.])
    """

    def __init__(self, network: Network, theta, grad, fast: Sequence[bool] = ()):
        self.network, self.theta, self.grad = network, theta, grad
        self.fast = list(fast) or [False] * len(network.layers)
        self.lead = theta.shape[:-1]
        self.passes: dict[tuple[int, ...], BoundPass] = {}

    def prepare(self, shape: tuple[int, ...]) -> BoundPass:
        """Make the arrays between the layers, for rows of this shape."""
        layers = self.network.layers
        buffers = self._buffers(shape)
        arrays = [
            self._arrays(index, before, after.inputs)
            for index, (before, after) in enumerate(pairwise(buffers))
        ]
        passes = [
            (fast and layer.fast(own)) or printed_passes(layer, own)
            for layer, own, fast in zip(layers, arrays, self.fast, strict=True)
        ]
        first, last = buffers[0].inputs.mT, buffers[-1].inputs.mT
        self.passes[shape] = BoundPass(first, passes, arrays, last)
        return self.passes[shape]

    def _buffers(self, shape):
        *lead, batch, width = shape
        buffers = []
        for layer in self.network.layers:
            inside = (*lead, width, batch)
            buffers.append(Buffer.of(inside, with_ones=layer.fast_with_ones))
            width = layer.output_width(width)
            if layer.shapes():  # replicas have parameters of their own: outputs differ
                lead = np.broadcast_shapes(lead, self.lead)
        return [*buffers, Buffer.of((*lead, width, batch))]

    def _arrays(self, index: int, buffer: Buffer, out) -> LayerArrays:
        own = self.network.ranges[index]
        theta, grad = self.theta[..., own], self.grad[..., own]
        params, grads = self.network.views(self.theta), self.network.views(self.grad)
        return LayerArrays(theta, grad, params[index], grads[index], buffer, out)

    def forward(self, x):
        """Outputs (..., batch, n_outputs) of rows `x`, and caches for `backward`.

        Both are good until the next pass over rows of this shape.
        """
        bound = self.passes.get(x.shape) or self.prepare(x.shape)
        np.copyto(bound.rows, x)
        return bound.outputs, [(passes, passes.forward()) for passes in bound.layers]

    def outputs(self, x):
        """The outputs alone, good until the next pass over rows of this shape."""
        bound = self.passes.get(x.shape) or self.prepare(x.shape)
        np.copyto(bound.rows, x)
        for passes in bound.layers:
            passes.apply()
        return bound.outputs

    def backward(self, grad_output, caches) -> None:
        """Write the gradient of all parameters; last layer first."""
        g = grad_output.mT
        for index in range(len(caches) - 1, -1, -1):
            passes, cache = caches[index]
            if passes.grad_params:
                passes.grad_params(g, cache)
            if index:  # nothing needs the gradient of the data
                g = passes.grad_input(g, cache)


def layers_with_proven_fast_form(network: Network, theta, x) -> list[bool]:
    """For each layer, whether its fast form equals its printed methods on rows `x`."""
    rng = np.random.default_rng(0)
    bound = BoundNetwork(network, theta, np.zeros_like(theta))
    bound.outputs(x)  # fills the input of every layer
    arrays = bound.passes[x.shape].arrays
    return [
        fast_form_agrees(layer, own, rng)
        for layer, own in zip(network.layers, arrays, strict=True)
    ]
