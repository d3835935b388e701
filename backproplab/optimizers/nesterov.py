"""Nesterov's accelerated gradient."""

from dataclasses import dataclass

import numpy as np

from backproplab._base.checks import hyperparameter
from backproplab.optimizers.base import OPTIMIZERS, Optimizer, learning_rate_field

__all__ = ["Nesterov"]


@OPTIMIZERS
@dataclass(frozen=True)
class Nesterov(Optimizer):
    r"""Momentum whose gradient is taken where the momentum is about to lead.

    .. math::

       v_{t+1} &= \mu\, v_t - \eta\, \nabla f(\theta_t + \mu\, v_t) \\
       \theta_{t+1} &= \theta_t + v_{t+1}

    The velocity :math:`v_t` is the last step; the gradient is taken at the point where
    its share :math:`\mu v_t` leads.

    Parameters
    ----------
    learning_rate : float or schedule
        The factor :math:`\eta` of the gradient, in (0, inf).
    momentum : float
        The share :math:`\mu` of the last step that is kept, in [0, 1).
    stored_lookahead : bool
        Follow the points :math:`\varphi_t = \theta_t + \mu v_t` instead, as the
        libraries do. Gradients are then taken at the stored point itself.

    Notes
    -----
    Written for :math:`\varphi`, with :math:`v_{t+1} = \mu v_t - \eta g_t` and
    :math:`g_t = \nabla f(\varphi_t)`,

    .. math:: \varphi_{t+1} = \theta_t + v_{t+1} + \mu v_{t+1}
              = \varphi_t + \mu v_{t+1} - \eta\, g_t .

    This is the form of PyTorch (``SGD(nesterov=True)``), optax, Keras and scikit-learn.
    Both forms take the same gradients; what they report differs by :math:`\mu v_t`,
    which vanishes at a minimum. Keras and scikit-learn keep the rate in the velocity,
    as here; PyTorch and optax multiply by it afterwards, which is another path under a
    schedule.

    References
    ----------
    Y. Nesterov, "A method for solving the convex programming problem with convergence
    rate O(1/k^2)", Doklady AN SSSR 269(3) (1983), 543-547.

    I. Sutskever, J. Martens, G. Dahl, G. Hinton, "On the importance of initialization
    and momentum in deep learning", ICML (2013), equations (3) and (4).

    Examples
    --------
    On the curvature 1 from 4: the first velocity is -2, so the second gradient is taken
    at 2 - 1 = 1.

    >>> import numpy as np
    >>> from backproplab import Nesterov
    >>> rule, theta = Nesterov(learning_rate=0.5, momentum=0.5), np.array([4.0])
    >>> update, state = rule.update(theta, rule.init(theta))
    >>> theta + update, rule.lookahead(theta + update, state)
    (array([2.]), array([1.]))
    """

    learning_rate: float = learning_rate_field(0.01)
    momentum: float = hyperparameter(0.9, "[0, 1)")
    stored_lookahead: bool = hyperparameter(False, choices=(False, True))

    def init(self, theta):
        return {"step": 0, "velocity": np.zeros_like(theta)}

    def lookahead(self, theta, state):
        if self.stored_lookahead:
            return theta
        return theta + self.momentum * state["velocity"]

    def update(self, grad, state, theta=None):
        pull = -self.rate(state) * grad
        velocity = self.momentum * state["velocity"] + pull
        update = self.momentum * velocity + pull if self.stored_lookahead else velocity
        return update, {"step": state["step"] + 1, "velocity": velocity}

    @classmethod
    def cases(cls):
        return [cls(), cls(0.1, 0.5), cls(0.05, 0.8, stored_lookahead=True)]
