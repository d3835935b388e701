"""The hypotheses for one case, each run on its evidence."""

from itertools import combinations

from backproplab.doctor.case import Case
from backproplab.doctor.explanation import Explanation
from backproplab.doctor.mistake_registry import mistakes_for

__all__ = ["Search"]

# Errors that mean: this mistake does not apply to this case.
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
        """All pairs whose combined effect is not the union of their single effects."""
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
