"""Find the mistakes that give exactly what was returned."""

from backproplab.doctor.case import Case
from backproplab.doctor.explanation import Explanation
from backproplab.doctor.hypotheses import Search
from backproplab.doctor.mistake_registry import Mistake
from backproplab.doctor.patterns import without_numbers

__all__ = ["Explanation", "explain", "explain_any"]


def explain(case: Case, got: dict, limit: int = 3) -> list[Explanation]:
    """Sets of mistakes that reproduce `got` to rounding, the likeliest first.

    Every hypothesis is run on the same evidence and compared entry by entry. Single
    mistakes are tried first, then all pairs, then one mistake or pair for each output.

    Parameters
    ----------
    case : Case
        The evidence and the right computation.
    got : dict of ndarray
        What was returned, by output name.
    limit : int
        How many explanations to return.

    Returns
    -------
    list of Explanation
        Empty if nothing fits: nothing is invented.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab.doctor.recipes import LINEAR
    >>> rng = np.random.default_rng(0)
    >>> case = Case(LINEAR, {
    ...     "x": rng.normal(size=(5, 3)), "W": rng.normal(size=(3, 2)),
    ...     "b": rng.normal(size=2), "u": rng.normal(size=(5, 2)),
    ...     "G": rng.normal(size=(5, 2)), "l2": 0.3, "N": 5})
    >>> got = case.right | {"bias": case.right["bias"] / 5}
    >>> explain(case, got)[0].names
    ('averaged@bias',)
    """
    return [found for _, found in explain_any([case], got, limit)]


def explain_any(cases, got: dict, limit: int = 3) -> list[tuple[Case, Explanation]]:
    """Explanations by any of several cases, such as dialects, with the case of each."""
    if any(without_numbers(value) for value in got.values()):
        return []  # output that is NaN everywhere matches too many mistakes to inform
    searches = [Search(case, got) for case in cases]
    for stage in STAGES:
        found = [(s.case, e) for s in searches for e in stage(s)]
        if found:
            return _distinct(sorted(found, key=lambda pair: pair[1].cost))[:limit]
    return []


def _distinct(found):
    """Without explanations of the same words."""
    return list({e.title: (case, e) for case, e in reversed(found)}.values())[::-1]


def _separately(search):
    """One set that explains each wrong output by the cheapest means, if any."""
    chosen: tuple[Mistake, ...] = ()
    for name in search.got:
        if search.matching(chosen, [name]):
            continue
        found = search.extended(chosen, name)
        if found is None:
            return []
        chosen = found
    return [Explanation(chosen)] if search.matching(chosen) else []


STAGES = (
    lambda search: search.of_size(1),
    lambda search: search.of_size(2),
    _separately,
    Search.entangled,
)
