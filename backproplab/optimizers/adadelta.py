"""AdaDelta: steps in the units of the parameters."""

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

__all__ = ["AdaDelta"]


@OPTIMIZERS
@dataclass(frozen=True)
class AdaDelta(Optimizer):
    r"""Steps whose size is set by the recent steps, not by a rate.

    With :math:`s_t` the average of squared gradients :math:`g_t`, :math:`u_t` that of
    squared steps :math:`d_t`, and :math:`\operatorname{RMS}[s] = \sqrt{s + \epsilon}`,

    .. math::

       s_t &= \rho\, s_{t-1} + (1 - \rho)\, g_t^2 \\
       d_t &= -\frac{\operatorname{RMS}[u_{t-1}]}{\operatorname{RMS}[s_t]}\; g_t \\
       u_t &= \rho\, u_{t-1} + (1 - \rho)\, d_t^2 \\
       \theta_t &= \theta_{t-1} + \eta\, d_t

    The quotient gives the step the unit of the parameter. It has to start from nothing:
    :math:`\epsilon` sets the scale of the first steps, and the very first has at most
    the length :math:`\eta \sqrt{\epsilon / (1 - \rho)}`, 0.00316 with the defaults,
    whatever the gradient is.

    Parameters
    ----------
    learning_rate : float or schedule
        A last factor :math:`\eta`, in (0, inf). The paper has none: 1.
    decay : float
        Memory :math:`\rho` of both averages, in [0, 1).
    eps : float
        The constant :math:`\epsilon` in both roots, in (0, inf).
    eps_place : {'inside', 'outside'}
        Inside the roots, as in the paper, or outside.

    Notes
    -----
    PyTorch and optax agree with the paper and add the factor :math:`\eta`. Keras
    begins with a rate of 0.001, which makes the rule a thousand times slower than
    the paper's, and :math:`\epsilon` = 1e-7. scikit-learn has no AdaDelta.

    References
    ----------
    M. D. Zeiler, "ADADELTA: an adaptive learning rate method", arXiv 1212.5701
    (2012).

    Examples
    --------
    The first average is 36 of 48, to which 13 is added: a quotient of roots of 13/49.

    >>> import numpy as np
    >>> from backproplab import AdaDelta
    >>> rule = AdaDelta(decay=0.25, eps=13.0)
    >>> update, state = rule.update(np.array([48**0.5]), rule.init(np.zeros(1)))
    >>> np.isclose(update, -((13 * 48) ** 0.5) / 7)
    array([ True])
    """

    learning_rate: float = learning_rate_field(1.0)
    decay: float = hyperparameter(0.9, "[0, 1)")
    eps: float = hyperparameter(1e-6, "(0, inf)")
    eps_place: str = eps_place_field("inside")

    def init(self, theta):
        zeros = np.zeros_like(theta)
        return {"step": 0, "second_moment": zeros, "update_moment": zeros}

    def update(self, grad, state, theta=None):
        keep, take = self.decay, 1 - self.decay
        second = keep * state["second_moment"] + take * (grad * grad)
        size = root(state["update_moment"], self.eps, self.eps_place)
        step = -(size / root(second, self.eps, self.eps_place)) * grad
        moment = keep * state["update_moment"] + take * (step * step)
        after = {
            "step": state["step"] + 1,
            "second_moment": second,
            "update_moment": moment,
        }
        return self.rate(state) * step, after

    @classmethod
    def cases(cls):
        return [cls(), cls(0.5, 0.95, 1e-4), cls(eps=1e-3, eps_place="outside")]
