"""The contract of a loss."""

from typing import Any, ClassVar

import numpy as np

from backproplab._base.checks import Block
from backproplab._base.registry import Registry

__all__ = ["LOSSES", "Loss", "row_shares"]

LOSSES = Registry("loss")


def row_shares(n_rows: int, weights=None):
    """What each row of a batch counts in the mean: every loss divides by its size here.

    Parameters
    ----------
    n_rows : int
        Size of the batch.
    weights : ndarray, shape (..., n_rows), optional
        At least 0. If all are 0, there is nothing to average and all shares are 0.

    Returns
    -------
    float or ndarray, shape (..., n_rows, 1)
        Without weights one over the number of rows, else weights over their sum.

    Examples
    --------
    >>> row_shares(4)
    0.25
    >>> row_shares(3, np.array([1.0, 0.0, 3.0]))
    array([[0.25],
           [0.  ],
           [0.75]])
    """
    if weights is None:
        return 1.0 / n_rows
    if weights.shape[-1] != n_rows:
        raise ValueError(
            f"Loss: expected one weight for each of {n_rows} rows, got weights of "
            f"shape {weights.shape}."
        )
    total = weights.sum(axis=-1, keepdims=True)
    return (weights / np.where(total > 0, total, 1.0))[..., None]


class Loss(Block):
    """A scalar that says how far outputs are from targets: the mean over the batch.

    Rows of the batch are on axis -2 of the outputs; axes before it are copies. With
    weights (..., batch), at least 0, it is the weighted mean: a row of weight 2 counts
    as two rows, a row of weight 0 as none.

    Examples
    --------
    Without weights, the mean absolute error of one output is:

    >>> from dataclasses import dataclass
    >>> from backproplab.losses import Loss
    >>> @dataclass(frozen=True)
    ... class AbsoluteError(Loss):
    ...     has_classes = False
    ...     def encode(self, targets, n_outputs):
    ...         return np.asarray(targets, float).reshape(-1, 1)
    ...     def forward(self, outputs, targets, weights=None):
    ...         error = outputs - self.encode(targets, 1)
    ...         return np.abs(error).mean(axis=(-2, -1)), error
    ...     def backward(self, cache):
    ...         return np.sign(cache) * row_shares(len(cache))
    >>> loss = AbsoluteError()
    >>> value, cache = loss.forward(np.array([[1.0], [5.0]]), [2.0, 2.0])
    >>> value, loss.backward(cache)[:, 0]
    (np.float64(2.0), array([-0.5,  0.5]))
    """

    #: Whether the outputs stand for classes, so that there is an accuracy.
    has_classes: ClassVar[bool] = True

    def encode(self, targets, n_outputs: int | None) -> np.ndarray:
        """Check `targets` and bring them into the form that `forward` works on.

        Encoding what is encoded already changes nothing, so a training loop does it
        once and every batch is a slice.
        """
        raise NotImplementedError(f"{type(self).__name__} must define encode.")

    def forward(self, outputs, targets, weights=None) -> tuple[Any, Any]:
        """Return the mean loss, one value for each copy, and a cache."""
        raise NotImplementedError(f"{type(self).__name__} must define forward.")

    def backward(self, cache) -> np.ndarray:
        """Gradient with respect to the outputs, divided by the batch size here."""
        raise NotImplementedError(f"{type(self).__name__} must define backward.")

    def gradient(self, outputs, targets, weights=None) -> np.ndarray:
        """The gradient alone, of the outputs' shape; `targets` as in `forward`."""
        return self.backward(self.forward(outputs, targets, weights)[1])

    def backward_cache(self, outputs, encoded, weights=None):
        """The cache of `forward` without its value, from targets that are encoded.

        A training step calls it and then `backward`. It checks nothing: `encoded` has
        the shape of the outputs. A loss may define it to skip the work that only the
        value needs.
        """
        return self.forward(outputs, encoded, weights)[1]

    def match(self, outputs, targets):
        """Outputs as an array, and encoded `targets`, one for each of their rows.

        Targets are repeated along leading axes, the copies, but never along rows.
        """
        if not hasattr(outputs, "shape"):
            outputs = np.asarray(outputs, dtype=float)
        who = type(self).__name__
        if outputs.ndim < 2:
            raise ValueError(
                f"{who}: expected outputs of shape (..., batch, n_outputs), got "
                f"{outputs.shape}. A single row needs a batch axis: try z[None, :]."
            )
        encoded = self.encode(targets, outputs.shape[-1])
        lead, of_targets = outputs.shape[:-2], encoded.shape[:-2]
        if (
            encoded.shape[-2:] != outputs.shape[-2:]
            or of_targets != lead[len(lead) - len(of_targets) :]
        ):
            raise ValueError(
                f"{who}: outputs {outputs.shape} and targets {np.shape(targets)} do "
                "not belong to the same batch. Take one target for each row of the "
                "outputs."
            )
        return outputs, encoded

    def predict(self, outputs) -> np.ndarray:
        """What the outputs mean as a prediction."""
        return outputs
