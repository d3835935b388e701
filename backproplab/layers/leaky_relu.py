"""Leaky ReLU."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab._base.arrays import namespace
from backproplab._base.checks import hyperparameter
from backproplab.layers.base import LAYERS, Layer

__all__ = ["LeakyReLU"]


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

    def kinks(self):
        return (0.0,)

    @classmethod
    def cases(cls):
        return [cls(), cls(0.0), cls(0.3)]
