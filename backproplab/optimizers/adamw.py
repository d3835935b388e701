"""AdamW: Adam with a weight decay of its own."""

from dataclasses import dataclass

from backproplab._base.checks import hyperparameter
from backproplab.optimizers.adam import Adam
from backproplab.optimizers.base import OPTIMIZERS

__all__ = ["AdamW"]


@OPTIMIZERS
@dataclass(frozen=True)
class AdamW(Adam):
    r"""Adam that also shrinks the parameters, past the moments.

    .. math:: \theta_t = \theta_{t-1}
              - \eta\, \hat m_t / (\sqrt{\hat v_t} + \epsilon)
              - \eta\, \lambda\, \theta_{t-1}

    with the moments :math:`\hat m_t` and :math:`\hat v_t` of :class:`Adam`. A penalty
    in the objective would enter the moments and be divided by :math:`\sqrt{\hat v_t}`:
    parameters with large gradients would be shrunk less. Here all are shrunk by the
    same share.

    Parameters
    ----------
    learning_rate, beta1, beta2, eps : float
        The rate :math:`\eta`, the memories and the constant :math:`\epsilon`, as for
        :class:`Adam`, in (0, inf), [0, 1), [0, 1) and (0, inf).
    eps_place : {'outside', 'inside', 'hat'}
        As for :class:`Adam`.
    weight_decay : float or ndarray
        The share :math:`\lambda`, in [0, inf); each step removes
        :math:`\eta \lambda` of the parameter. An array shaped like the parameters
        gives each its own, ``0.01 * network.penalty_mask()`` for weights only.

    Notes
    -----
    In the paper the decay is multiplied by the schedule but not by the rate; PyTorch,
    optax and Keras multiply it by both, and so does this rule. Its `weight_decay` times
    `learning_rate` is the paper's :math:`\lambda`. Defaults differ: 0.01 in PyTorch,
    1e-4 in optax, 0.004 in Keras; scikit-learn has no AdamW. The L2 penalty of
    :func:`train` is another thing: it belongs to the objective.

    References
    ----------
    I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR (2019),
    arXiv 1711.05101.

    Examples
    --------
    Without a slope only the decay acts: a tenth of a fifth of 50.

    >>> import numpy as np
    >>> from backproplab import AdamW
    >>> rule, theta = AdamW(learning_rate=0.1, weight_decay=0.2), np.array([50.0])
    >>> update, state = rule.update(np.zeros(1), rule.init(theta), theta)
    >>> update
    array([-1.])
    """

    weight_decay: float = hyperparameter(0.01, "[0, inf)")

    def update(self, grad, state, theta=None):
        update, after = super().update(grad, state)
        return update + self.shrink(theta, state), after

    @classmethod
    def cases(cls):
        return [cls(), cls(0.1, 0.8, 0.99, 1e-4, weight_decay=0.1)]
