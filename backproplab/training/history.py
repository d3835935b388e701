"""What training leaves behind."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from backproplab._base.arrays import largest_column
from backproplab._base.checks import one_of
from backproplab.losses.base import Loss
from backproplab.networks.bound_passes import Chain
from backproplab.networks.network import Network
from backproplab.training.minibatches import Batches

__all__ = ["History"]

ROWS_MEASURED = 4096  # at a time, over all copies: few enough to stay in the cache


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


class Recorder:
    """Measures the data sets after each epoch, at the point where `theta` is then."""

    def __init__(self, network: Network, loss: Loss, l2, data, keep, theta):
        keep = [keep] if isinstance(keep, str) else keep
        for name in keep:
            one_of("train", "keep", name, network.names)
        self.network, self.loss, self.theta, self.half_l2 = network, loss, theta, l2 / 2
        self.mask = network.penalty_mask()
        self.chain = Chain(network, theta, np.empty_like(theta))
        n_copies = theta.size // theta.shape[-1]
        size = -(-ROWS_MEASURED // n_copies)
        self.data = [Batches(x, targets, w, size) for x, targets, w in data]
        self.labels = [targets.argmax(axis=-1) for _, targets, _ in data]
        self.rows: list[list] = [[] for _ in data]
        values = network.unpack(theta)
        self.kept: dict[str, tuple] = {name: (values[name], []) for name in keep}
        self.all_finite = True
        self.last_loss: Any = None

    def add(self, measured: bool = True) -> None:
        """Measure all rows with the parameters as they are now, or leave a gap."""
        theta = self.theta
        for values, path in self.kept.values():
            path.append(values.copy())
        self.all_finite = bool(np.isfinite(theta).all())
        if not measured:
            for rows in self.rows:
                rows.append(np.full((2, *theta.shape[:-1]), np.nan))
            return
        penalty = self.half_l2 * (self.mask * theta**2).sum(axis=-1)
        for rows, batches, labels in zip(
            self.rows, self.data, self.labels, strict=True
        ):
            value, share = self.measure(batches, labels)
            rows.append((value + penalty, share))
        self.last_loss = self.rows[0][-1][0]
        self.all_finite &= bool(np.isfinite(self.last_loss).all())

    def measure(self, batches, labels):
        """Mean loss and accuracy over the rows, some rows at a time."""
        sums, total, begin = np.zeros((2, *self.theta.shape[:-1])), 0.0, 0
        for x, targets, weights in batches():
            outputs = self.chain.outputs(x)
            value, _ = self.loss.forward(outputs, targets, weights)
            share = np.full(value.shape, np.nan)
            if self.loss.has_classes:
                share = accuracy(outputs, labels[begin : begin + len(x)], weights)
            size = len(x) if weights is None else weights.sum()
            if size:  # rows that count nothing have no accuracy
                sums += size * np.array([value, share])
            total, begin = total + size, begin + len(x)
        return sums / total

    def finish(self, theta, state, running=None) -> History:
        """Stack the measurements."""
        names = [f"{s}_{m}" for s in ("train", "validation") for m in
                 ("loss", "accuracy")]  # fmt: skip
        columns = [column for rows in self.rows for column in zip(*rows, strict=True)]
        curves = {n: np.array(c) for n, c in zip(names, columns, strict=False)}
        kept = {name: np.array(path) for name, (_, path) in self.kept.items()}
        if running is not None:
            curves["running_loss"] = np.array(running.curve)
        return History(self.network, self.loss, theta, state, kept, **curves)


class RunningLoss:
    """Averages the losses of the batches of an epoch, each as of before its step."""

    def __init__(self, network: Network, loss: Loss, l2):
        self.loss, self.decay = loss, 0.5 * l2 * network.penalty_mask()
        self.curve: list = []
        self.total, self.n_rows = 0.0, 0

    def add(self, theta, outputs, targets, weights) -> None:
        """Measure a batch at the point where its gradient is taken."""
        n_rows = outputs.shape[-2]
        value, _ = self.loss.forward(outputs, targets, weights)
        self.total += n_rows * (value + (self.decay * theta**2).sum(axis=-1))
        self.n_rows += n_rows

    def end_epoch(self) -> None:
        """Keep the mean and begin the next one."""
        self.curve.append(self.total / self.n_rows)
        self.total, self.n_rows = 0.0, 0


def accuracy(outputs, labels, weights=None):
    """Share of the rows, or of their weights, whose largest output is the label's."""
    right = largest_column(outputs) == labels
    if not np.isfinite(outputs).all():
        # some column is the largest among NaN too; a row without numbers is not right
        right &= np.isfinite(outputs).all(axis=-1)
    if weights is None:
        return right.mean(axis=-1)
    return right @ weights / weights.sum()
