"""One point of a surface, number by number.

To add or multiply two numbers takes NumPy a tenth of the time that arrays of two take.
Rules act on each entry alone, so the loop may hand them one entry at a time.
"""

from operator import add
from typing import Any

import numpy as np

from backproplab.optimizers.base import OPTIMIZERS, Optimizer
from backproplab.surfaces.base import Surface

__all__ = ["by_entry"]


class Entries(tuple):
    """The entries of a point; the sum of two is that of vectors."""

    __slots__ = ()

    def __add__(self, other):
        x, y = map(add, self, other)
        return Entries((x, y))


class SurfaceByEntry:
    """A surface that takes and gives entries."""

    def __init__(self, surface: Surface):
        self.value, self.gradient = surface.value, surface.gradient

    def value_and_grad(self, theta):
        """The value at one point, and the two slopes."""
        return self.value(*theta), self.gradient(*theta)


class RuleByEntry:
    """A rule with a state of its own for each entry."""

    def __init__(self, rule: Optimizer):
        self.rule = rule
        self.looks_ahead = rule.looks_ahead

    def init(self, theta):
        """One state for each entry."""
        return [self.rule.init(entry) for entry in theta]

    def lookahead(self, theta, states):
        """Where each entry's slope is taken."""
        if not self.looks_ahead:
            return theta
        return Entries(map(self.rule.lookahead, theta, states))

    def update(self, grads, states, theta):
        """The update of each entry, and what it will remember."""
        (dx, of_x), (dy, of_y) = map(self.rule.update, grads, states, theta)
        return (dx, dy), (of_x, of_y)


def by_entry(objective, optimizer, theta) -> tuple[Any, Any, Any]:
    """What the loop runs on: entries, if it is about one point of a surface.

    Both sides have to promise it: the surface by the contract's own `value_and_grad`,
    the rule by being registered and by options that are single numbers.

    Examples
    --------
    >>> from backproplab import Bowl, GradientDescent
    >>> surface, rule, start = by_entry(Bowl(), GradientDescent(0.25), np.array([3, 4]))
    >>> value, grads = surface.value_and_grad(start)
    >>> updates, states = rule.update(grads, rule.init(start), start)
    >>> [float(entry) for entry in start + updates]
    [1.5, 2.0]
    """
    method = getattr(type(objective), "value_and_grad", None)
    alone = method is Surface.value_and_grad and theta.shape == (2,)
    if alone and takes_numbers(optimizer):
        return SurfaceByEntry(objective), RuleByEntry(optimizer), Entries(theta)
    return objective, optimizer, theta


def takes_numbers(rule) -> bool:
    """Whether a rule is known to act on each entry alone, and on all alike."""
    known = OPTIMIZERS.get(type(rule).__name__) is type(rule)
    options = [rule.rate({"step": 0}), *vars(rule).values()]
    return known and not any(isinstance(option, np.ndarray) for option in options)
