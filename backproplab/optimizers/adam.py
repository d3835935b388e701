"""Adam: adaptive moment estimation."""

from dataclasses import dataclass

import numpy as np

from backproplab._base.checks import hyperparameter
from backproplab.optimizers.base import (
    OPTIMIZERS,
    Optimizer,
    eps_place_field,
    learning_rate_field,
    root,
)

__all__ = ["ADAM_EPS_PLACES", "Adam", "adam_root"]

ADAM_EPS_PLACES = ("outside", "inside", "hat")


def adam_root(second, correction, eps, place):
    r"""Adam's divisor, for the raw second moment and its correction.

    Returns a pair whose ratio, the first over the second, is
    :math:`\sqrt{v / c} + \epsilon`, :math:`\sqrt{v / c + \epsilon}` or, if `place` is
    ``"hat"``, :math:`(\sqrt v + \hat\epsilon) / \sqrt c`. The second is
    :math:`\sqrt c`, one number: the array `second` need not be divided by it, the order
    that the end of the paper's section 2 recommends.

    Examples
    --------
    >>> import numpy as np
    >>> pairs = [adam_root(np.array([4.0]), 0.25, 9.0, p) for p in ADAM_EPS_PLACES]
    >>> [float(divisor[0] / factor) for divisor, factor in pairs]
    [13.0, 5.0, 22.0]
    """
    factor = correction**0.5
    if place != "hat":
        eps = eps * (correction if place == "inside" else factor)
    return root(second, eps, place), factor


@OPTIMIZERS
@dataclass(frozen=True)
class Adam(Optimizer):
    r"""Steps along an average gradient, scaled by an average of its square.

    .. math::

       m_t &= \beta_1 m_{t-1} + (1 - \beta_1)\, g_t \\
       v_t &= \beta_2 v_{t-1} + (1 - \beta_2)\, g_t^2 \\
       \hat m_t &= m_t / (1 - \beta_1^t), \qquad \hat v_t = v_t / (1 - \beta_2^t) \\
       \theta_t &= \theta_{t-1} - \eta\, \hat m_t / (\sqrt{\hat v_t} + \epsilon)

    Here :math:`m_t` averages the gradient :math:`g_t`, and :math:`v_t` its square; with
    hats, :math:`\hat m_t` and :math:`\hat v_t`, they are corrected. The count :math:`t`
    starts at 1. Both averages start at 0 and are too small at first; the divisions
    correct exactly that, so the first step has length :math:`\eta` in every coordinate
    whose gradient is well above :math:`\epsilon`.

    Parameters
    ----------
    learning_rate : float or schedule
        The step size :math:`\eta`, in (0, inf).
    beta1, beta2 : float
        Memory :math:`\beta_1, \beta_2` of the two averages, in [0, 1).
    eps : float
        The constant :math:`\epsilon`, in (0, inf).
    eps_place : {'outside', 'inside', 'hat'}
        Outside the root, as in the paper's algorithm; inside,
        :math:`\sqrt{\hat v_t + \epsilon}`; or beside the uncorrected root,
        :math:`(\sqrt{v_t} + \hat\epsilon) / \sqrt{1 - \beta_2^t}`, the form at the end
        of the paper's section 2.

    Notes
    -----
    PyTorch and optax follow the paper's algorithm (optax has a second constant,
    ``eps_root``, inside). Keras and scikit-learn take the form ``"hat"``, which is the
    paper's with :math:`\epsilon = \hat\epsilon / \sqrt{1 - \beta_2^t}`: at the first
    step, with :math:`\beta_2` = 0.999, 32 times larger. Keras' constant is 1e-7, the
    others' 1e-8. Where gradients are smaller than the constant, its place decides
    whether the rule moves at all.

    With :math:`\beta_1^2 < \beta_2` no step is longer than
    :math:`\eta\,(1 - \beta_1) / \sqrt{(1 - \beta_2)(1 - \beta_1^2 / \beta_2)}`;
    otherwise steps may grow without bound. :doc:`/learn/optimizers/adam` has the table,
    :doc:`/auto_gallery/together/plot_3_dialects` the consequences.

    References
    ----------
    D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR (2015),
    arXiv 1412.6980.

    Examples
    --------
    Whatever the sizes of the first gradient's entries, the first step is the rate.

    >>> import numpy as np
    >>> from backproplab import Adam
    >>> rule = Adam(learning_rate=0.1)
    >>> update, state = rule.update(np.array([3.0, -200.0]), rule.init(np.zeros(2)))
    >>> update.round(6)
    array([-0.1,  0.1])
    """

    learning_rate: float = learning_rate_field(0.001)
    beta1: float = hyperparameter(0.9, "[0, 1)")
    beta2: float = hyperparameter(0.999, "[0, 1)")
    eps: float = hyperparameter(1e-8, "(0, inf)")
    eps_place: str = eps_place_field(choices=ADAM_EPS_PLACES)

    def init(self, theta):
        zeros = np.zeros_like(theta)
        return {"step": 0, "first_moment": zeros, "second_moment": zeros}

    def update(self, grad, state, theta=None):
        step = state["step"] + 1
        first = self.beta1 * state["first_moment"] + (1 - self.beta1) * grad
        second = self.beta2 * state["second_moment"] + (1 - self.beta2) * (grad * grad)
        correction = 1 - self.beta2**step
        divisor, factor = adam_root(second, correction, self.eps, self.eps_place)
        rate = -self.rate(state) * factor / (1 - self.beta1**step)
        after = {"step": step, "first_moment": first, "second_moment": second}
        return rate * first / divisor, after

    @classmethod
    def cases(cls):
        return [
            cls(),
            cls(0.1, 0.8, 0.99, 1e-4),
            cls(0.7, 0.99, 0.9),
            cls(0.1, eps=1e-7, eps_place="inside"),
            cls(0.1, eps=1e-3, eps_place="hat"),
        ]
