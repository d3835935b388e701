"""What a planted bug is."""

from typing import NamedTuple

__all__ = ["Mutant"]


class Mutant(NamedTuple):
    """A change of one place in the package that the suite must notice.

    `file` is relative to the package; `old` occurs in it exactly once.
    """

    name: str
    file: str
    old: str
    new: str
