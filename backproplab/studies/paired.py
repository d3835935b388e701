"""Which of two is lower in paired runs, and how well that is known."""

from typing import NamedTuple

import numpy as np

from backproplab._base.checks import explain_keywords, number, whole_number

__all__ = ["PairedShare", "corrected_confidence", "paired_share"]


class PairedShare(NamedTuple):
    """In which share of the decided runs the first is lower than the second.

    Parameters
    ----------
    share : float
        Wins over decided runs; one half if none is decided.
    low, high : float
        Ends of the confidence interval of the probability behind the share.
    n_decided : int
        Runs that are no tie; two failures are a tie.

    Examples
    --------
    >>> PairedShare(0.7, 0.6, 0.8, 100).decided
    True
    """

    share: float
    low: float
    high: float
    n_decided: int

    @property
    def decided(self) -> bool:
        """Whether the interval excludes one half."""
        return self.low > 0.5 or self.high < 0.5


def corrected_confidence(confidence: float, n_comparisons: int) -> float:
    """The confidence of each of several intervals, so that all hold together.

    Bonferroni's correction, which needs no independence: the chances to be wrong add up
    at most. Every page of this site that looks at several differences uses it.

    Parameters
    ----------
    confidence : float
        Wanted for all intervals together, in (0, 1).
    n_comparisons : int
        How many intervals are looked at, at least 1.

    Examples
    --------
    >>> round(corrected_confidence(0.95, 5), 3)
    0.99
    """
    number("corrected_confidence", "confidence", confidence, "(0, 1)")
    whole_number("corrected_confidence", "n_comparisons", n_comparisons, 1)
    return 1 - (1 - confidence) / n_comparisons


@explain_keywords
def paired_share(
    first, second, *, confidence: float = 0.95, n_comparisons: int = 1
) -> PairedShare:
    """Compare the scores of two optimizers run by run; lower is better.

    The interval is that of Clopper and Pearson for the share of wins among the runs
    that are no tie: it contains the probability of a win in at least `confidence` of
    all experiments. An interval that contains one half means that these runs do not
    tell which of the two wins more often. It says nothing about medians: of two
    optimizers with equal shares one may have the lower median by far.

    Parameters
    ----------
    first, second : array_like, shape (n_runs,)
        Scores of the same runs; not finite for a failure, worse than any score.
    confidence : float
        In (0, 1).
    n_comparisons : int
        How many pairs are looked at together, see :func:`corrected_confidence`.

    Returns
    -------
    PairedShare

    Examples
    --------
    Thirteen wins of twenty do not decide: a fair coin does that in 26 % of all trials.

    >>> from backproplab import paired_share
    >>> result = paired_share([0.0] * 13 + [2.0] * 7, [1.0] * 20)
    >>> result.share, round(result.low, 2), round(result.high, 2), result.decided
    (0.65, 0.41, 0.85, False)
    """
    from scipy.stats import binomtest  # noqa: PLC0415  takes long to import

    a, b = (np.asarray(scores, dtype=float) for scores in (first, second))
    if a.shape != b.shape or a.ndim != 1:
        raise ValueError(
            f"paired_share: expected scores of the same runs, got shapes {a.shape} and "
            f"{b.shape}."
        )
    a, b = (np.where(np.isfinite(s), s, np.inf) for s in (a, b))
    wins, losses = int((a < b).sum()), int((a > b).sum())
    if not wins + losses:
        return PairedShare(0.5, 0.0, 1.0, 0)
    test = binomtest(wins, wins + losses)
    level = corrected_confidence(confidence, n_comparisons)
    ends = test.proportion_ci(confidence_level=level)
    decided = wins + losses
    return PairedShare(wins / decided, float(ends.low), float(ends.high), decided)
