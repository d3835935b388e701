"""Polyak's heavy ball."""

from dataclasses import dataclass

import numpy as np

from backproplab._base.checks import hyperparameter
from backproplab.optimizers.base import OPTIMIZERS, Optimizer, learning_rate_field

__all__ = ["Momentum"]


@OPTIMIZERS
@dataclass(frozen=True)
class Momentum(Optimizer):
    r"""Gradient descent that keeps a share of its last step (heavy ball).

    .. math::

       v_{t+1} &= \mu\, v_t - \eta\, g_t \\
       \theta_{t+1} &= \theta_t + v_{t+1}

    The velocity :math:`v_t` is the last step, :math:`g_t` the gradient at
    :math:`\theta_t`.

    Parameters
    ----------
    learning_rate : float or schedule
        The factor :math:`\eta` of the gradient, in (0, inf).
    momentum : float
        The share :math:`\mu` of the last step that is kept, in [0, 1); 0 is gradient
        descent. On a constant slope the step grows toward
        :math:`\eta / (1 - \mu)` times the gradient.

    Notes
    -----
    The velocity contains the rate, as in Polyak's and Sutskever's notation and in
    Keras. PyTorch and optax keep :math:`b_{t+1} = \mu b_t + g_t` and step by
    :math:`-\eta b_{t+1}`: the same path while the rate is constant, another one under
    a schedule, where they rescale the whole memory with the new rate and this rule
    does not. PyTorch's `dampening` takes its share off all but the first gradient.
    scikit-learn's network does as here, and looks ahead unless told not to.

    On a quadratic with curvatures between :math:`m` and :math:`L` the best constants
    are :math:`\eta = 4 / (\sqrt L + \sqrt m)^2` and
    :math:`\mu = (\sqrt\kappa - 1)^2 / (\sqrt\kappa + 1)^2` with
    :math:`\kappa = L / m`. Beyond quadratics no acceleration is promised: there are
    smooth, strongly convex functions on which these constants end in a cycle.

    References
    ----------
    B. T. Polyak, "Some methods of speeding up the convergence of iteration methods",
    USSR Computational Mathematics and Mathematical Physics 4 (1964).

    L. Lessard, B. Recht, A. Packard, "Analysis and design of optimization algorithms
    via integral quadratic constraints", SIAM Journal on Optimization 26 (2016),
    arXiv 1408.3595.

    Examples
    --------
    A slope of 2 in one coordinate, twice: the second step is longer by half.

    >>> import numpy as np
    >>> from backproplab import Momentum
    >>> rule, grad = Momentum(learning_rate=0.1, momentum=0.5), np.array([2.0])
    >>> update, state = rule.update(grad, rule.init(np.zeros(1)))
    >>> update
    array([-0.2])
    >>> rule.update(grad, state)[0]
    array([-0.3])
    """

    learning_rate: float = learning_rate_field(0.01)
    momentum: float = hyperparameter(0.9, "[0, 1)")

    def init(self, theta):
        return {"step": 0, "velocity": np.zeros_like(theta)}

    def update(self, grad, state, theta=None):
        velocity = self.momentum * state["velocity"] - self.rate(state) * grad
        return velocity, {"step": state["step"] + 1, "velocity": velocity}

    @classmethod
    def cases(cls):
        return [cls(), cls(0.1, 0.5), cls(0.05, 0.0)]
