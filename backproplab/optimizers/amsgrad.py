"""AMSGrad: Adam whose steps cannot grow back."""

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

__all__ = ["AMSGrad"]


@OPTIMIZERS
@dataclass(frozen=True)
class AMSGrad(Optimizer):
    r"""Adam divided by the largest second moment so far.

    .. math::

       m_t &= \beta_1 m_{t-1} + (1 - \beta_1)\, g_t \\
       v_t &= \beta_2 v_{t-1} + (1 - \beta_2)\, g_t^2 \\
       \bar v_t &= \max(\bar v_{t-1}, v_t) \\
       \theta_t &= \theta_{t-1} - \eta\, m_t / (\sqrt{\bar v_t} + \epsilon)

    Here :math:`m_t` averages the gradient :math:`g_t`, :math:`v_t` its square, and
    :math:`\bar v_t` is the largest :math:`v_t` so far. A rare large gradient is not
    forgotten, which repairs a convex problem on which Adam moves away from the minimum.

    Parameters
    ----------
    learning_rate : float or schedule
        The factor :math:`\eta`, in (0, inf).
    beta1, beta2 : float
        Memory :math:`\beta_1, \beta_2` of the two averages, in [0, 1).
    eps : float
        The constant :math:`\epsilon`, in (0, inf).
    eps_place : {'outside', 'inside'}
        Where :math:`\epsilon` stands. The paper has none.
    bias_correction : {'none', 'before', 'after'}
        None, as in the paper; or Adam's corrections, that of the second moment applied
        before the maximum is taken (optax), or after (PyTorch).

    Notes
    -----
    Three conventions, three paths. Keras has a fourth: it corrects after the maximum
    and adds :math:`\epsilon` beside the uncorrected root. scikit-learn has no AMSGrad.

    References
    ----------
    S. J. Reddi, S. Kale, S. Kumar, "On the convergence of Adam and beyond",
    ICLR (2018), arXiv 1904.09237, algorithm 2.

    Examples
    --------
    After a gradient of 8 the divisor stays at 4 although the next gradient is 0.

    >>> import numpy as np
    >>> from backproplab import AMSGrad
    >>> rule = AMSGrad(learning_rate=1.0, beta1=0.5, beta2=0.75)
    >>> update, state = rule.update(np.array([8.0]), rule.init(np.zeros(1)))
    >>> update.round(6)
    array([-1.])
    >>> rule.update(np.array([0.0]), state)[0].round(6)
    array([-0.5])
    """

    learning_rate: float = learning_rate_field(0.001)
    beta1: float = hyperparameter(0.9, "[0, 1)")
    beta2: float = hyperparameter(0.999, "[0, 1)")
    eps: float = hyperparameter(1e-8, "(0, inf)")
    eps_place: str = eps_place_field()
    bias_correction: str = hyperparameter("none", choices=("none", "before", "after"))

    def init(self, theta):
        zeros = np.zeros_like(theta)
        names = ("first_moment", "second_moment", "largest_moment")
        return {"step": 0} | dict.fromkeys(names, zeros)

    def update(self, grad, state, theta=None):
        step = state["step"] + 1
        first = self.beta1 * state["first_moment"] + (1 - self.beta1) * grad
        second = self.beta2 * state["second_moment"] + (1 - self.beta2) * (grad * grad)
        correction = 1 - self.beta2**step
        seen = second / correction if self.bias_correction == "before" else second
        largest = np.maximum(state["largest_moment"], seen)
        used = largest / correction if self.bias_correction == "after" else largest
        rate = self.rate(state)
        if self.bias_correction != "none":
            rate = rate / (1 - self.beta1**step)
        after = {
            "step": step,
            "first_moment": first,
            "second_moment": second,
            "largest_moment": largest,
        }
        return -rate * first / root(used, self.eps, self.eps_place), after

    @classmethod
    def cases(cls):
        return [
            cls(),
            cls(0.1, 0.8, 0.9, 1e-4, bias_correction="before"),
            cls(0.1, 0.8, 0.9, 1e-4, bias_correction="after"),
            cls(0.05, eps=1e-6, eps_place="inside"),
        ]
