"""What is measured while a network is trained."""

from typing import Any

import numpy as np

from backproplab._base.arrays import largest_column
from backproplab._base.checks import one_of
from backproplab.networks.network_objective import l2_penalty
from backproplab.training.history import History
from backproplab.training.loop import Run
from backproplab.training.minibatches import Batches

__all__ = ["Recorder", "RunningLoss"]

ROWS_MEASURED = 4096  # at a time, over all copies: few enough to stay in the cache


class Recorder:
    """Measures the data sets after each epoch, at the point where `theta` is then."""

    def __init__(self, run: Run, data, keep):
        keep = [keep] if isinstance(keep, str) else keep
        for name in keep:
            one_of("train", "keep", name, run.network.names)
        self.run, self.loss, self.theta = run, run.loss, run.theta
        theta = run.theta
        n_copies = theta.size // theta.shape[-1]
        size = -(-ROWS_MEASURED // n_copies)
        self.data = [Batches(x, targets, w, size) for x, targets, w in data]
        self.labels = [targets.argmax(axis=-1) for _, targets, _ in data]
        self.rows: list[list] = [[] for _ in data]
        values = run.network.unpack(theta)
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
        penalty = l2_penalty(self.run.decay, theta)
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
            outputs = self.run.at_theta.outputs(x)
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
        return History(self.run.network, self.loss, theta, state, kept, **curves)


class RunningLoss:
    """Averages the losses of the batches of an epoch, each as of before its step."""

    def __init__(self, run: Run):
        self.run = run
        self.curve: list = []
        self.total, self.n_rows = 0.0, 0

    def add(self, batch, point) -> None:
        """Measure a batch at the point where its gradient is taken."""
        x, targets, weights = batch
        n_rows, outputs = x.shape[-2], self.run.gradient.outputs(x)
        value, _ = self.run.loss.forward(outputs, targets, weights)
        self.total += n_rows * (value + l2_penalty(self.run.decay, point))
        self.n_rows += n_rows

    def end_epoch(self) -> None:
        """Keep the mean and begin the next one."""
        self.curve.append(self.total / self.n_rows)
        self.total, self.n_rows = 0.0, 0


def accuracy(outputs, labels, weights=None):
    """Share of the rows, or of their weights, whose largest output is the label's."""
    right = largest_column(outputs) == labels
    if not np.isfinite(outputs).all():
        # argmax returns a column for NaN too: count rows that are not finite as wrong
        right &= np.isfinite(outputs).all(axis=-1)
    if weights is None:
        return right.mean(axis=-1)
    return right @ weights / weights.sum()
