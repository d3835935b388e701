"""Make an instance of a learner's class that holds known numbers."""

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, NotCheckedError, attempt
from backproplab.doctor.adapters.layouts import LAYOUTS
from backproplab.doctor.adapters.methods import required
from backproplab.doctor.adapters.naming import ROLE
from backproplab.doctor.adapters.slots import output_of, slots

__all__ = ["Maker"]

UNFINISHED = ("NotImplementedError", "NameError", "AttributeError", "nothing was")


class Maker:
    """Makes instances from nothing, from two sizes, or from a weight and a bias.

    Parameters
    ----------
    cls : type
        The learner's class.
    forward : str
        The name of its forward pass.
    """

    def __init__(self, cls, forward):
        self.cls, self.forward = cls, forward
        self.layout, self.sized = LAYOUTS[0], False

    def choose(self, arrays) -> dict:
        """Choose the way in which an instance takes the arrays; those that it has.

        Parameters
        ----------
        arrays : dict of ndarray
            `x`, `weight`, `bias`, `scale`, `shift`.

        Raises
        ------
        LearnerError
            If its forward pass is unfinished.
        NotCheckedError
            If no way leads to an instance with a forward pass on them.
        """
        problems = []
        ways = (False,) if self._asks_for_weight() else (True, False)
        for self.layout in LAYOUTS:
            for self.sized in ways:
                try:
                    return self._accepted(arrays)
                except LearnerError as refused:
                    problems.append(refused)
        for problem in problems:
            if problem.words.startswith(UNFINISHED):
                raise problem
        raise next(
            (p for p in problems if not isinstance(p, NotCheckedError)), problems[0]
        )

    def _asks_for_weight(self):
        """Whether it is made from a weight, by the name of its first parameter."""
        names = required(self.cls.__init__)
        return bool(names) and ROLE.get(names[0].lower()) == "weight"

    def _accepted(self, arrays):
        layer = self.instance(arrays)
        own = {"x": arrays["x"]} | {name: arrays[name] for name in slots(layer)}
        weighted = "weight" in own
        try:
            given = self.layout.give("x", own["x"])
            output = attempt(output_of, layer, self.forward, given)
        except LearnerError as refused:
            unpacked = "to unpack" in refused.words  # of a shape with other axes
            unread = not weighted or unpacked
            if not unread or refused.words.startswith(UNFINISHED):
                raise
            words = f"{self.forward} takes no array of shape {np.shape(own['x'])}"
            raise NotCheckedError(f"{words}: {refused.words}") from refused
        if output is None:
            raise LearnerError(
                "nothing was returned", "Is the body still to be filled in?"
            )
        width = np.shape(arrays["weight"])[1] if weighted else np.shape(own["x"])[1]
        expected = (len(own["x"]), width)
        if np.shape(self.layout.batch(output)) != expected:
            words = f"{self.forward} did not return an array of shape {expected}"
            raise NotCheckedError(words)
        return own

    def instance(self, arrays):
        """A new instance that holds the arrays."""
        try:
            layer = attempt(self._made, arrays)
        except LearnerError as refused:
            if refused.words.startswith(UNFINISHED):
                raise
            words = f"{self.cls.__name__} could not be made: {refused.words}"
            raise NotCheckedError(words) from refused
        for role, (place, key) in slots(layer).items():
            value = self.layout.give(role, arrays[role])
            if np.squeeze(place[key]).shape != np.squeeze(value).shape:
                raise NotCheckedError(f"{key} has the shape {np.shape(place[key])}")
            place[key] = np.reshape(value, np.shape(place[key]))
        return layer

    def _made(self, arrays):
        names = required(self.cls.__init__)
        if not names:
            return self.cls()
        if self.sized:
            sizes = np.shape(arrays["weight"])
            return self.cls(*(sizes + (1,) * len(names))[: len(names)])
        given = [self.layout.give(n, arrays[n]) for n in ("weight", "bias")]
        return self.cls(*given[: len(names)])
