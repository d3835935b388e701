"""Following an optimizer, and the record of where it went."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from backproplab._base.checks import (
    explain_keywords,
    finite_array,
    instance,
    number,
    whole_number,
)
from backproplab.descent.scalar_path import by_entry
from backproplab.descent.stepping import moves
from backproplab.descent.trajectory import Trajectory
from backproplab.objectives.objective import Objective
from backproplab.optimizers.base import Optimizer

__all__ = ["Step", "descend", "steps"]

ESCAPE_RADIUS = 1e12


class Step(NamedTuple):
    """One turn of the loop, seen before it happens.

    Parameters
    ----------
    theta : ndarray, shape (..., P)
        The point.
    value : float or ndarray, shape (...)
        The objective there.
    grad : ndarray, shape (..., P)
        The gradient that was used; Nesterov takes it ahead of the point.
    state : dict
        What the rule remembers.
    next_theta : ndarray, shape (..., P)
        The point after the step.
    next_state : dict
        What the rule will remember.

    Examples
    --------
    >>> from backproplab import Bowl, GradientDescent, steps
    >>> step = next(steps(Bowl(), GradientDescent(0.25), [2.0, -4.0]))
    >>> step.grad, step.next_theta
    (array([ 4., -8.]), array([ 1., -2.]))
    """

    theta: np.ndarray
    value: Any
    grad: np.ndarray
    state: dict
    next_theta: np.ndarray
    next_state: dict


def steps(
    objective: Objective, optimizer: Optimizer, theta, state=None
) -> Iterator[Step]:
    """Yield every step of an optimizer, without end.

    Parameters
    ----------
    objective : Objective
        Maps points to values and gradients.
    optimizer : Optimizer
        The rule.
    theta : ndarray, shape (..., P)
        Where to start. Never written to.
    state : dict, optional
        State to go on from; a fresh one by default.

    Yields
    ------
    Step
        The point, its value, the gradient that was used (Nesterov takes it ahead of
        the point), the state, and what both become.

    Examples
    --------
    >>> import numpy as np
    >>> from itertools import islice
    >>> from backproplab import Bowl, GradientDescent
    >>> run = steps(Bowl(), GradientDescent(0.25), np.array([4.0, 0.0]))
    >>> [float(step.value) for step in islice(run, 3)]
    [16.0, 4.0, 1.0]
    """
    state = optimizer.init(theta) if state is None else state
    evaluate = objective.value_and_grad
    looks_ahead = optimizer.looks_ahead
    for at, evaluated, before, after, next_state in moves(
        evaluate, optimizer, theta, state
    ):
        value, grad = evaluated
        if looks_ahead:  # the value was that of another point
            value = evaluate(at)[0]
        yield Step(at, value, grad, before, after, next_state)


@explain_keywords
def descend(
    objective: Objective,
    optimizer: Optimizer,
    theta,
    n_steps: int,
    *,
    record_state: bool = False,
    escape_radius: float = ESCAPE_RADIUS,
) -> Trajectory:
    """Follow an optimizer for a number of steps, from one start or from many.

    Parameters
    ----------
    objective : Objective
        A surface, a network on a batch, or either wrapped in :class:`Noisy`.
    optimizer : Optimizer
        The rule.
    theta : array_like, shape (..., P)
        One start, or any stack of starts. Each runs as if it were alone, except that
        a stack under :class:`Noisy` draws its noise from one generator.
    n_steps : int
        Number of updates, at least 0.
    record_state : bool
        Keep what the optimizer remembered before each step (velocity, moments, ...).
    escape_radius : float
        A start has escaped once its distance from the origin exceeds this or is not a
        number. From then on its record is NaN, and the others go on.

    Returns
    -------
    Trajectory
        Positions (n_steps + 1, ..., P), the first of them `theta`.

    Raises
    ------
    ValueError
        If a start is not finite or of the wrong size, `n_steps` is negative or
        `escape_radius` not positive.
    TypeError
        If `objective` or `optimizer` is something else.

    Examples
    --------
    >>> from backproplab import Bowl, GradientDescent, descend
    >>> path = descend(Bowl(), GradientDescent(0.25), [[4.0, 0.0], [0.0, 8.0]], 2)
    >>> path.positions.shape
    (3, 2, 2)
    >>> path.values[-1]
    array([1., 4.])
    """
    instance("descend", "objective", objective, Objective, "Bowl()")
    instance("descend", "optimizer", optimizer, Optimizer, "GradientDescent()")
    theta = finite_array("descend", "theta", theta, "Start from finite numbers.")
    whole_number("descend", "n_steps", n_steps, 0)
    number("descend", "escape_radius", escape_radius, "(0, inf]")
    recorder = Recorder(record_state)
    parts = objective, optimizer, theta
    if not record_state:  # a record of states is one of arrays
        parts = by_entry(*parts)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for step in islice(steps(*parts), n_steps + 1):
            recorder.add(step)
    return recorder.finish(objective, optimizer, escape_radius)


@dataclass
class Recorder:
    """Collects steps into the arrays of a trajectory."""

    with_state: bool
    positions: list = field(default_factory=list)
    values: list = field(default_factory=list)
    grads: list = field(default_factory=list)
    states: list[dict] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Keep what is asked for of one step."""
        self.positions.append(step.theta)
        self.values.append(step.value)
        self.grads.append(step.grad)
        if self.with_state:
            self.states.append(step.state)

    def finish(self, objective, optimizer, escape_radius) -> Trajectory:
        """Stack the rows and blank what lies after an escape."""
        positions, grads = stacked(self.positions), stacked(self.grads)
        values = np.array(self.values)
        states = {}
        for name in self.states[0] if self.states else ():
            states[name] = np.stack([state[name] for state in self.states])
        with np.errstate(over="ignore", invalid="ignore"):
            inside = np.linalg.norm(positions, axis=-1) <= escape_radius
        inside &= np.isfinite(values)
        inside = np.logical_and.accumulate(inside, axis=0)
        gone = ~inside
        values[gone], positions[gone], grads[gone] = np.nan, np.nan, np.nan
        escaped_at = np.where(inside.all(axis=0), -1, inside.sum(axis=0))
        return Trajectory(
            objective, optimizer, positions, values, grads, escaped_at, states
        )


def stacked(rows):
    """Rows of one shape as one array; `np.stack` would turn each of them first."""
    if isinstance(rows[0], tuple):  # entries, one number each
        return np.array(rows, dtype=np.float64)
    return np.concatenate(rows, axis=None).reshape(len(rows), *rows[0].shape)
