"""AdaGrad: a rate of its own for every entry."""

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

__all__ = ["AdaGrad"]


@OPTIMIZERS
@dataclass(frozen=True)
class AdaGrad(Optimizer):
    r"""Steps divided by the root of all squared gradients so far.

    .. math::

       s_t &= s_{t-1} + g_t^2, \qquad s_0 = a \\
       \theta_t &= \theta_{t-1} - \eta\, g_t / (\sqrt{s_t} + \epsilon)

    Here :math:`g_t` is the gradient at :math:`\theta_{t-1}` and :math:`s_t` the sum of
    its squares, for each entry. The larger the gradients an entry has seen, the
    *shorter* its steps: entries that are rarely touched keep long ones. The sum only
    grows, so the rate of an entry only falls; on a constant slope, with :math:`a = 0`,
    the t-th step has length :math:`\eta / \sqrt t`.

    Parameters
    ----------
    learning_rate : float or schedule
        The factor :math:`\eta`, in (0, inf). With :math:`a = 0` it is the length of the
        first step in every entry; in general that is
        :math:`\eta\, |g_1| / \sqrt{a + g_1^2}`, up to :math:`\epsilon`.
    eps : float
        The constant :math:`\epsilon` that keeps the divisor positive, in (0, inf).
    initial_accumulator : float
        The sum's first value :math:`a`, in [0, inf).
    eps_place : {'outside', 'inside'}
        Outside the root, as in the paper, or inside.

    Notes
    -----
    The paper and PyTorch add :math:`\epsilon` (in the paper :math:`\delta`) outside
    the root; optax and Keras inside, with 1e-7, and they begin the sum at 0.1.
    PyTorch's ``lr_decay`` divides the rate by :math:`1 + (t - 1)` times it; here that
    is a schedule. scikit-learn has no AdaGrad.

    References
    ----------
    J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and
    stochastic optimization", Journal of Machine Learning Research 12 (2011).

    Examples
    --------
    Gradients of 3, then 4: the sums of squares are 9 and 25.

    >>> import numpy as np
    >>> from backproplab import AdaGrad
    >>> rule = AdaGrad(learning_rate=0.5)
    >>> update, state = rule.update(np.array([3.0]), rule.init(np.zeros(1)))
    >>> update.round(6)
    array([-0.5])
    >>> rule.update(np.array([4.0]), state)[0].round(6)
    array([-0.4])
    """

    learning_rate: float = learning_rate_field(0.01)
    eps: float = hyperparameter(1e-10, "(0, inf)")
    initial_accumulator: float = hyperparameter(0.0, "[0, inf)")
    eps_place: str = eps_place_field()

    def init(self, theta):
        # a sum of integers would drop what it starts at
        kind = np.result_type(theta, 1.0)
        start = np.full_like(theta, self.initial_accumulator, dtype=kind)
        return {"step": 0, "square_sum": start}

    def update(self, grad, state, theta=None):
        total = state["square_sum"] + grad * grad
        update = -self.rate(state) * grad / root(total, self.eps, self.eps_place)
        return update, {"step": state["step"] + 1, "square_sum": total}

    @classmethod
    def cases(cls):
        return [cls(), cls(0.3, 1e-7, eps_place="inside"), cls(0.5, 1e-3, 0.1)]
