"""The activation x^n whose exponent is learned."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from backproplab._base.arrays import namespace
from backproplab._base.checks import hyperparameter
from backproplab.layers.base import LAYERS, Layer

__all__ = ["LearnablePower"]


class PowerCache(NamedTuple):
    """What the backward formulas of `LearnablePower` need."""

    positive: np.ndarray
    base: np.ndarray
    power: np.ndarray
    exponent: np.ndarray


def used(factor, grad_output):
    """`factor`, but 0 where the upstream gradient is 0: else 0 * inf would be NaN."""
    return np.where(grad_output != 0, factor, 0.0)


def as_real_type(exponent, x):
    """The exponent in the real type of `x`, so that float32 gives float32."""
    if exponent.dtype != x.dtype and exponent.dtype.kind == x.dtype.kind == "f":
        return exponent.astype(x.dtype)
    return exponent


@LAYERS
@dataclass(frozen=True)
class LearnablePower(Layer):
    r"""A power with one learned exponent for positive inputs, a small slope below.

    .. math:: y = \begin{cases} x^n & x > 0 \\ s x & x \le 0 \end{cases}

    Parameters
    ----------
    negative_slope : float
        The slope :math:`s` for :math:`x \le 0`, in [0, 1].
    low, high : float
        `init` draws the exponent uniformly between them; both in [1, inf).
    minimum : float
        The exponent is projected back to at least this value after each update; in
        (1, inf), so that the derivative stays finite at :math:`x \to 0^+`.

    Notes
    -----
    The one exponent :math:`n` acts on every entry of the batch, so its derivative sums
    over all of them, each weighted by its upstream gradient:

    .. math::

       \frac{\partial L}{\partial x} = G \odot
           \begin{cases} n x^{n-1} & x > 0 \\ s & x \le 0 \end{cases}, \qquad
       \frac{\partial L}{\partial n} = \sum_{x_{ri} > 0} G_{ri}\, x_{ri}^{n} \ln x_{ri}.

    For :math:`x \le 0` the output does not depend on :math:`n`: the term is 0, which is
    also its limit as :math:`x \to 0^+`. The logarithm is evaluated at positive entries
    only. Where :math:`x^n` overflows, both derivatives are infinite unless the upstream
    gradient is 0, which makes the term 0. Shapes: exponent (...), input and output
    (..., batch, features). The output has the floating-point type of the input.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import LearnablePower
    >>> layer, params = LearnablePower(0.1), {"exponent": np.array(2.0)}
    >>> y, cache = layer.forward(params, np.array([[3.0, -1.0], [1.0, np.e]]))
    >>> y.round(3)
    array([[ 9.   , -0.1  ],
           [ 1.   ,  7.389]])
    >>> upstream = np.array([[1.0, 10.0], [100.0, 2.0]])
    >>> grad_input, grads = layer.backward(upstream, cache)
    >>> grad_input.round(3)
    array([[  6.   ,   1.   ],
           [200.   ,  10.873]])
    >>> round(float(grads["exponent"]), 4)  # 9 ln 3 + 2 e^2
    24.6656
    """

    elementwise: ClassVar[bool] = True

    negative_slope: float = hyperparameter(0.01, "[0, 1]")
    low: float = hyperparameter(1.4, "[1, inf)")
    high: float = hyperparameter(2.0, "[1, inf)")
    minimum: float = hyperparameter(1.01, "(1, inf)")

    def __post_init__(self):
        super().__post_init__()
        if not self.minimum <= self.low <= self.high:
            raise ValueError(
                "LearnablePower: expected minimum <= low <= high, got "
                f"minimum={self.minimum}, low={self.low}, high={self.high}."
            )

    def shapes(self):
        return {"exponent": ()}

    def init(self, rng):
        return {"exponent": np.array(rng.uniform(self.low, self.high))}

    def forward(self, params, x):
        xp = namespace(x, params["exponent"])
        exponent = as_real_type(params["exponent"], x)[..., None, None]
        positive = xp.real(x) > 0
        base = xp.where(positive, x, 1.0)  # no log or power of x <= 0, even unused
        power = base**exponent
        y = xp.where(positive, power, self.negative_slope * x)
        return y, PowerCache(positive, base, power, exponent)

    def grad_input(self, grad_output, cache):
        slope = cache.exponent * cache.power / cache.base
        slope = np.where(cache.positive, slope, self.negative_slope)
        return grad_output * used(slope, grad_output)

    def grad_params(self, grad_output, cache):
        # base is 1 where x <= 0, so its logarithm removes those entries
        terms = grad_output * used(cache.power, grad_output) * np.log(cache.base)
        return {"exponent": terms.sum(axis=(-2, -1))}

    def bounds(self):
        return {"exponent": (self.minimum, np.inf)}

    def kinks(self):
        return (0.0,)

    @classmethod
    def cases(cls):
        return [cls(), cls(0.0, 1.01, 1.02), cls(0.2, 2.5, 3.0)]
