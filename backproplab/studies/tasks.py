"""What optimizers are compared on: a task scores runs of a rule, lower is better."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from backproplab._base.checks import instance
from backproplab.descent.final_points import endpoints
from backproplab.objectives.noisy import Noisy
from backproplab.objectives.objective import Objective
from backproplab.training.train import train

__all__ = ["DescentTask", "TrainingTask"]


@dataclass(frozen=True, eq=False)
class DescentTask:
    """A surface to be descended from random starts; the score is the value left over.

    Parameters
    ----------
    surface : Surface
        With known minima. The score of a run is its last value minus the minimum.
    n_steps : int
        Steps of every run.
    sigma : float
        Standard deviation of Gaussian noise on the gradient, at least 0.
    start : tuple of float, optional
        The one start of all runs; by default each starts at random in the domain.

    Raises
    ------
    TypeError
        If `surface` has no value and gradient.
    ValueError
        If it does not say how low it is, or has no lowest value.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Bowl, DescentTask, GradientDescent
    >>> task = DescentTask(Bowl(), n_steps=2, start=(4.0, 0.0))
    >>> task(GradientDescent(0.25), np.random.default_rng(0), 3)
    array([1., 1., 1.])
    """

    surface: Any
    n_steps: int
    sigma: float = 0.0
    start: tuple[float, float] | None = None

    def __post_init__(self):
        instance("DescentTask", "surface", self.surface, Objective, "Bowl()")
        minima = getattr(self.surface, "minima", None)
        if minima is None or not np.isfinite(minima.value):
            raise ValueError(
                "DescentTask: scores are heights above the minimum; expected a surface "
                f"with known minima, got {self.surface!r} with minima {minima!r}. Try "
                "from_function(f, minima=Points(...)), or a task of your own."
            )

    def __call__(self, optimizer, rng, n_runs):
        """Scores (n_runs,) of a rule; the same rng gives the same starts and noise."""
        low, high = np.transpose(self.surface.domain)
        starts = rng.uniform(low, high, size=(n_runs, 2))
        if self.start is not None:
            starts = np.tile(self.start, (n_runs, 1))
        objective = Noisy(self.surface, self.sigma, rng) if self.sigma else self.surface
        ends = endpoints(objective, optimizer, starts, self.n_steps)
        with np.errstate(all="ignore"):
            return self.surface(ends) - self.surface.minima.value

    def __str__(self):
        where = f"from {self.start}" if self.start else "from random starts"
        noise = f", noise of {self.sigma:g} on the gradient" if self.sigma else ""
        return f"{self.surface.name} {where}, {self.n_steps} steps{noise}"


@dataclass(frozen=True, eq=False)
class TrainingTask:
    """A network to be trained from random weights; the score is the last loss.

    Parameters
    ----------
    network : Network
        What is trained.
    x, targets : array_like
        Training rows, as for :func:`train`.
    n_epochs, batch_size : int
        Length and kind of every run.
    validation : tuple (x, targets), optional
        Rows to score on; by default the training rows.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import GradientDescent, TrainingTask, mlp
    >>> task = TrainingTask(mlp([1, 2]), [[-1.0], [1.0]], [0, 1], n_epochs=50)
    >>> scores = task(GradientDescent(1.0), np.random.default_rng(0), 3)
    >>> scores.shape, bool((scores < 0.1).all())
    ((3,), True)
    """

    network: Any
    x: np.ndarray
    targets: np.ndarray
    n_epochs: int = 20
    batch_size: int = 32
    validation: tuple | None = None

    def __call__(self, optimizer, rng, n_runs):
        """Scores (n_runs,) of a rule; the same rng gives the same weights and order."""
        history = train(
            self.network, self.x, self.targets, optimizer=optimizer, rng=rng,
            n_epochs=self.n_epochs, batch_size=self.batch_size, replicas=n_runs,
            validation=self.validation, on_divergence="record",
            measure_every=max(1, self.n_epochs),
        )  # fmt: skip
        scored = history.train_loss if self.validation is None else (
            history.validation_loss
        )  # fmt: skip
        return np.where(history.diverged, np.nan, scored[-1])

    def __str__(self):
        rows = "training" if self.validation is None else "validation"
        return (
            f"Loss on the {rows} rows after {self.n_epochs} epochs in batches of "
            f"{self.batch_size}, new weights and order for every run"
        )
