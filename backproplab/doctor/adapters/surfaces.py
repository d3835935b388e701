"""The homework's test functions: `bowl()` returns a function and its optimum."""

import autograd
import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of
from backproplab.doctor.case import Case
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge
from backproplab.doctor.recipes import FUNCTIONS

__all__ = ["examine_function"]

OPTIMA = {"bowl": (0.0, 0.0), "matyas": (0.0, 0.0), "easom": (np.pi, np.pi)}
POINT = (1.3, 2.1)


def examine_function(maker, name: str, rng) -> list[Finding]:
    """Check one test function: its values, its derivative by autograd, its optimum.

    Parameters
    ----------
    maker : callable
        The learner's function; returns the surface and a function for its optimum.
    name : str
        Which of the homework's functions it is.
    rng : numpy.random.Generator
        Source of the points.
    """
    try:
        made = attempt(maker)
        f, optimum = made
    except LearnerError as refused:
        return [finding_of(name, refused)]
    except (TypeError, ValueError):
        return [
            Finding(name, "error", "expected it to return a function and an optimum")
        ]
    x, y = rng.uniform(1.0, 4.0, (2, 12))
    y = -y if name in {"monkey", "matyas", "mult"} else y
    try:
        got = values(f, x, y)
    except LearnerError as refused:
        return [finding_of(name, refused)]
    cases = {d: Case(r, {"x": x, "y": y}) for d, r in FUNCTIONS[name].items()}
    finding = judge(name, cases, {"value": got})
    if not finding.passed:
        return [finding]
    return [finding, *differentiable(f, name), *optimal(optimum, name)]


def values(f, x, y):
    """Values at all points, at once if the function takes arrays, else one by one."""
    try:
        got = attempt(f, x, y)
    except LearnerError:
        got = [attempt(f, float(a), float(b)) for a, b in zip(x, y, strict=True)]
    if got is None:
        raise LearnerError("nothing was returned", "Is the body still to be filled in?")
    return np.array(got, dtype=float)


def differentiable(f, name):
    """A line if autograd cannot differentiate the function."""
    try:
        slope = attempt(autograd.grad(f, 0), *POINT)
    except LearnerError as refused:
        advice = "Write it with autograd.numpy."
        words = f"autograd cannot differentiate it: {refused.words}"
        return [Finding(f"{name} derivative", "fail", words, advice=advice)]
    step = 1e-6
    above, below = f(POINT[0] + step, POINT[1]), f(POINT[0] - step, POINT[1])
    if np.isclose(slope, (above - below) / (2 * step), rtol=1e-4):
        return []
    return [Finding(f"{name} derivative", "fail", "autograd's derivative is wrong")]


def optimal(optimum, name):
    """A line if the optimum is not where it is."""
    if name not in OPTIMA:
        return []
    try:
        got = np.ravel(np.asarray(attempt(optimum), dtype=float))
    except (LearnerError, TypeError, ValueError):
        return []
    if got.shape == (2,) and np.allclose(got, OPTIMA[name]):
        return []
    words = f"the minimum is at {OPTIMA[name]}, got {got.tolist()}"
    return [Finding(f"{name} optimum", "fail", words)]
