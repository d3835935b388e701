"""A computation as named steps, so that one step at a time can be made wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

__all__ = ["Recipe"]


@dataclass(frozen=True)
class Recipe:
    """The right computation, one named step after the other.

    Parameters
    ----------
    kind : str
        What is computed, for example ``"hidden"``; mistakes name the kinds they fit.
    steps : tuple of (str, callable)
        Each callable maps everything known so far to the value of its step.
    outputs : tuple of str
        The steps whose values a learner's code returns.

    Examples
    --------
    >>> import numpy as np
    >>> recipe = Recipe("square", (("y", lambda e: e.x**2),), ("y",))
    >>> recipe.run({"x": np.array([1.0, 3.0])})
    {'y': array([1., 9.])}
    """

    kind: str
    steps: tuple[tuple[str, Callable], ...]
    outputs: tuple[str, ...]

    def run(self, evidence: dict, mistakes=()) -> dict[str, np.ndarray]:
        """Outputs by name; each of `mistakes` spoils the value of its own step."""
        known = SimpleNamespace(**evidence)
        with np.errstate(all="ignore"):
            for name, step in self.steps:
                known.step = name
                value = step(known)
                for mistake in mistakes:
                    if name in mistake.steps:
                        value = mistake.wrong(known, value)
                setattr(known, name, value)
        return {name: np.asarray(getattr(known, name)) for name in self.outputs}

    @property
    def step_names(self) -> tuple[str, ...]:
        """The names of the steps, in order."""
        return tuple(name for name, _ in self.steps)
