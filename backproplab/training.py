"""Epochs of minibatches, for one network or for many copies at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits
from tqdm.auto import tqdm

from backproplab.history import History, Recorder, RunningLoss
from backproplab.losses.base import Loss
from backproplab.losses.softmax_cross_entropy import SoftmaxCrossEntropy
from backproplab.network import Network
from backproplab.optimizers.base import Optimizer
from backproplab.rows import labeled_rows, row_weights
from backproplab.validation import (
    explain_keywords,
    finite_array,
    instance,
    number,
    one_of,
    whole_number,
)

__all__ = ["train"]


@explain_keywords
def train(
    network: Network,
    x,
    targets,
    *,
    optimizer: Optimizer,
    rng: np.random.Generator,
    n_epochs: int = 100,
    batch_size: int = 32,
    loss: Loss | None = None,
    l2: float = 0.0,
    sample_weight=None,
    validation: tuple | None = None,
    replicas: int | None = None,
    theta=None,
    state: dict | None = None,
    keep: str | Sequence[str] = (),
    shuffle: bool = True,
    progress: bool = False,
    on_divergence: str = "raise",
    running_loss: bool = False,
    stop: Callable | None = None,
) -> History:
    """Train a network on minibatches.

    Parameters
    ----------
    network : Network
        What is trained; it keeps nothing.
    x : array_like, shape (n_samples, n_features)
        Rows, finite.
    targets : array_like, shape (n_samples,)
        What the loss compares with; for :class:`SoftmaxCrossEntropy` integer labels.
    optimizer : Optimizer
        The update rule.
    rng : numpy.random.Generator
        Draws the initial parameters, then a new order of the rows for each epoch.
    n_epochs : int
        Passes over the data, at least 0.
    batch_size : int
        Rows in a step, at least 1. The last batch of an epoch may be smaller.
    loss : Loss, optional
        Softmax cross-entropy by default.
    l2 : float
        Factor of half the sum of squared weights, in [0, inf).
    sample_weight : array_like, shape (n_samples,), optional
        What each row counts in the mean, at least 0: 2 is as good as the row twice. A
        batch is divided by the sum of its own weights.
    validation : tuple (x, targets), optional
        Rows that are only measured.
    replicas : int, optional
        Train this many copies at once. Copy ``i`` is seeded by the i-th child of
        ``rng.spawn(replicas)``: it gives what it would give alone.
    theta : array_like, shape (P,) or (replicas, P), optional
        Parameters to start from instead of drawing them.
    state : dict, optional
        What the optimizer remembers from an earlier run, as its history has it; with
        that run's `theta`, training goes on as if it had never stopped.
    keep : str or sequence of str
        Parameters, such as ``"5.exponent"``, to record after every epoch.
    shuffle : bool
        Whether to reorder the rows for each epoch.
    progress : bool
        Whether to show a progress bar.
    on_divergence : {'raise', 'record'}
        What to do when a loss or a parameter stops being finite: raise an error that
        names epoch and batch, or record NaN for that copy from then on.
    running_loss : bool
        Whether to record also what other libraries report: the mean over an epoch of
        the loss of each batch just before its step, while the parameters move.
    stop : callable, optional
        Called as ``stop(epoch, theta, loss)`` after every epoch with the loss just
        recorded; training ends if it returns True. It must not change `theta`.

    Returns
    -------
    History
        Final parameters, and metrics before the first and after each epoch.

    Raises
    ------
    ValueError
        If data, labels, sizes or options are out of range.
    FloatingPointError
        If training diverges and `on_divergence` is ``'raise'``.
    TypeError
        If network, optimizer, loss or generator is something else.

    Examples
    --------
    Two points that a line separates.

    >>> import numpy as np
    >>> from backproplab import GradientDescent, mlp, train
    >>> history = train(
    ...     mlp([1, 2]), [[-1.0], [1.0]], [0, 1],
    ...     optimizer=GradientDescent(1.0), rng=np.random.default_rng(0), n_epochs=20,
    ... )
    >>> history.train_accuracy[-1]
    np.float64(1.0)
    """
    loss = SoftmaxCrossEntropy() if loss is None else loss
    instance("train", "network", network, Network, "mlp([2, 8, 3])")
    instance("train", "optimizer", optimizer, Optimizer, "Adam()")
    instance("train", "rng", rng, np.random.Generator, "np.random.default_rng(0)")
    one_of("train", "on_divergence", on_divergence, ("raise", "record"))
    whole_number("train", "n_epochs", n_epochs, 0)
    whole_number("train", "batch_size", batch_size, 1)
    number("train", "l2", l2, "[0, inf)")
    if replicas is not None:
        whole_number("train", "replicas", replicas, 1)
    rows = labeled_rows("train", network, loss, x, targets)
    weights = row_weights("train", sample_weight, rows[1])
    data = [(*rows, weights)]
    if validation is not None:
        data.append((*held_out(network, loss, validation), None))
    rngs = [rng] if replicas is None else rng.spawn(replicas)
    theta = start(network, theta, rngs, replicas)
    recorder = Recorder(network, loss, l2, data, keep)
    running = RunningLoss(network, loss, l2) if running_loss else None
    task = Task(network, loss, l2, optimizer, rows[0], rows[1], batch_size, weights)
    keep_freed_memory()
    with threadpool_limits(1, "blas"), np.errstate(all="ignore"):
        recorder.add(theta)
        state = optimizer.init(theta) if state is None else state
        for epoch in tqdm(range(1, n_epochs + 1), disable=not progress, unit="epoch"):
            orders = [r.permutation(len(rows[0])) for r in rngs] if shuffle else None
            before = theta.copy(), state
            state = task.run_epoch(theta, state, orders, replicas, running=running)
            recorder.add(theta)
            if on_divergence == "raise" and not recorder.all_finite:
                raise FloatingPointError(task.explain(epoch, *before, orders, replicas))
            if stop is not None and stop(epoch, theta, recorder.last_loss):
                break
    return recorder.finish(theta, state, running)


def keep_freed_memory():
    """Let the C library keep what a step frees, instead of returning it each time.

    By default glibc gives freed blocks back to the system, and the next step pays for
    every page again: two thirds of the time of a forward pass of 32 replicas. Freeing
    one large block, untouched and so free of cost, raises its threshold for the rest
    of the process. Other C libraries ignore it.
    """
    np.empty(31 * 2**20, dtype=np.uint8)


def held_out(network, loss, validation):
    """Check the rows that are only measured."""
    if not isinstance(validation, tuple | list) or len(validation) != 2:
        raise ValueError(
            "train: validation must be a pair (x, targets), got "
            f"{type(validation).__name__} of length {len(validation)}."
        )
    x, targets = validation
    return labeled_rows("train", network, loss, x, targets, name="validation x")


def start(network, theta, rngs, replicas):
    """Initial parameters (P,) or (replicas, P), as a copy that training may change."""
    if theta is None:
        drawn = np.stack([network.init(r) for r in rngs])
        return drawn if replicas is not None else drawn[0]
    theta = finite_array("train", "theta", theta).copy()
    lead = () if replicas is None else (replicas,)
    expected = (*lead, network.n_params)
    if theta.shape != expected:
        raise ValueError(
            f"train: expected theta of shape {expected}, got {theta.shape}. Leave it "
            "out to draw one."
        )
    return theta


@dataclass(frozen=True)
class Task:
    """What stays the same over all epochs of one training run."""

    network: Network
    loss: Loss
    l2: float
    optimizer: Optimizer
    x: np.ndarray
    targets: np.ndarray
    batch_size: int
    weights: np.ndarray | None = None

    def run_epoch(self, theta, state, orders, replicas, watch=None, running=None):
        """One pass; changes `theta` in place, so that views of it stay valid."""
        x, targets, weights = self.ordered(orders, replicas)
        network, optimizer = self.network, self.optimizer
        params, grad = network.views(theta), np.empty_like(theta)
        grads = network.views(grad)
        decay = self.l2 * network.penalty_mask()
        looks_ahead = type(optimizer).lookahead is not Optimizer.lookahead
        for begin in range(0, x.shape[-2], self.batch_size):
            rows = slice(begin, begin + self.batch_size)
            point = optimizer.lookahead(theta, state) if looks_ahead else theta
            used = network.views(point) if looks_ahead else params
            outputs, caches = network.forward(used, x[..., rows, :])
            wanted = targets[..., rows, :]
            of_rows = None if weights is None else weights[..., rows]
            if running is not None:
                running.add(point, outputs, wanted, of_rows)
            grad_outputs = self.loss.gradient(outputs, wanted, of_rows)
            network.backward(grad_outputs, caches, grads)
            if self.l2:
                grad += decay * point
            update, state = optimizer.update(grad, state, theta)
            theta += update
            if network.bounded:
                network.project(theta)
            if watch and not watch(theta, outputs, begin // self.batch_size):
                break
        if running is not None:
            running.end_epoch()
        return state

    def ordered(self, orders, replicas):
        """Rows, targets, weights in this epoch's order, a copy for each replica."""
        if orders is None:
            return self.x, self.targets, self.weights
        order = orders[0] if replicas is None else np.stack(orders)
        weights = None if self.weights is None else self.weights[order]
        return self.x[order], self.targets[order], weights

    def explain(self, epoch, theta, state, orders, replicas):
        """Run the failed epoch again and say where it ceased to be finite."""
        found = []

        def watch(theta, outputs, batch):
            # the loss of an infinite or NaN output is not finite either
            bad = ~(np.isfinite(theta).all(-1) & np.isfinite(outputs).all((-2, -1)))
            if bad.any():
                found.append((batch, np.flatnonzero(bad)))
            return not found

        self.run_epoch(theta, state, orders, replicas, watch)
        batch, who = found[0] if found else ("its last", np.array([0]))
        whose = "" if replicas is None else f" of replica {who[0]}"
        return (
            f"train: the loss{whose} stopped being finite in epoch {epoch}, batch "
            f"{batch} (counted from 0), with {self.optimizer}. Try a smaller "
            "learning_rate or another init_scheme, or on_divergence='record'."
        )
