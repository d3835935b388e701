"""Whether what one experiment shows holds when its random numbers are others."""

from collections.abc import Callable, Iterable, Mapping

from backproplab._base.checks import explain_keywords

__all__ = ["repeat_claims"]


@explain_keywords
def repeat_claims(
    claims: Callable[[int], Mapping[str, bool]], seeds: Iterable[int] = range(5)
):
    """Run an experiment from several master seeds and count how often claims hold.

    Parameters
    ----------
    claims : callable
        ``claims(seed)`` runs the whole experiment, tuning included, and returns for
        each claim in words whether it holds.
    seeds : iterable of int
        Master seeds, five by default.

    Returns
    -------
    pandas.DataFrame
        A row for each claim: the number of seeds for which it holds, and their number.

    Raises
    ------
    ValueError
        If there is no seed, or two seeds give different claims.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import repeat_claims
    >>> def claims(seed):
    ...     mean = np.random.default_rng(seed).normal(size=100).mean()
    ...     return {"the mean is small": abs(mean) < 0.5, "it is positive": mean > 0}
    >>> repeat_claims(claims)
                       held in  of
    the mean is small        5   5
    it is positive           1   5
    """
    import pandas as pd  # noqa: PLC0415  importing the package loads no tables

    found = [dict(claims(seed)) for seed in seeds]
    if not found or any(set(one) != set(found[0]) for one in found):
        raise ValueError(
            "repeat_claims: expected the same claims from every seed, and at least one "
            f"seed, got {[sorted(one) for one in found]}."
        )
    held = {claim: sum(bool(one[claim]) for one in found) for claim in found[0]}
    return pd.DataFrame({"held in": held, "of": len(found)})
