"""When an estimator has trained enough."""

from collections.abc import Callable

import numpy as np

__all__ = ["Patience"]


class Patience:
    """Ends training when a score has not improved for some epochs.

    Parameters
    ----------
    tol : float or None
        Smallest gain that counts; None for no end.
    n_iter_no_change : int
        Epochs without such a gain that are waited for.
    score : callable, optional
        Maps parameters to the score, higher is better. By default the score is minus
        the training loss.

    Examples
    --------
    >>> patience = Patience(tol=0.1, n_iter_no_change=2)
    >>> [patience(epoch, None, loss) for epoch, loss in enumerate([1.0, 0.95, 0.94])]
    [False, False, True]
    """

    def __init__(self, tol, n_iter_no_change: int, score: Callable | None = None):
        self.tol, self.n_iter_no_change, self.score = tol, n_iter_no_change, score
        self.scores: list[float] = []
        self.best = -np.inf
        self.best_theta: np.ndarray | None = None
        self.waited = 0
        self.stopped = False

    def __call__(self, epoch, theta, loss) -> bool:
        """Take notice of an epoch; whether it was the last one."""
        score = -loss if self.score is None else self.score(theta)
        self.scores.append(float(score))
        gained = self.tol is None or score > self.best + self.tol
        self.waited = 0 if gained else self.waited + 1
        if score > self.best:
            self.best = float(score)
            self.best_theta = theta.copy() if self.score else None
        self.stopped = self.waited >= self.n_iter_no_change
        return self.stopped
