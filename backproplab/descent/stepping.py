"""The one loop over steps, for surfaces, networks and anything else."""

from collections.abc import Callable, Iterator
from operator import add
from typing import Any, NamedTuple

from backproplab.optimizers.base import Optimizer

__all__ = ["Move", "moves"]


class Move(NamedTuple):
    """One step of an optimizer: what went in and what came out."""

    theta: Any
    evaluated: Any
    state: Any
    next_theta: Any
    next_state: Any


def moves(
    evaluate: Callable, optimizer: Optimizer, theta, state, *, move: Callable = add
) -> Iterator[Move]:
    """Yield every step of an optimizer, without end.

    Parameters
    ----------
    evaluate : callable
        ``evaluate(theta)`` returns a pair: a value, or None where nobody needs it, and
        the gradient. It is called where the rule takes its gradient.
    optimizer : Optimizer
        The rule.
    theta : ndarray, shape (..., P)
        Where to start.
    state : dict
        What the rule remembers.
    move : callable
        ``move(theta, update)`` returns the next point; the sum by default. Training
        adds in place and projects.

    Yields
    ------
    Move
        The point, what `evaluate` returned, the state, and what point and state become.

    Examples
    --------
    >>> from itertools import islice
    >>> from backproplab import GradientDescent
    >>> rule = GradientDescent(0.25)
    >>> run = moves(lambda t: (t**2, 2 * t), rule, 8.0, rule.init(8.0))
    >>> [step.next_theta for step in islice(run, 3)]
    [4.0, 2.0, 1.0]
    """
    while True:
        evaluated = evaluate(optimizer.lookahead(theta, state))
        update, next_state = optimizer.update(evaluated[1], state, theta)
        next_theta = move(theta, update)
        yield Move(theta, evaluated, state, next_theta, next_state)
        theta, state = next_theta, next_state
