"""Half the squared distance."""

from dataclasses import dataclass
from typing import ClassVar

from backproplab._base.arrays import namespace
from backproplab._base.checks import finite_array
from backproplab.losses.base import LOSSES, Loss, row_shares

__all__ = ["SquaredError"]


@LOSSES
@dataclass(frozen=True)
class SquaredError(Loss):
    r"""Half the squared distance of outputs and targets, mean over the rows.

    .. math:: L = \frac{1}{2N} \sum_{r=1}^{N} \sum_k (Z_{rk} - T_{rk})^2

    Notes
    -----
    The outputs of a row are summed, not averaged, so that

    .. math:: \frac{\partial L}{\partial Z} = \frac{1}{N} (Z - T)

    has no factor that depends on their number. scikit-learn's ``MLPRegressor`` follows
    the same gradient, but reports the mean over the outputs: for several of them its
    gradient is not the derivative of its loss. Weights (..., batch) replace
    :math:`1/N` by each row's share of their sum.

    Shapes: outputs and targets (..., batch, n_outputs); for a single output targets may
    be (batch,).

    Examples
    --------
    Errors of 1 and 3 in the first row, of 2 in the second: (1 + 9 + 4) / 4.

    >>> import numpy as np
    >>> from backproplab import SquaredError
    >>> outputs = np.array([[1.0, 3.0], [5.0, 2.0]])
    >>> value, cache = SquaredError().forward(outputs, np.array([[0, 0], [5, 4]]))
    >>> value
    np.float64(3.5)
    >>> SquaredError().backward(cache)
    array([[ 0.5,  1.5],
           [ 0. , -1. ]])
    """

    has_classes: ClassVar[bool] = False

    def encode(self, targets, n_outputs):
        targets = finite_array("SquaredError", "targets", targets)
        if n_outputs == 1 and targets.shape[1:][-1:] != (1,):
            targets = targets[..., None]
        if targets.ndim < 2 or targets.shape[-1] != n_outputs:
            raise ValueError(
                f"SquaredError: expected {n_outputs} targets for each row, got targets "
                f"of shape {targets.shape}. Rows come first: try targets.T."
            )
        return targets

    def forward(self, outputs, targets, weights=None):
        outputs, targets = self.match(outputs, targets)
        error, shares = cache = self.backward_cache(outputs, targets, weights)
        xp = namespace(error)
        return 0.5 * xp.sum(shares * error**2, axis=(-2, -1)), cache

    def backward_cache(self, outputs, encoded, weights=None):
        return outputs - encoded, row_shares(outputs.shape[-2], weights)

    def backward(self, cache):
        error, shares = cache
        return shares * error

    @classmethod
    def cases(cls):
        return [cls()]
