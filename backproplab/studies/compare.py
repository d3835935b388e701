"""Comparisons of optimizers that state their protocol."""

from collections.abc import Callable, Mapping

import numpy as np

from backproplab._base.checks import (
    explain_keywords,
    finite_array,
    instance,
    number,
    whole_number,
)
from backproplab._base.progress import progress_bar
from backproplab.objectives.objective import Objective
from backproplab.studies.comparison import Comparison, middle

__all__ = ["Comparison", "compare", "log_grid"]


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
    number("log_grid", "low", low, "(0, inf)", 1e-4)
    number("log_grid", "high", high, f"[{low}, inf)", 10.0)
    whole_number("log_grid", "per_decade", per_decade, 1)
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
    n_parts: int = 4,
    progress: bool = False,
) -> Comparison:
    """Tune every optimizer on the same budget, then measure on new runs.

    Each optimizer is run at every rate of one grid with the same `n_tune` starts (or
    seeds). The rate with the lowest upper quartile is kept, a failure counting as worse
    than any score: a rate at which more than a quarter of the runs fail is taken only
    if all others are as bad, and the median decides between them. It is run on `n_runs`
    new starts, the same for all: the score is not the one that chose the rate.

    The tuning is uncertain too. So the tuning runs are also divided into `n_parts`
    parts, each of which chooses a rate by itself; every rate that a part chooses is
    measured on the same new starts, and the table shows the range of medians.

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
        The grid, in any order; by default 4 rates a decade from 1e-4 to 10.
    n_tune, n_runs : int
        Runs at each rate while tuning, and runs that count; at least 1.
    n_parts : int
        Into how many parts the tuning runs are divided to see how uncertain the choice
        of the rate is; at least 1, at most `n_tune` are used.
    progress : bool
        Whether to show a progress bar.

    Returns
    -------
    Comparison

    Raises
    ------
    TypeError, ValueError
        If there is nothing to run, or nothing to run it with.

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
    rates = (
        log_grid(1e-4, 10.0)
        if rates is None
        else np.unique(finite_array("compare", "rates", rates))
    )
    check_comparison(task, optimizers, rng, rates)
    whole_number("compare", "n_tune", n_tune, 1)
    whole_number("compare", "n_runs", n_runs, 1)
    whole_number("compare", "n_parts", n_parts, 1)
    tune_seed, run_seed = rng.integers(2**63, size=2)
    tuning, best, measured = {}, {}, {}
    bar = progress_bar(shown=progress, total=len(optimizers) * (len(rates) + 1))
    for name, make in optimizers.items():
        rows = []
        for rate in rates:
            rows.append(task(make(rate), np.random.default_rng(tune_seed), n_tune))
            bar.update()
        tuning[name] = np.array(rows)
        best[name] = best_rate(rates, tuning[name])
        parts = np.array_split(tuning[name], min(n_parts, n_tune), axis=1)
        chosen = {best[name], *(best_rate(rates, part) for part in parts)}
        measured[name] = {
            rate: np.asarray(task(make(rate), np.random.default_rng(run_seed), n_runs))
            for rate in sorted(chosen)
        }
        bar.update()
    bar.close()
    scores = {name: measured[name][best[name]] for name in optimizers}
    method = (
        f"Each optimizer is tuned on the same {len(rates)} rates from "
        f"{rates[0]:g} to {rates[-1]:g} (lowest upper quartile of {n_tune} runs), then "
        f"measured on {n_runs} new runs, paired across optimizers."
    )
    return Comparison(tuning, best, scores, rates, str(task), method, measured)


def best_rate(rates, scores) -> float:
    """The rate with the lowest upper quartile of its scores (n_rates, n_tune).

    Between equal quartiles, such as infinite ones, the lower median decides, then the
    smaller rate.

    Examples
    --------
    The median alone would take the second rate, which loses two of five runs.

    >>> import numpy as np
    >>> scores = np.array([[3.0, 3, 3, 3, 3], [1, 1, 1, np.inf, np.nan]])
    >>> best_rate(np.array([0.1, 1.0]), scores)
    0.1
    """
    keys = [(middle(row, 0.75), middle(row)) for row in scores]
    return float(rates[min(range(len(rates)), key=keys.__getitem__)])


def check_comparison(task, optimizers, rng, rates):
    """Raise an error unless every optimizer can be made and run at every rate."""
    if isinstance(task, Objective) or not callable(task):
        raise TypeError(
            f"compare: task must score runs of an optimizer, got {task!r}. "
            "Try DescentTask(Bowl(), n_steps=100)."
        )
    instance("compare", "optimizers", optimizers, Mapping, '{"Adam": Adam}')
    instance("compare", "rng", rng, np.random.Generator, "np.random.default_rng(0)")
    if not optimizers or not rates.size:
        raise ValueError("compare: expected at least one optimizer and one rate.")
    number("compare", "rates", rates, "(0, inf)")
    for name, make in optimizers.items():
        if not callable(make):
            raise TypeError(
                f"compare: optimizers[{name!r}] must make an optimizer of a rate, got "
                f"{make!r}. Try lambda rate: {type(make).__name__}(rate)."
            )
