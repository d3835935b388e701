"""Softmax followed by cross-entropy."""

from dataclasses import dataclass

import numpy as np

from backproplab._base.arrays import FEW_COLUMNS, largest_column, namespace, ones
from backproplab.losses.base import LOSSES, Loss, row_shares

__all__ = ["SoftmaxCrossEntropy", "log_softmax", "softmax"]


def softmax(logits):
    """Probabilities of each row, computed without overflow.

    Parameters
    ----------
    logits : array_like, shape (..., n_classes)

    Returns
    -------
    ndarray, shape (..., n_classes)
        Each row is positive and sums to 1.

    Examples
    --------
    >>> softmax([[0.0, 0.0], [1000.0, 0.0]])
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    logits = np.asarray(logits)
    scaled = np.exp(logits - row_max(logits))
    scaled /= scaled @ ones(logits.shape[-1])[:, None]
    return scaled


def row_max(logits):
    """Largest entry of each row, (..., 1); few columns are compared one by one."""
    xp = namespace(logits)
    n_columns = logits.shape[-1]
    if n_columns > FEW_COLUMNS:
        return xp.max(logits, axis=-1, keepdims=True)
    largest = logits[..., :1]
    for k in range(1, n_columns):
        largest = xp.maximum(largest, logits[..., k : k + 1])
    return largest


def log_softmax(logits):
    """Logarithm of the probabilities of each row, by the log-sum-exp shift.

    Parameters
    ----------
    logits : ndarray, shape (..., n_classes)

    Returns
    -------
    ndarray, shape (..., n_classes)

    Examples
    --------
    >>> import numpy as np
    >>> log_softmax(np.array([1000.0, 0.0]))
    array([    0., -1000.])
    """
    xp = namespace(logits)
    # The shift cancels in the result, so it needs no derivative of its own.
    shifted = logits - row_max(xp.real(logits))
    return shifted - xp.log(xp.exp(shifted) @ ones(logits.shape[-1])[:, None])


@LOSSES
@dataclass(frozen=True)
class SoftmaxCrossEntropy(Loss):
    r"""Mean negative log-probability of the true class.

    .. math:: L = -\frac{1}{N} \sum_{r=1}^{N} \ln P_{r, t_r}, \qquad
              P_{rk} = \frac{e^{z_{rk}}}{\sum_j e^{z_{rj}}}

    Notes
    -----
    With the targets as one-hot rows :math:`Y`,

    .. math:: \frac{\partial L}{\partial Z} = \frac{1}{N} (P - Y) .

    The division by the batch size :math:`N` happens here and in no layer; weights
    (..., batch) replace :math:`1/N` by each row's share of their sum. Shapes: logits
    (..., batch, n_classes); targets are integer labels (..., batch), or rows of class
    probabilities (..., batch, n_classes) of type float.

    Logits are finite, or :math:`-\infty` for a class that is ruled out: its probability
    is 0, and with :math:`0 \ln 0 = 0` it adds nothing to the loss unless it is the
    target, which makes the loss infinite. One logit of each row has to be finite.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import SoftmaxCrossEntropy
    >>> logits = np.array([[0.0, 0.0], [0.0, np.log(3.0)]])
    >>> value, cache = SoftmaxCrossEntropy().forward(logits, np.array([0, 1]))
    >>> round(float(value), 4)  # (ln 2 + ln 4/3) / 2
    0.4904
    >>> SoftmaxCrossEntropy().backward(cache)
    array([[-0.25 ,  0.25 ],
           [ 0.125, -0.125]])
    """

    def encode(self, targets, n_outputs):
        targets = np.asarray(targets)
        if targets.dtype.kind == "f" and targets.shape[1:][-1:] == (n_outputs,):
            return self._probabilities(targets)
        if targets.dtype.kind not in "biu":
            raise ValueError(
                "SoftmaxCrossEntropy: expected integer labels, got targets of type "
                f"{targets.dtype} and shape {targets.shape}. Try targets.astype(int)."
            )
        wrong = (targets < 0) | (targets >= n_outputs)
        if wrong.any():
            raise ValueError(
                f"SoftmaxCrossEntropy: labels must be in 0..{n_outputs - 1}, got "
                f"{targets[wrong][0]} at index {np.argwhere(wrong)[0].tolist()}. "
                "Number the classes from 0, or give the network more outputs."
            )
        return np.eye(n_outputs)[targets.astype(int)]

    def forward(self, outputs, targets, weights=None):
        outputs, targets = self.match(outputs, targets)
        xp = namespace(outputs)
        log_p = log_softmax(outputs)
        shares = row_shares(outputs.shape[-2], weights)
        # 0 ln 0 is 0: a class that is not the target may have the logit -inf
        terms = targets * xp.where(targets > 0, log_p, 0.0)
        of_rows = terms @ ones(log_p.shape[-1])[:, None]
        value = -xp.sum(shares * of_rows, axis=(-2, -1))
        return value, (xp.exp(log_p), targets, shares)

    def backward_cache(self, outputs, encoded, weights=None):
        return softmax(outputs), encoded, row_shares(outputs.shape[-2], weights)

    def backward(self, cache):
        probabilities, targets, shares = cache
        return shares * (probabilities - targets)

    def predict(self, outputs):
        return largest_column(outputs)

    @staticmethod
    def _probabilities(targets):
        positive = targets >= 0
        sums_to_one = abs(targets @ ones(targets.shape[-1]) - 1) < 1e-6
        if not (positive.all() and sums_to_one.all()):
            fine = positive.all(axis=-1) & sums_to_one
            raise ValueError(
                "SoftmaxCrossEntropy: a row of class probabilities must be at least 0 "
                f"and sum to 1, got {targets[~fine][0]} at index "
                f"{np.argwhere(~fine)[0].tolist()}. For labels try targets.astype(int)."
            )
        return targets

    @classmethod
    def cases(cls):
        return [cls()]
