"""NAdam: Adam with Nesterov's look ahead."""

from dataclasses import dataclass

import numpy as np

from backproplab._base.checks import hyperparameter
from backproplab.optimizers.adam import ADAM_EPS_PLACES, adam_root
from backproplab.optimizers.base import (
    OPTIMIZERS,
    Optimizer,
    eps_place_field,
    learning_rate_field,
)

__all__ = ["NAdam"]


@OPTIMIZERS
@dataclass(frozen=True)
class NAdam(Optimizer):
    r"""Adam that applies the next step's momentum already now.

    With :math:`\mu_t = \beta_1 (1 - \tfrac12\, 0.96^{t \psi})` and
    :math:`\pi_t = \mu_1 \mu_2 \cdots \mu_t`,

    .. math::

       m_t &= \beta_1 m_{t-1} + (1 - \beta_1)\, g_t, \qquad
       v_t = \beta_2 v_{t-1} + (1 - \beta_2)\, g_t^2 \\
       \bar m_t &= \frac{\mu_{t+1}}{1 - \pi_{t+1}}\, m_t
                   + \frac{1 - \mu_t}{1 - \pi_t}\, g_t, \qquad
       \hat v_t = v_t / (1 - \beta_2^t) \\
       \theta_t &= \theta_{t-1} - \eta\, \bar m_t / (\sqrt{\hat v_t} + \epsilon)

    Here :math:`m_t` averages the gradient :math:`g_t`, and :math:`v_t` its square,
    which is :math:`\hat v_t` when corrected. :math:`\mu_t` is the momentum of step t,
    and :math:`\bar m_t` the average with the momentum of the next step.

    Parameters
    ----------
    learning_rate : float or schedule
        The step size :math:`\eta`, in (0, inf).
    beta1, beta2 : float
        Memory :math:`\beta_1, \beta_2` of the two averages, in [0, 1).
    eps : float
        The constant :math:`\epsilon`, in (0, inf).
    momentum_decay : float
        The speed :math:`\psi` at which :math:`\mu_t` grows from about
        :math:`\beta_1 / 2` to :math:`\beta_1`, in [0, inf]. Infinity holds it at
        :math:`\beta_1` from the start.
    eps_place : {'outside', 'inside', 'hat'}
        As for :class:`Adam`.

    Notes
    -----
    PyTorch has the schedule of :math:`\mu_t` with :math:`\psi` = 0.004, as here. In
    Keras it runs 250 times faster, :math:`\psi` = 1, with :math:`\epsilon` = 1e-7.
    optax has none: that is ``momentum_decay=math.inf``. scikit-learn has no NAdam.
    Dozat's text lets :math:`m_t` decay by :math:`\mu_t`; the libraries, and this rule,
    use :math:`\beta_1`.

    References
    ----------
    T. Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop (2016).

    Examples
    --------
    With all memories at 1/2 and no schedule: 1/2 / (3/4) of half the gradient plus 1/2
    / (1/2) of all of it, over its size.

    >>> import math
    >>> import numpy as np
    >>> from backproplab import NAdam
    >>> rule = NAdam(0.3, beta1=0.5, beta2=0.5, momentum_decay=math.inf)
    >>> update, state = rule.update(np.array([6.0]), rule.init(np.zeros(1)))
    >>> update.round(6)
    array([-0.4])
    """

    learning_rate: float = learning_rate_field(0.002)
    beta1: float = hyperparameter(0.9, "[0, 1)")
    beta2: float = hyperparameter(0.999, "[0, 1)")
    eps: float = hyperparameter(1e-8, "(0, inf)")
    momentum_decay: float = hyperparameter(0.004, "[0, inf]")
    eps_place: str = eps_place_field(choices=ADAM_EPS_PLACES)

    def init(self, theta):
        zeros = np.zeros_like(theta)
        moments = {"first_moment": zeros, "second_moment": zeros}
        return {"step": 0, "momentum_product": 1.0} | moments

    def momentum_at(self, step):
        """The momentum of a step, counted from 1."""
        return self.beta1 * (1 - 0.5 * 0.96 ** (step * self.momentum_decay))

    def update(self, grad, state, theta=None):
        step = state["step"] + 1
        now, following = self.momentum_at(step), self.momentum_at(step + 1)
        product = state["momentum_product"] * now
        first = self.beta1 * state["first_moment"] + (1 - self.beta1) * grad
        second = self.beta2 * state["second_moment"] + (1 - self.beta2) * (grad * grad)
        mean = following / (1 - product * following) * first
        mean = mean + (1 - now) / (1 - product) * grad
        correction = 1 - self.beta2**step
        divisor, factor = adam_root(second, correction, self.eps, self.eps_place)
        after = {
            "step": step,
            "momentum_product": product,
            "first_moment": first,
            "second_moment": second,
        }
        return (-self.rate(state) * factor) * mean / divisor, after

    @classmethod
    def cases(cls):
        return [cls(), cls(0.1, 0.8, 0.99, 1e-4), cls(0.1, momentum_decay=np.inf)]
