"""Find the mistakes that give exactly what was returned."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from backproplab.doctor.case import Case
from backproplab.doctor.mistake import Mistake, mistakes_for

__all__ = ["Explanation", "explain", "explain_any", "pattern"]


@dataclass(frozen=True)
class Explanation:
    """Mistakes that together give every returned number.

    Parameters
    ----------
    mistakes : tuple of Mistake
        One, two, or more.

    Examples
    --------
    >>> from backproplab.doctor.mistake import MISTAKES
    >>> Explanation((MISTAKES["l2-missing@penalty"],)).title
    'L2 term missing in the weight gradient'
    """

    mistakes: tuple[Mistake, ...]

    @property
    def cost(self) -> float:
        """Few and common mistakes first."""
        return sum(m.cost for m in self.mistakes)

    @property
    def names(self) -> tuple[str, ...]:
        """Identifiers of the mistakes."""
        return tuple(m.name for m in self.mistakes)

    @property
    def title(self) -> str:
        """What went wrong, in words."""
        return "; and ".join(m.title for m in self.mistakes)

    @property
    def advice(self) -> str:
        """What to do about it."""
        return " ".join(dict.fromkeys(m.advice for m in self.mistakes))


# Shapes that do not go together on this evidence, or evidence that is not there.
INAPPLICABLE = (ValueError, AttributeError)


class Search:
    """The hypotheses for one case, each run on its evidence.

    Parameters
    ----------
    case : Case
        The evidence.
    got : dict of ndarray
        What the learner's code returned, by output name.
    """

    def __init__(self, case: Case, got: dict):
        self.case, self.got = case, {n: got[n] for n in case.right if n in got}
        self.right = frozenset(self.got) - set(case.wrong_names(self.got))
        self.changed: dict[int, frozenset] = {}
        self.matched: dict[int, frozenset] = {}
        visible = [m for m in mistakes_for(case.recipe) if self._run_alone(m)]
        self.mistakes = sorted(visible, key=lambda m: m.late)

    def _run_alone(self, mistake):
        """Note what a mistake changes and what it matches; whether it is visible."""
        try:
            outputs = self.case.recipe.run(self.case.evidence, (mistake,))
        except INAPPLICABLE:
            return False
        self.changed[id(mistake)] = frozenset(
            n for n in self.got if not self.case.agrees(outputs[n], self.case.right[n])
        )
        self.matched[id(mistake)] = self._matches(outputs)
        return bool(self.changed[id(mistake)])

    def _matches(self, outputs):
        return frozenset(
            n for n, value in self.got.items() if self.case.agrees(value, outputs[n])
        )

    def matching(self, mistakes, names=None) -> bool:
        """Whether `mistakes` together reproduce the named outputs, by default all.

        An output that only one of them changes needs no further run.
        """
        together = set()
        for name in self.got if names is None else names:
            involved = [m for m in mistakes if name in self.changed[id(m)]]
            if len(involved) > 1:
                together.add(name)
            elif name not in (
                self.matched[id(involved[0])] if involved else self.right
            ):
                return False
        return not together or together <= self._run(mistakes)

    def _run(self, mistakes):
        """Names of the outputs that `mistakes` reproduce."""
        try:
            return self._matches(self.case.recipe.run(self.case.evidence, mistakes))
        except INAPPLICABLE:
            return frozenset()

    def of_size(self, size):
        """All sets of `size` mistakes that reproduce every output."""
        for mistakes in combinations(self.mistakes, size):
            if self.matching(mistakes):
                yield Explanation(mistakes)

    def entangled(self):
        """All pairs in which one mistake changes what the other one does."""
        wrong = frozenset(self.got) - self.right
        for a, b in combinations(self.mistakes, 2):
            touched = self.changed[id(a)] | self.changed[id(b)]
            if wrong <= touched and len(self._run((a, b))) == len(self.got):
                yield Explanation((a, b))

    def extended(self, chosen, name):
        """`chosen` and one or two more that also reproduce `name`, at least cost."""
        kept = [n for n in self.got if self.matching(chosen, [n])]
        for size in (1, 2):
            sets = [
                chosen + extra
                for extra in combinations(self.mistakes, size)
                if self.matching(chosen + extra, [name, *kept])
            ]
            if sets:
                return min(sets, key=lambda s: Explanation(s).cost)
        return None


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


def pattern(got, expected) -> str:
    """Where two arrays differ and by what ratio, in words.

    Examples
    --------
    >>> import numpy as np
    >>> pattern(np.array([[1.0, 4.0], [3.0, 8.0]]), np.array([[1.0, 2.0], [3.0, 4.0]]))
    '2 of 4 entries differ, all in column 1; each is 2 times the reference'
    """
    got, expected = np.broadcast_arrays(np.asarray(got, float), expected)
    scale = np.maximum(np.abs(got), np.abs(expected))
    with np.errstate(all="ignore"):
        differs = ~(np.abs(got - expected) <= 1e-6 * scale)
        ratios = (got / expected)[differs]
    words = f"{differs.sum()} of {differs.size} entries differ"
    if not differs.all() and differs.ndim == 2:
        for axis, name in ((1, "row"), (0, "column")):
            lines = np.flatnonzero(differs.any(axis=axis))
            if len(lines) < differs.shape[1 - axis]:
                listed = ", ".join(map(str, lines))
                words += f", all in {name}{'s' * (len(lines) > 1)} {listed}"
                break
    if np.isnan(got).any() or np.isinf(got).any():
        return f"{words}; {int((~np.isfinite(got)).sum())} are NaN or infinite"
    constant = np.isfinite(ratios).all() and ratios.size
    if constant and np.ptp(ratios) <= 1e-6 * np.abs(ratios).max():
        words += f"; each is {ratios[0]:.6g} times the reference"
    return words
