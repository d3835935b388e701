"""RMSProp: steps in units of the recent gradient's size."""

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

__all__ = ["RMSProp"]


@OPTIMIZERS
@dataclass(frozen=True)
class RMSProp(Optimizer):
    r"""Steps divided by the root of a moving average of the squared gradient.

    .. math::

       s_t &= \rho\, s_{t-1} + (1 - \rho)\, g_t^2 \\
       m_t &= \rho\, m_{t-1} + (1 - \rho)\, g_t \qquad \text{(centered only)} \\
       \theta_t &= \theta_{t-1} - \eta\, g_t / (\sqrt{s_t} + \epsilon)

    Here :math:`g_t` is the gradient at :math:`\theta_{t-1}`, :math:`m_t` its average
    and :math:`s_t` that of its square. AdaGrad with a memory that fades, so the steps
    do not die out. The average starts at 0 and is not corrected: the first step has
    length :math:`\eta / \sqrt{1 - \rho}`, longer than all that follow on a constant
    slope. Centered, the divisor holds the variance :math:`s_t - m_t^2` instead of
    :math:`s_t`, and the first step has length :math:`\eta / \sqrt{\rho (1 - \rho)}`.

    Parameters
    ----------
    learning_rate : float or schedule
        The factor :math:`\eta`, in (0, inf). Not centered, it is the length that the
        steps tend to on a constant slope.
    decay : float
        Memory :math:`\rho` of the averages, in [0, 1).
    eps : float
        The constant :math:`\epsilon`, in (0, inf).
    centered : bool
        Whether to subtract the squared average of the gradient.
    eps_place : {'outside', 'inside'}
        Where :math:`\epsilon` stands.

    Notes
    -----
    Hinton's slide has the averages 0.9 and 0.1 and no :math:`\epsilon` at all. PyTorch
    adds it outside the root and forgets more slowly (:math:`\rho` = 0.99); optax and
    Keras keep 0.9 and add it inside, optax unless told otherwise, Keras with 1e-7.
    scikit-learn has no RMSProp. Graves' centered form has it inside, 1e-4, and a
    momentum on top. Centered, on a constant slope, the variance decays to 0 and the
    steps grow without bound until :math:`\epsilon` stops them.

    References
    ----------
    G. Hinton, "Neural networks for machine learning", lecture 6e (2012), slide 29.

    A. Graves, "Generating sequences with recurrent neural networks", arXiv 1308.0850
    (2013), equations (38) to (41).

    Examples
    --------
    The first average is a quarter of the square, whatever the gradient.

    >>> import numpy as np
    >>> from backproplab import RMSProp
    >>> rule = RMSProp(learning_rate=0.1, decay=0.75)
    >>> update, state = rule.update(np.array([3.0, -40.0]), rule.init(np.zeros(2)))
    >>> update.round(6)
    array([-0.2,  0.2])
    """

    learning_rate: float = learning_rate_field(0.01)
    decay: float = hyperparameter(0.9, "[0, 1)")
    eps: float = hyperparameter(1e-8, "(0, inf)")
    centered: bool = hyperparameter(False, choices=(False, True))
    eps_place: str = eps_place_field()

    def init(self, theta):
        zeros = np.zeros_like(theta)
        state = {"step": 0, "second_moment": zeros}
        return state | {"first_moment": zeros} if self.centered else state

    def update(self, grad, state, theta=None):
        keep, take = self.decay, 1 - self.decay
        second = keep * state["second_moment"] + take * (grad * grad)
        after = {"step": state["step"] + 1, "second_moment": second}
        square = second
        if self.centered:
            first = keep * state["first_moment"] + take * grad
            after["first_moment"] = first
            # a variance; rounding may leave it a little below zero
            square = np.maximum(second - first * first, 0.0)
        update = -self.rate(state) * grad / root(square, self.eps, self.eps_place)
        return update, after

    @classmethod
    def cases(cls):
        return [
            cls(),
            cls(0.1, 0.5, 1e-4, eps_place="inside"),
            cls(0.02, 0.8, 1e-2, centered=True),
            cls(0.02, 0.95, 1e-4, centered=True, eps_place="inside"),
        ]
