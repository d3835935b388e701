"""Mistakes that together give what was returned."""

from dataclasses import dataclass

from backproplab.doctor.mistake_registry import Mistake

__all__ = ["Explanation"]


@dataclass(frozen=True)
class Explanation:
    """Mistakes that together give every returned number.

    Parameters
    ----------
    mistakes : tuple of Mistake
        One, two, or more.

    Examples
    --------
    >>> from backproplab.doctor.mistake_registry import MISTAKES
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
