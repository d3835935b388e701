"""Tuned scores of several optimizers, and what was done to get them."""

from dataclasses import dataclass, field

import numpy as np

from backproplab.studies.paired import PairedShare, paired_share

__all__ = ["Comparison", "middle"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Tuned scores of several optimizers. Made by :func:`compare`.

    Parameters
    ----------
    tuning : dict of ndarray, shape (n_rates, n_tune)
        Scores of every rate in the tuning runs.
    best_rates : dict of float
        The rate of each optimizer with the lowest upper quartile there.
    scores : dict of ndarray, shape (n_runs,)
        Scores at that rate in the runs that count; not finite for a failure.
    rates : ndarray
        The grid that all optimizers were tuned on.
    task : str
        What was run.
    method : str
        How the rates were chosen, and what was measured then.
    measured : dict of dict of ndarray
        For each optimizer, the scores at every rate that a part of the tuning runs
        would have chosen.

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
    0.1 to 2 (lowest upper quartile of 5 runs), then measured on 9 new runs, paired
    across optimizers.
    """

    tuning: dict[str, np.ndarray]
    best_rates: dict[str, float]
    scores: dict[str, np.ndarray]
    rates: np.ndarray
    task: str
    method: str
    measured: dict[str, dict[float, np.ndarray]] = field(default_factory=dict)

    @property
    def protocol(self) -> str:
        """What was done. :func:`plotting.scores` and its like put it under figures."""
        return f"{self.task}. {self.method}"

    def table(self):
        """A DataFrame of rates, medians, quartiles, failures; the best median first.

        ``median from`` and ``median to`` are the lowest and the highest median among
        the rates that parts of the tuning runs would have chosen: this is what the
        tuning leaves open.
        """
        import pandas as pd  # noqa: PLC0415  importing the package loads no tables

        rows = {
            name: {
                "rate": self.best_rates[name],
                "median": middle(scores),
                "lower quartile": middle(scores, 0.25),
                "upper quartile": middle(scores, 0.75),
                "median from": min(self.tuned_medians(name)),
                "median to": max(self.tuned_medians(name)),
                "failures": int((~np.isfinite(scores)).sum()),
                "rate at the edge": self.at_edge(name),
            }
            for name, scores in self.scores.items()
        }
        return pd.DataFrame(rows).T.sort_values("median", kind="stable").infer_objects()

    def at_edge(self, name) -> bool:
        """Whether the best rate is the first or last of the grid: it was too narrow."""
        return self.best_rates[name] in (self.rates[0], self.rates[-1])

    def tuned_medians(self, name) -> list[float]:
        """The median score at each rate that a part of the tuning runs chose."""
        measured = self.measured.get(name) or {self.best_rates[name]: self.scores[name]}
        return [middle(scores) for scores in measured.values()]

    def wins(self):
        """A DataFrame: in which share of runs the row's optimizer beats the column's.

        Runs are paired: the i-th of all optimizers has the same start and data order.
        Two failures are a tie, which neither wins: read an entry beside its mirror. A
        share near one half says that each wins about as often; it does not say that
        the scores are alike, see :meth:`paired`.
        """
        import pandas as pd  # noqa: PLC0415  importing the package loads no tables

        names = list(self.scores)
        finite = {
            name: np.where(np.isfinite(s), s, np.inf) for name, s in self.scores.items()
        }
        shares = [[float((finite[a] < finite[b]).mean()) for b in names] for a in names]
        return pd.DataFrame(shares, index=names, columns=names)

    def paired(self, first, second, n_comparisons: int = 1) -> PairedShare:
        """The share of runs that `first` wins against `second`, with its interval.

        Parameters
        ----------
        first, second : str
            Names of two optimizers.
        n_comparisons : int
            How many pairs are looked at, see :func:`corrected_confidence`.
        """
        scores = self.scores[first], self.scores[second]
        return paired_share(*scores, n_comparisons=n_comparisons)

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
