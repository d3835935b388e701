"""Evaluating entries at random points and comparing."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from backproplab.gradcheck import relative_error

from .number import number

__all__ = ["Report", "check", "check_all"]

N_POINTS = 3
#: What broken formulas and broken code raise.
PROBLEMS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True)
class Report:
    """What the check of one entry found.

    Parameters
    ----------
    entry : str
        Its id.
    errors : dict of str to float
        Largest relative error over all points and entries, for each oracle.
    shapes : dict of str to tuple
        Shapes of what was drawn; empty for a number.
    seed : int
        Seed of the generator that all points were drawn from.
    tolerance : float
        What was accepted.
    problem : str
        The message of an exception, if the check could not be made.
    """

    entry: str
    errors: dict
    shapes: dict
    seed: int
    tolerance: float
    problem: str = ""

    @property
    def worst(self) -> float:
        """The largest of the errors; NaN if any is."""
        return float(np.max(list(self.errors.values()), initial=0.0))

    @property
    def passed(self) -> bool:
        """Whether every oracle agrees."""
        return not self.problem and self.worst <= self.tolerance

    def __str__(self):
        if self.problem:
            return f"{self.entry}: {self.problem}"
        wrong = [
            f"{name} by {error:.1e}"
            for name, error in self.errors.items()
            if not error <= self.tolerance
        ]
        return f"{self.entry}: differs from {', '.join(wrong) or 'nothing'}"


def check(entry) -> Report:
    """Compare an entry with its code and its oracles at random points.

    The seed follows from the id, so adding an entry moves no other's points.
    """
    seed = zlib.crc32(entry.id.encode())
    rng = np.random.default_rng(seed)
    errors: dict = dict.fromkeys(entry.comparisons, 0.0)
    shapes: dict = {}
    try:
        with np.errstate(all="ignore"):  # what is not finite counts as wrong below
            for _ in range(N_POINTS):
                values = entry.draw(rng)
                shapes = {name: np.shape(value) for name, value in values.items()}
                for name, error in compared(entry, values):
                    errors[name] = float(np.maximum(errors[name], error))
    except PROBLEMS as problem:
        message = f"{type(problem).__name__}: {problem}"
        return Report(entry.id, errors, shapes, seed, entry.tolerance, message)
    return Report(entry.id, errors, shapes, seed, entry.tolerance)


def compared(entry, values):
    """Yield the largest error against each oracle at one point."""
    printed = np.atleast_1d(number(entry, values))
    for name, oracle in entry.comparisons.items():
        other = np.atleast_1d(np.asarray(oracle(values), dtype=float))
        yield name, np.max(relative_error(printed, other), initial=0.0)


def check_all(ledger) -> dict[str, Report]:
    """A report for every entry, by id."""
    return {entry.id: check(entry) for entry in ledger.values()}
