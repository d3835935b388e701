"""Comparisons of optimizers that state their protocol."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from tqdm.auto import tqdm

from backproplab.validation import explain_keywords

__all__ = ["Comparison", "compare", "log_grid"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Tuned scores of several optimizers. Made by :func:`compare`.

    Parameters
    ----------
    tuning : dict of ndarray, shape (n_rates, n_tune)
        Scores of every rate in the tuning runs.
    best_rates : dict of float
        The rate of each optimizer with the lowest median there.
    scores : dict of ndarray, shape (n_runs,)
        Scores at that rate in the runs that count; not finite for a failure.
    rates : ndarray
        The grid that all optimizers were tuned on.
    protocol : str
        What was done, to be printed under a figure.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Bowl, DescentTask, GradientDescent, compare
    >>> result = compare(
    ...     DescentTask(Bowl(), n_steps=1), {"descent": GradientDescent},
    ...     rng=np.random.default_rng(0), rates=[0.1, 0.5, 2.0], n_tune=5, n_runs=9,
    ... )
    >>> result.best_rates, result.at_edge("descent")
    ({'descent': 0.5}, False)
    >>> print(result.protocol)
    Bowl from random starts, 1 steps. Each optimizer is tuned on the same 3 rates from
    0.1 to 2 (lowest median of 5 runs), then measured on 9 new runs, paired across
    optimizers.
    """

    tuning: dict[str, np.ndarray]
    best_rates: dict[str, float]
    scores: dict[str, np.ndarray]
    rates: np.ndarray
    protocol: str

    def table(self):
        """A DataFrame of rates, medians, quartiles, failures; the best median first."""
        import pandas as pd  # noqa: PLC0415  importing the package loads no tables

        rows = {
            name: {
                "rate": self.best_rates[name],
                "median": middle(scores),
                "lower quartile": middle(scores, 0.25),
                "upper quartile": middle(scores, 0.75),
                "failures": int((~np.isfinite(scores)).sum()),
                "rate at the edge": self.at_edge(name),
            }
            for name, scores in self.scores.items()
        }
        return pd.DataFrame(rows).T.sort_values("median", kind="stable").infer_objects()

    def at_edge(self, name) -> bool:
        """Whether the best rate is the first or last of the grid: it was too narrow."""
        return self.best_rates[name] in (self.rates[0], self.rates[-1])

    def wins(self):
        """A DataFrame: in which share of runs the row's optimizer beats the column's.

        Runs are paired: the i-th of all optimizers has the same start and data order.
        Two failures are a tie, which neither wins: read an entry beside its mirror.
        An entry near one half says that the medians rank by luck.
        """
        import pandas as pd  # noqa: PLC0415  importing the package loads no tables

        names = list(self.scores)
        finite = {
            name: np.where(np.isfinite(s), s, np.inf) for name, s in self.scores.items()
        }
        shares = [[float((finite[a] < finite[b]).mean()) for b in names] for a in names]
        return pd.DataFrame(shares, index=names, columns=names)

    def curve(self, name) -> np.ndarray:
        """Median tuning score (n_rates,) at every rate; infinite where most fail."""
        return np.array([middle(row) for row in self.tuning[name]])


def middle(scores, q=0.5) -> float:
    """A quantile in which every failure counts as worse than any score.

    Examples
    --------
    >>> import numpy as np
    >>> middle(np.array([3.0, 1.0, np.nan]))
    3.0
    """
    ranked = np.where(np.isfinite(scores), scores, np.inf)
    return float(np.quantile(ranked, q, method="higher"))


def log_grid(low, high, per_decade=4):
    """Rates from `low` to at least `high`, evenly spaced on a logarithmic scale.

    Parameters
    ----------
    low, high : float
        First rate, and the one to reach, both in (0, inf).
    per_decade : int
        Rates in each factor of ten.

    Returns
    -------
    ndarray

    Examples
    --------
    >>> log_grid(0.01, 1.0, per_decade=1)
    array([0.01, 0.1 , 1.  ])
    """
    n = int(np.ceil(np.log10(high / low) * per_decade - 1e-9))
    return (low * 10 ** (np.arange(n + 1) / per_decade)).round(12)


@explain_keywords
def compare(
    task: Callable,
    optimizers: Mapping[str, Callable],
    *,
    rng: np.random.Generator,
    rates=None,
    n_tune: int = 20,
    n_runs: int = 100,
    progress: bool = False,
) -> Comparison:
    """Tune every optimizer on the same budget, then measure on new runs.

    Each optimizer is run at every rate of one grid with the same `n_tune` starts (or
    seeds). The rate with the lowest median is kept and run on `n_runs` new starts, the
    same for all: the score is not the one that chose the rate.

    Parameters
    ----------
    task : callable
        ``task(optimizer, rng, n_runs)`` returns scores (n_runs,), lower is better, not
        finite for a failed run; a :class:`DescentTask`, a :class:`TrainingTask` or your
        own.
    optimizers : mapping of str to callable
        ``make(rate)`` returns the optimizer with that learning rate.
    rng : numpy.random.Generator
        Source of the two seeds, one for tuning and one for measuring.
    rates : array_like, optional
        The grid; by default 4 rates a decade from 1e-4 to 10.
    n_tune, n_runs : int
        Runs at each rate while tuning, and runs that count; at least 1.
    progress : bool
        Whether to show a progress bar.

    Returns
    -------
    Comparison

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Booth, DescentTask, GradientDescent, Momentum, compare
    >>> result = compare(
    ...     DescentTask(Booth(), n_steps=30),
    ...     {"descent": GradientDescent, "momentum": lambda r: Momentum(r, 0.3)},
    ...     rng=np.random.default_rng(0), rates=[0.01, 0.03, 0.1],
    ... )
    >>> result.table()[["rate", "failures"]]
              rate  failures
    momentum   0.1         0
    descent    0.1         0
    """
    rates = log_grid(1e-4, 10.0) if rates is None else np.asarray(rates, dtype=float)
    for name, value in (("n_tune", n_tune), ("n_runs", n_runs)):
        if not isinstance(value, int | np.integer) or value < 1:
            raise ValueError(f"compare: {name} must be an integer >= 1, got {value!r}.")
    if not optimizers or not len(rates):
        raise ValueError("compare: expected at least one optimizer and one rate.")
    tune_seed, run_seed = rng.integers(2**63, size=2)
    tuning, best, scores = {}, {}, {}
    bar = tqdm(total=len(optimizers) * (len(rates) + 1), disable=not progress)
    for name, make in optimizers.items():
        rows = []
        for rate in rates:
            rows.append(task(make(rate), np.random.default_rng(tune_seed), n_tune))
            bar.update()
        tuning[name] = np.array(rows)
        best[name] = float(rates[np.argmin([middle(row) for row in rows])])
        run_rng = np.random.default_rng(run_seed)
        scores[name] = np.asarray(task(make(best[name]), run_rng, n_runs))
        bar.update()
    bar.close()
    protocol = (
        f"{task}. Each optimizer is tuned on the same {len(rates)} rates from "
        f"{rates[0]:g} to {rates[-1]:g} (lowest median of {n_tune} runs), then "
        f"measured on {n_runs} new runs, paired across optimizers."
    )
    return Comparison(tuning, best, scores, rates, protocol)
