"""Evaluating entries at random points and comparing."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import numpy as np

from backproplab.gradcheck import relative_error

from .claims import claimed, misnamed, require_indices
from .number import number
from .unrolled import by_printed_equations

__all__ = ["Report", "check", "check_all"]

N_POINTS = 3
#: What the left-hand side and the other names claim.
LEFT = "left side"
#: An update rule run from step 0 by the printed equations alone.
UNROLLED = "printed steps from 0"
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
        Largest relative error over all points and entries, for each comparison that
        was made.
    shapes : dict of str to tuple
        Shapes of what was drawn; empty for a number.
    seed : int
        Seed of the generator that all points were drawn from.
    tolerance : float
        What was accepted.
    how : str
        How the left-hand side was read.
    names : tuple of str
        LaTeX of the names beside it that were read and compared too.
    problem : str
        The message of an exception, if the check could not be made.
    """

    entry: str
    errors: dict
    shapes: dict
    seed: int
    tolerance: float
    how: str = ""
    names: tuple = ()
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
    report = Report(entry.id, {}, {}, seed, entry.tolerance)
    try:
        require_indices(entry)
        report = replace(report, how=claimed(entry, entry.left).how)
        with np.errstate(all="ignore"):  # what is not finite counts as wrong below
            for _ in range(N_POINTS):
                report = extended(report, entry, entry.draw(rng))
    except PROBLEMS as problem:
        return replace(report, problem=f"{type(problem).__name__}: {problem}")
    return report


def extended(report, entry, values) -> Report:
    """The report with the comparisons at one more point."""
    errors, names = dict(report.errors), dict.fromkeys(report.names)
    for name, error in compared(entry, values):
        errors[name] = float(np.maximum(errors.get(name, 0.0), error))
    for name, used, claim in misnamed(entry, values):
        error = largest_error(np.atleast_1d(used), claim)
        errors[LEFT] = float(np.maximum(errors[LEFT], error))
        names[name] = None
    shapes = {name: np.shape(value) for name, value in values.items()}
    return replace(report, errors=errors, names=tuple(names), shapes=shapes)


def compared(entry, values):
    """Yield the largest error of each comparison at one point."""
    printed = np.atleast_1d(number(entry, values))
    for name, oracle in entry.comparisons.items():
        yield name, largest_error(printed, oracle(values))
    yield LEFT, largest_error(printed, claimed(entry, entry.left).number(values))
    if is_rule(entry):
        yield UNROLLED, largest_error(printed, by_printed_equations(entry, values))


def is_rule(entry) -> bool:
    """Whether an entry is a line of an update rule."""
    return r"\theta" in entry.series or r"\tilde{\theta}" in entry.series


def largest_error(printed, other) -> float:
    """The largest relative error of two arrays of one shape; of others, an error."""
    other = np.atleast_1d(np.asarray(other, dtype=float))
    if np.squeeze(printed).shape != np.squeeze(other).shape:
        shapes = f"{np.shape(printed)} and {np.shape(other)}"
        raise ValueError(f"compared arrays have the shapes {shapes}")
    other = other.reshape(np.shape(printed))
    return float(np.max(relative_error(printed, other), initial=0.0))


def check_all(ledger) -> dict[str, Report]:
    """A report for every entry, by id."""
    return {entry.id: check(entry) for entry in ledger.values()}
