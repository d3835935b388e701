"""One thing to check: the evidence, and the right computation on it."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from backproplab.doctor.recipe import Recipe
from backproplab.gradcheck.entrywise import FLOOR, relative_error

__all__ = ["Case", "agree"]

TOLERANCE = 1e-6


def agree(got, expected, tolerance: float = TOLERANCE, floor=FLOOR) -> bool:
    """Whether two arrays agree entry by entry, leading axes of length 1 aside.

    Entries that are not finite agree if both are not finite.

    Examples
    --------
    >>> import numpy as np
    >>> agree(np.ones((1, 3)), np.ones(3)), agree(np.ones(3), np.ones((3, 1)))
    (True, False)
    """
    got, expected = unpadded(got), unpadded(expected)
    if got.shape != expected.shape:
        return False
    finite = np.isfinite(expected)
    if not np.array_equal(finite, np.isfinite(got)):
        return False
    errors = relative_error(got[finite], expected[finite], floor)
    return bool((errors <= tolerance).all())


def unpadded(array):
    """The array without leading axes of length 1."""
    array = np.asarray(array, dtype=float)
    while array.ndim and array.shape[0] == 1:
        array = array[0]
    return array


@dataclass(frozen=True)
class Case:
    """Evidence, and the recipe that is right on it.

    Parameters
    ----------
    recipe : Recipe
        The right computation.
    evidence : dict
        What the recipe starts from.
    names : dict of str
        What the learner calls the outputs, where that differs.
    tolerance : float
        Elementwise relative difference up to which values agree.
    floor : float
        Entries below this fraction of the largest are measured against the fraction.

    Examples
    --------
    >>> import numpy as np
    >>> recipe = Recipe("square", (("y", lambda e: e.x**2),), ("y",))
    >>> case = Case(recipe, {"x": np.array([1.0, 3.0])})
    >>> case.wrong_names({"y": [1.0, 6.0]})
    ['y']
    """

    recipe: Recipe
    evidence: dict
    names: dict[str, str] = field(default_factory=dict)
    tolerance: float = TOLERANCE
    floor: float = FLOOR

    @cached_property
    def right(self) -> dict[str, np.ndarray]:
        """The right outputs."""
        return self.recipe.run(self.evidence)

    def wrong_names(self, got: dict) -> list[str]:
        """Names of the outputs in `got` that are not right."""
        return [
            name
            for name, value in self.right.items()
            if name in got and not self.agrees(got[name], value)
        ]

    def agrees(self, got, expected) -> bool:
        """Whether an output agrees with an expected one."""
        return agree(got, expected, self.tolerance, self.floor)

    def spoken(self, name) -> str:
        """What the learner calls an output."""
        return self.names.get(name, name)
