"""Leaky ReLU."""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from backproplab._base.arrays import namespace
from backproplab._base.checks import hyperparameter
from backproplab.layers.base import LAYERS, Layer
from backproplab.layers.fast import LayerArrays, LayerPasses

__all__ = ["LeakyReLU"]


FEW = 4096  # numbers, up to which `sign` is faster than a comparison and its cast


@LAYERS
@dataclass(frozen=True)
class LeakyReLU(Layer):
    r"""Identity for positive inputs, a small slope for all others.

    .. math:: y = \begin{cases} x & x > 0 \\ s x & x \le 0 \end{cases}

    Parameters
    ----------
    negative_slope : float
        The slope :math:`s`, in [0, 1]; 0 gives the ordinary ReLU.

    Notes
    -----
    .. math:: \frac{\partial L}{\partial x}
              = G \odot \begin{cases} 1 & x > 0 \\ s & x \le 0 \end{cases}

    The derivative does not exist at :math:`x = 0`. The convention here is the left
    slope :math:`s`, as the inequality in the definition suggests. The branch is chosen
    by the *input*. Shapes: input and output (..., batch, features), no parameters.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import LeakyReLU
    >>> y, cache = LeakyReLU(0.1).forward({}, np.array([[2.0, -3.0, 0.0]]))
    >>> y
    array([[ 2. , -0.3,  0. ]])
    >>> LeakyReLU(0.1).grad_input(np.array([[5.0, 7.0, 9.0]]), cache)
    array([[5. , 0.7, 0.9]])
    """

    elementwise: ClassVar[bool] = True

    negative_slope: float = hyperparameter(0.01, "[0, 1]")

    def forward(self, params, x):
        xp = namespace(x)
        # sign is 1 where x > 0 and at most 0 elsewhere, so this is 1 or the slope
        slope = xp.maximum(xp.sign(xp.real(x)), self.negative_slope)
        return x * slope, slope

    def grad_input(self, grad_output, cache):
        return grad_output * cache

    def fast(self, arrays: LayerArrays) -> LayerPasses:
        """The slopes and the gradient in arrays that exist already."""
        inputs, out, s = arrays.buffer.inputs, arrays.out, self.negative_slope
        slope: Any = None  # allocated by the first pass that needs it

        def forward():
            nonlocal slope
            slope = np.empty_like(inputs) if slope is None else slope
            if inputs.size < FEW:
                np.sign(inputs, out=slope)
            else:
                np.greater(inputs, 0.0, out=slope)
            np.maximum(slope, s, out=slope)
            np.multiply(inputs, slope, out=out)

        def apply():
            np.multiply(inputs, s, out=out)
            np.maximum(inputs, out, out=out)

        def grad_input(g, _):
            return np.multiply(g, slope, out=inputs)  # the inputs are not needed again

        return LayerPasses(forward, apply, None, grad_input)

    def kinks(self):
        return (0.0,)

    @classmethod
    def cases(cls):
        return [cls(), cls(0.0), cls(0.3)]
