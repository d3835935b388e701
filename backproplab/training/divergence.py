"""Where a run ceased to be finite."""

import numpy as np

from backproplab.training.loop import Run

__all__ = ["explain"]


def explain(run: Run, epoch: int, before: tuple, order) -> str:
    """Repeat the failed epoch and say in which batch, and in which replica.

    Parameters
    ----------
    run : Run
        The run that failed; its parameters are overwritten.
    epoch : int
        The number of the epoch.
    before : tuple (theta, state)
        Parameters and what the optimizer remembered before that epoch.
    order : ndarray or None
        The order of its rows.
    """
    finite: list[np.ndarray] = []  # after each batch, for each copy

    def see(batch, _point):
        if finite:
            finite[-1] &= np.isfinite(run.theta).all(-1)
        outputs = run.gradient.outputs(batch[0])
        finite.append(np.isfinite(outputs).all((-2, -1)))

    run.theta[...] = before[0]
    run.epoch(before[1], order, see)
    finite[-1] &= np.isfinite(run.theta).all(-1)
    bad = ~np.array(finite).reshape(len(finite), -1)
    batch = int(bad.any(axis=1).argmax()) if bad.any() else "its last"
    replica = bad[bad.any(axis=1).argmax()].argmax()
    whose = "" if run.theta.ndim == 1 else f" of replica {replica}"
    return (
        f"train: the loss{whose} stopped being finite in epoch {epoch}, batch "
        f"{batch} (counted from 0), with {run.optimizer}. Try a smaller "
        "learning_rate or another init_scheme, or on_divergence='record'."
    )
