"""The affine layer."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from backproplab._base.arrays import ones
from backproplab._base.checks import hyperparameter
from backproplab.layers.base import LAYERS, Layer
from backproplab.layers.fast import LayerArrays, LayerPasses
from backproplab.layers.initializers import INITIALIZERS, draw

__all__ = ["Linear"]


@LAYERS
@dataclass(frozen=True)
class Linear(Layer):
    r"""Affine map of every row, :math:`Y = X W + \mathbf{1} b^\top`.

    Parameters
    ----------
    in_features, out_features : int
        Sizes of the last axis of the input and of the output, at least 1.
    init_scheme : {'he', 'glorot', 'uniform_centered', 'uniform_positive'}
        How `init` draws the weights, see ``backproplab.layers.initializers``.

    Raises
    ------
    ValueError
        If a size is not a positive integer or the scheme is unknown; in `forward`, if
        the last axis of the input is not `in_features` long.

    Notes
    -----
    Write :math:`G = \partial L / \partial Y`, of shape (batch, out_features). Entry
    :math:`W_{ij}` acts in every row of the batch, so its derivative collects a term
    from each of them, :math:`\sum_r X_{ri} G_{rj}`; the bias likewise:

    .. math::

       \frac{\partial L}{\partial W} = X^\top G, \qquad
       \frac{\partial L}{\partial b} = G^\top \mathbf{1}, \qquad
       \frac{\partial L}{\partial X} = G W^\top .

    These are sums. The mean over the batch is taken once, by the loss.

    Shapes: weight (..., in_features, out_features), bias (..., out_features), input
    (..., batch, in_features), output (..., batch, out_features).

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Linear
    >>> layer = Linear(2, 1)
    >>> params = {"weight": np.array([[3.0], [-1.0]]), "bias": np.array([0.5])}
    >>> y, cache = layer.forward(params, np.array([[1.0, 2.0], [0.0, 4.0]]))
    >>> y
    array([[ 1.5],
           [-3.5]])
    >>> grad_input, grads = layer.backward(np.array([[1.0], [10.0]]), cache)
    >>> grads["weight"]
    array([[ 1.],
           [42.]])
    >>> grads["bias"], grad_input
    (array([11.]), array([[  3.,  -1.],
           [ 30., -10.]]))
    """

    fast_with_ones: ClassVar[bool] = True

    in_features: int = hyperparameter(interval="[1, inf)")
    out_features: int = hyperparameter(interval="[1, inf)")
    init_scheme: str = hyperparameter("he", choices=tuple(INITIALIZERS))

    def shapes(self):
        return {
            "weight": (self.in_features, self.out_features),
            "bias": (self.out_features,),
        }

    def init(self, rng):
        return draw(self.init_scheme, rng, self.in_features, self.out_features)

    def forward(self, params, x):
        if x.ndim < 2 or x.shape[-1] != self.in_features:
            raise ValueError(self._wrong_shape(x.shape))
        y = x @ params["weight"]
        y += params["bias"][..., None, :]
        return y, (x, params["weight"])

    def grad_params(self, grad_output, cache):
        x, _ = cache
        return {
            "weight": x.mT @ grad_output,
            "bias": ones(x.shape[-2]) @ grad_output,  # b was added to every row
        }

    def grad_input(self, grad_output, cache):
        _, weight = cache
        return grad_output @ weight.mT

    def fast(self, arrays: LayerArrays) -> LayerPasses:
        """Weight over bias as one matrix, times the inputs over a row of ones."""
        shape = (*arrays.theta.shape[:-1], self.in_features + 1, self.out_features)
        matrix, grad = arrays.theta.reshape(shape), arrays.grad.reshape(shape)
        weight, ones_below = matrix[..., :-1, :], arrays.buffer.whole
        # on single matrices `dot` is the same product as `matmul`, in half the time
        single = matrix.ndim == ones_below.ndim == 2
        times: Any = np.dot if single else np.matmul
        returned: Any = None  # allocated by the first pass that needs it

        def forward():
            times(matrix.mT, ones_below, out=arrays.out)

        def grad_params(g, _):
            times(ones_below, g.mT, out=grad)

        def grad_input(g, _):
            nonlocal returned
            returned = times(weight, g, out=returned)
            return returned

        return LayerPasses(forward, forward, grad_params, grad_input)

    def output_width(self, input_width):
        if input_width not in (None, self.in_features):
            raise ValueError(
                f"{self}: expected {self.in_features} input features, "
                f"got {input_width} from the layer before."
            )
        return self.out_features

    @property
    def penalized(self):
        return ("weight",)

    def __repr__(self):
        return f"Linear({self.in_features}, {self.out_features})"

    def _wrong_shape(self, shape):
        hint = ""
        if len(shape) == 1:
            hint = " A single row needs a batch axis: try x[None, :]."
        elif shape[-2] == self.in_features:
            hint = " Features come last: try x.T."
        return (
            f"{self}: expected x of shape (..., batch, {self.in_features}), "
            f"got {tuple(shape)}.{hint}"
        )

    @classmethod
    def cases(cls):
        return [cls(3, 4), cls(1, 1), cls(1, 3), cls(5, 1, "glorot")]
