"""What an entry of the ledger is, and the ledger itself."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sympy as sp

__all__ = ["LEDGER", "Entry", "Ledger"]

TOLERANCE = 1e-9
ENTRIES = Path(__file__).with_name("entries")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One equation: a symbolic right-hand side and everything it has to agree with.

    Parameters
    ----------
    id : str
        What pages call it, such as ``"linear-weight"``.
    name : str
        What readers call it.
    left : str
        LaTeX of the left-hand side. The check reads it back and compares what it names,
        see ``claims``.
    right : sympy expression
        Printed as LaTeX and evaluated as numbers. Its symbols are named as the keys
        that `draw` returns.
    where : tuple of (str, sympy.Symbol, sympy expression)
        Abbreviations: what is printed on the left, the symbol, what it stands for.
    indices : tuple of (sympy.Symbol, str)
        Free indices and the names of their ranges; the number is then an array.
    draw : callable
        Maps a `numpy.random.Generator` to the values of one random point.
    code : callable, optional
        Maps values to what the hand-written code returns for them.
    describes : tuple of callable
        That code: the functions a reader is sent to.
    oracles : mapping of str to callable
        Other ways to the same number, from the same values.
    means : mapping of str to callable
        By LaTeX, what a name stands for: maps values to its number.
    derivatives : mapping of (str, str) to (callable, str)
        By LaTeX of a quantity and of a variable: the quantity as a function of the
        values, and the name of the variable among them.
    series : mapping of str to callable
        By LaTeX without its index, a quantity that has a time: maps values and a shift
        to its number that many steps after the present one.
    missing : str
        Why there is no code to compare with; needed if there is none.
    tolerance : float
        Largest relative error that is accepted; 1e-9 unless numbers are sampled.
    """

    id: str
    name: str
    left: str
    right: sp.Basic
    draw: Callable[[Any], dict]
    describes: tuple
    where: tuple = ()
    indices: tuple = ()
    code: Callable[[dict], Any] | None = None
    oracles: Mapping[str, Callable[[dict], Any]] = field(default_factory=dict)
    means: Mapping[str, Callable[[dict], Any]] = field(default_factory=dict)
    derivatives: Mapping[tuple[str, str], tuple] = field(default_factory=dict)
    series: Mapping[str, Callable[[dict, int], Any]] = field(default_factory=dict)
    missing: str = ""
    tolerance: float = TOLERANCE

    @property
    def room(self) -> str:
        """The part of the package that the equation belongs to."""
        return self.describes[0].__module__.removeprefix("backproplab.")

    @property
    def comparisons(self) -> dict[str, Callable[[dict], Any]]:
        """Everything the number is compared with, the hand-written code first."""
        code = {} if self.code is None else {"code": self.code}
        return code | dict(self.oracles)


class Ledger(Mapping):
    """The entries by id, in the order in which they were added.

    `places` has the file and the line that declare each of them.
    """

    def __init__(self):
        self._entries: dict[str, Entry] = {}
        self.places: dict[str, str] = {}

    def add(self, **parts) -> Entry:
        """Make an entry and keep it; an id is given once, and something is compared."""
        entry = Entry(**parts)
        if entry.id in self._entries:
            raise ValueError(f"ledger: two entries are called {entry.id!r}.")
        if not entry.comparisons:
            raise ValueError(f"ledger: {entry.id!r} is compared with nothing.")
        if (entry.code is None) != bool(entry.missing):
            raise ValueError(
                f"ledger: {entry.id!r} needs either code or a sentence in `missing`."
            )
        self._entries[entry.id] = entry
        self.places[entry.id] = declared()
        return entry

    def __getitem__(self, key: str) -> Entry:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def declared() -> str:
    """Where the folder of entries has the call that is being made."""
    for frame in traceback.extract_stack():
        file = Path(frame.filename)
        if file.parent == ENTRIES and file.stem != "__init__":
            return f"docs/_ext/ledger/entries/{file.name}:{frame.lineno}"
    return "an entry that no file of the ledger declares"


LEDGER = Ledger()
