"""Mutants: right code with one line, or two, made wrong.

A mutation is the text of a line, what is put in its place, and the identifiers of the
mistake that it makes. A pair is two mutations of the same piece of code.
"""

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from backproplab.doctor.adapters.fits import SIGNATURES
from backproplab.doctor.recipes import FUNCTIONS
from backproplab.doctor.source import load
from backproplab.doctor.tasks import tasks
from tests.doctor.mutants_contract import CONTRACT
from tests.doctor.mutants_functions import BLOCKS, POWER_HIDDEN
from tests.doctor.mutants_homework import HOMEWORK
from tests.doctor.mutants_rules import RULES, SURFACES
from tests.doctor.mutation import Mutation

ROOT = Path(__file__).parents[2]
SOLUTIONS = ROOT / "docs" / "exercises" / "solutions"
SOURCES = Path(__file__).parent / "sources"


CHECKED_ALONE = {*SIGNATURES, *FUNCTIONS}


@dataclass(frozen=True)
class Mutant:
    path: Path
    mutations: tuple[Mutation, ...]

    @property
    def part(self):
        return self.mutations[0].part

    def __str__(self):
        changes = " + ".join(m.new.strip() for m in self.mutations)
        return f"{self.path.stem}/{self.part}: {changes}"

    def text(self):
        text = self.path.read_text()
        start = text.index(text_marker(self.part))
        head, tail = text[:start], text[start:]
        for mutation in self.mutations:
            assert mutation.old in tail, mutation
            tail = tail.replace(mutation.old, mutation.new, 1)
        return head + tail


def text_marker(part):
    """Where the code of a part begins."""
    return part if part.startswith(("def ", "class ")) else f"def {part}"


def examine(text, folder, part):
    """Findings on the part of a file with the given text."""
    path = folder / "mutant.py"
    path.write_text(text)
    namespace = load(path).namespace
    name = part.removeprefix("class ").removeprefix("def ")
    if name in CHECKED_ALONE or part.startswith("class "):
        namespace = {name: namespace[name]}
    found = [f for _, task in tasks(namespace) for f in task()]
    return [f for f in found if f.status != "missing"]


FILES = {
    **{SOLUTIONS / name: entries for name, entries in BLOCKS.items()},
    SOURCES / "power_hidden.py": POWER_HIDDEN,
    SOURCES / "contract.py": CONTRACT,
    SOLUTIONS / "homework.py": HOMEWORK,
    SOLUTIONS / "rules.py": RULES,
    SOLUTIONS / "surfaces.py": SURFACES,
}
SINGLES = [Mutant(path, (m,)) for path, ms in FILES.items() for m in ms]


def all_pairs():
    """Two mutations of the same part, of lines that do not touch each other."""
    for path, entries in FILES.items():
        for a, b in combinations(entries, 2):
            apart = a.old not in b.old and b.old not in a.old
            if a.part == b.part and apart:
                yield Mutant(path, (a, b))


def some_pairs(n=90):
    """Every k-th of all pairs, so that each part has its share."""
    everything = list(all_pairs())
    return everything[:: max(1, len(everything) // n)]


PAIRS = some_pairs()
