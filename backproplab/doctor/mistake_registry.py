"""What can be wrong: each mistake computes what it would have given."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["MISTAKES", "Mistake", "add", "mistake", "mistakes_for"]

MISTAKES: dict[str, "Mistake"] = {}

SPOKEN = {"weight_data": "weight", "outputs": "loss"}


@dataclass(frozen=True)
class Mistake:
    """One wrong step of a recipe.

    Parameters
    ----------
    name : str
        Identifier, ``"what@step"``.
    steps : tuple of str
        The steps of the recipe whose values are spoiled.
    title : str
        What went wrong, in a few words.
    advice : str
        What to do about it, in one sentence.
    wrong : callable
        Maps everything known and the right value to the wrong value; what is known
        includes the name of the current `step`.
    kinds : tuple of str
        Kinds of recipe it applies to; empty means all that have the step.
    cost : float
        1 for a common mistake; more for one that is named only if no common one fits.
    late : bool
        Whether it rescales what other mistakes at the same step leave.
    absent : tuple of str
        Steps of recipes that it does not apply to.

    Examples
    --------
    >>> entry = MISTAKES["l2-doubled@penalty"]
    >>> entry.title, entry.wrong(None, 0.25)
    ('L2 term doubled', 0.5)
    """

    name: str
    steps: tuple[str, ...]
    title: str
    advice: str
    wrong: Callable
    kinds: tuple[str, ...] = ()
    cost: float = 1.0
    late: bool = False
    absent: tuple[str, ...] = ()

    def fits(self, recipe) -> bool:
        """Whether the recipe has the steps, and is of a fitting kind."""
        there = set(recipe.step_names)
        if not set(self.steps) <= there or set(self.absent) & there:
            return False
        return not self.kinds or recipe.kind in self.kinds


def mistake(name, steps, title, advice, kinds=(), cost=1.0, late=False):
    """Register the decorated formula as a mistake at each of `steps`.

    Parameters
    ----------
    name : str
        What is wrong, in one word or two, joined by hyphens.
    steps : str
        Names of steps, separated by blanks.
    title, advice : str
        For people; ``{step}`` becomes the name of the step.
    kinds : sequence of str
        Kinds of recipe; empty means all.
    cost, late : float, bool
        See :class:`Mistake`.

    Examples
    --------
    >>> from backproplab.doctor import Recipe
    >>> recipe = Recipe("cube", (("slope", lambda e: 3 * e.x**2),), ("slope",))
    >>> @mistake("factor", "slope", "factor 3 missing", "(x^3)' = 3 x^2.", ("cube",))
    ... def without(e, right):
    ...     return right / 3
    >>> [found.title for found in mistakes_for(recipe) if found.kinds]
    ['factor 3 missing']
    >>> del MISTAKES["factor@slope (cube)"]
    """

    def register(formula):
        for step in steps.split():
            key = f"{name}@{step}" + (f" ({'|'.join(kinds)})" if kinds else "")
            words = {"step": SPOKEN.get(step, step)}
            add(
                key,
                Mistake(
                    f"{name}@{step}",
                    (step,),
                    title.format(**words),
                    advice.format(**words),
                    formula,
                    tuple(kinds),
                    cost,
                    late,
                ),
            )
        return formula

    return register


def add(key, entry):
    """Register `entry` under a key of its own."""
    if key in MISTAKES:
        raise ValueError(f"mistake: {key!r} is registered twice.")
    MISTAKES[key] = entry


def mistakes_for(recipe) -> list[Mistake]:
    """All registered mistakes that fit `recipe`."""
    return [entry for entry in MISTAKES.values() if entry.fits(recipe)]
