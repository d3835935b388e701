"""Epochs of minibatches, for one network or for many copies at once."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from threadpoolctl import ThreadpoolController

from backproplab._base.checks import (
    explain_keywords,
    finite_array,
    instance,
    number,
    one_of,
    whole_number,
)
from backproplab._base.progress import progress_bar
from backproplab.losses.base import Loss
from backproplab.losses.softmax_cross_entropy import SoftmaxCrossEntropy
from backproplab.networks.check_data import labeled_rows, row_weights
from backproplab.networks.network import Network
from backproplab.optimizers.base import Optimizer
from backproplab.training.divergence import explain
from backproplab.training.history import History
from backproplab.training.loop import Run
from backproplab.training.minibatches import Batches
from backproplab.training.recorder import Recorder, RunningLoss

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
    measure_every: int = 1,
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
    measure_every : int
        Epochs from one measurement of the metrics to the next, at least 1. To measure
        is a forward pass over all rows: a third of the time on a wide network. The
        start and the last epoch are measured always; epochs between are NaN.
    stop : callable, optional
        Called as ``stop(epoch, theta, loss)`` after every epoch that is measured, with
        the loss just recorded; training ends if it returns True. It must not change
        `theta`.

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
    whole_number("train", "measure_every", measure_every, 1)
    if replicas is not None:
        whole_number("train", "replicas", replicas, 1)
    if stop is not None and not callable(stop):
        raise TypeError(
            f"train: stop must be a function of epoch, theta and loss, got {stop!r}. "
            "For a number of epochs use n_epochs."
        )
    rows = labeled_rows("train", network, loss, x, targets)
    weights = row_weights("train", sample_weight, rows[1])
    data = [(*rows, weights)]
    if validation is not None:
        data.append((*held_out(network, loss, validation), None))
    rngs = [rng] if replicas is None else rng.spawn(replicas)
    theta = start(network, theta, rngs, replicas)
    batches = Batches(rows[0], rows[1], weights, batch_size)
    with thread_pools().limit(limits=1, user_api="blas"), np.errstate(all="ignore"):
        run = Run(network, loss, l2, optimizer, batches, theta)
        recorder = Recorder(run, data, keep)
        running = RunningLoss(run) if running_loss else None
        recorder.add()
        state = begin(optimizer, theta, state)
        for epoch in progress_bar(range(1, n_epochs + 1), shown=progress, unit="epoch"):
            order = draw_order(rngs, len(rows[0]), replicas) if shuffle else None
            before = theta.copy(), state
            state = run.epoch(state, order, running.add if running else None)
            if running:
                running.end_epoch()
            measured = epoch == n_epochs or epoch % measure_every == 0
            recorder.add(measured)
            if on_divergence == "raise" and not recorder.all_finite:
                raise FloatingPointError(explain(run, epoch, before, order))
            if measured and stop is not None and stop(epoch, theta, recorder.last_loss):
                break
    return recorder.finish(theta, state, running)


def begin(optimizer, theta, state):
    """The first state: a fresh one, or the one to go on from if it is of this kind."""
    fresh = optimizer.init(theta)
    if state is None:
        return fresh
    if not isinstance(state, dict) or set(state) != set(fresh):
        raise ValueError(
            f"train: expected a state of {type(optimizer).__name__} with "
            f"{', '.join(sorted(fresh))}, got {state!r}. Pass the state of a history "
            "that the same optimizer has left."
        )
    return state


@cache
def thread_pools():
    """The thread pools of this process; to find them takes longer than an epoch."""
    return ThreadpoolController()


def draw_order(rngs, n_rows, replicas):
    """A new order of the rows (n_rows,), or one for each replica."""
    orders = [rng.permutation(n_rows) for rng in rngs]
    return orders[0] if replicas is None else np.stack(orders)


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
