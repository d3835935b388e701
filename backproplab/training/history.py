"""What training leaves behind."""

from dataclasses import dataclass

import numpy as np

from backproplab.losses.base import Loss
from backproplab.networks.network import Network

__all__ = ["History"]


@dataclass(frozen=True)
class History:
    """Final parameters and the metrics of every epoch.

    Made by :func:`train`. The first axis of each metric counts finished epochs: entry 0
    is measured before training, entry k after epoch k. An axis of replicas follows, if
    there are any; NaN where nothing was measured. Losses include the L2 penalty.

    Parameters
    ----------
    network : Network
        What was trained.
    loss : Loss
        What was minimized, beside the penalty.
    state : dict
        What the optimizer remembers, to go on from `theta` with.
    theta : ndarray, shape (..., P)
        Parameters after the last epoch.
    train_loss, train_accuracy : ndarray, shape (n_epochs + 1, ...)
        On all training rows; accuracy is NaN for a loss without classes.
    validation_loss, validation_accuracy : ndarray or None
        The same on the validation rows, if there were any.
    kept : dict of ndarray, shape (n_epochs + 1, ...) + the parameter's own shape
        The parameters that were asked for, by name.
    running_loss : ndarray, shape (n_epochs, ...), or None
        Mean over each epoch of the losses of its batches, if it was asked for.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import GradientDescent, mlp, train
    >>> history = train(
    ...     mlp([1, 2]), [[-1.0], [1.0]], [0, 1], optimizer=GradientDescent(1.0),
    ...     rng=np.random.default_rng(0), n_epochs=5, keep=["0.bias"],
    ... )
    >>> history.n_epochs, history.train_loss.shape, history.kept["0.bias"].shape
    (5, (6,), (6, 2))
    """

    network: Network
    loss: Loss
    theta: np.ndarray
    state: dict
    kept: dict[str, np.ndarray]
    train_loss: np.ndarray
    train_accuracy: np.ndarray
    validation_loss: np.ndarray | None = None
    validation_accuracy: np.ndarray | None = None
    running_loss: np.ndarray | None = None

    @property
    def n_epochs(self) -> int:
        """Number of epochs."""
        return len(self.train_loss) - 1

    @property
    def diverged(self) -> np.ndarray:
        """Whether each copy (...) ended with anything that is not finite."""
        finite = np.isfinite(self.train_loss[-1]) & np.isfinite(self.theta).all(axis=-1)
        return ~finite

    def predict(self, x) -> np.ndarray:
        """Class or numbers for each row of `x` (n_samples, n_features), every copy."""
        return self.loss.predict(self.network.outputs(self.theta, x))

    def __repr__(self):
        loss = np.atleast_1d(self.train_loss[-1])
        copies = "" if self.theta.ndim == 1 else f", {len(self.theta)} replicas"
        return (
            f"History({self.n_epochs} epochs{copies}, last training loss "
            f"{np.nanmedian(loss):.4f})"
        )
