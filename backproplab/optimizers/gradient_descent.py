"""Gradient descent."""

from dataclasses import dataclass

from backproplab.optimizers.base import OPTIMIZERS, Optimizer, learning_rate_field

__all__ = ["GradientDescent"]


@OPTIMIZERS
@dataclass(frozen=True)
class GradientDescent(Optimizer):
    r"""A step against the gradient, in proportion to it.

    .. math:: \theta_{t+1} = \theta_t - \eta\, g_t

    Here :math:`g_t` is the gradient of the objective at :math:`\theta_t`. With
    gradients of random minibatches, or of a noisy surface, the same rule is called
    stochastic gradient descent.

    Parameters
    ----------
    learning_rate : float or schedule
        The factor :math:`\eta`, in (0, inf). On a quadratic whose largest curvature is
        :math:`\lambda` it must stay below :math:`2 / \lambda` to converge.

    Notes
    -----
    PyTorch and Keras call the rule ``SGD`` and optax ``sgd``, whatever the gradient
    comes from. scikit-learn's networks do with ``solver="sgd"`` and ``momentum=0``; by
    default they add Nesterov's momentum. The update is the same in all of them.

    References
    ----------
    A. Cauchy, "Méthode générale pour la résolution des systèmes d'équations
    simultanées", Comptes Rendus 25 (1847).

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import GradientDescent
    >>> rule = GradientDescent(learning_rate=0.1)
    >>> state = rule.init(np.zeros(2))
    >>> update, state = rule.update(np.array([3.0, -5.0]), state)
    >>> update
    array([-0.3,  0.5])
    """

    learning_rate: float = learning_rate_field(0.01)

    def update(self, grad, state, theta=None):
        return -self.rate(state) * grad, {"step": state["step"] + 1}

    @classmethod
    def cases(cls):
        return [cls(), cls(0.1)]
