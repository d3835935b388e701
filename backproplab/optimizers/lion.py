"""Lion: only the sign of the momentum."""

from dataclasses import dataclass

import numpy as np

from backproplab._base.checks import hyperparameter
from backproplab.optimizers.base import OPTIMIZERS, Optimizer, learning_rate_field

__all__ = ["Lion"]


@OPTIMIZERS
@dataclass(frozen=True)
class Lion(Optimizer):
    r"""Steps of the same length in every entry, signed by an average gradient.

    .. math::

       c_t &= \beta_1 m_{t-1} + (1 - \beta_1)\, g_t \\
       \theta_t &= \theta_{t-1}
                   - \eta\, (\operatorname{sign} c_t + \lambda\, \theta_{t-1}) \\
       m_t &= \beta_2 m_{t-1} + (1 - \beta_2)\, g_t

    Here :math:`m_t` averages the gradient :math:`g_t`, and :math:`c_t` is the mixture
    whose sign is taken. Without decay no step is shorter than the rate, except where
    :math:`c_t` is exactly 0: with a constant rate the rule cannot come to rest. It
    keeps hopping some rates away from the minimum, farther where the valley is narrow
    and turned. Lower the rate over time.

    Parameters
    ----------
    learning_rate : float or schedule
        Length :math:`\eta` of every step in every entry, in (0, inf).
    beta1, beta2 : float
        Weight :math:`\beta_1` of the memory in the sign, and memory :math:`\beta_2` of
        the average, in [0, 1).
    weight_decay : float or ndarray
        The share :math:`\lambda`, as for :class:`AdamW`, in [0, inf).

    Notes
    -----
    optax is the same with a decay of 1e-3 by default, Keras with none; PyTorch and
    scikit-learn have no Lion. The paper advises rates 3 to 10 times smaller than for
    AdamW.

    References
    ----------
    X. Chen et al., "Symbolic discovery of optimization algorithms", NeurIPS (2023),
    arXiv 2302.06675.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Lion
    >>> rule = Lion(learning_rate=0.1)
    >>> update, state = rule.update(np.array([5.0, -0.001]), rule.init(np.zeros(2)))
    >>> update
    array([-0.1,  0.1])
    >>> state["first_moment"].round(6)
    array([ 5.e-02, -1.e-05])
    """

    learning_rate: float = learning_rate_field(1e-4)
    beta1: float = hyperparameter(0.9, "[0, 1)")
    beta2: float = hyperparameter(0.99, "[0, 1)")
    weight_decay: float = hyperparameter(0.0, "[0, inf)")

    def init(self, theta):
        return {"step": 0, "first_moment": np.zeros_like(theta)}

    def update(self, grad, state, theta=None):
        memory = state["first_moment"]
        signs = np.sign(self.beta1 * memory + (1 - self.beta1) * grad)
        memory = self.beta2 * memory + (1 - self.beta2) * grad
        update = -self.rate(state) * signs + self.shrink(theta, state)
        return update, {"step": state["step"] + 1, "first_moment": memory}

    @classmethod
    def cases(cls):
        return [cls(), cls(0.05, 0.8, 0.9), cls(0.01, weight_decay=0.1)]
