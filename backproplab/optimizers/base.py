"""The contract of an optimizer."""

from typing import Any

import numpy as np

from backproplab._base.checks import Block, hyperparameter, number
from backproplab._base.registry import Registry

__all__ = ["OPTIMIZERS", "Optimizer", "eps_place_field", "learning_rate_field", "root"]

OPTIMIZERS = Registry("optimizer")


def learning_rate_field(default):
    """A learning rate: positive, or a schedule ``step -> rate``.

    An array of rates gives each of many starts its own: shape it ``(n_starts, 1)``.
    """
    return hyperparameter(default, "(0, inf)", schedule=True)


def eps_place_field(default="outside", choices=("outside", "inside")):
    """Where a rule adds `eps`: outside or inside of the root it divides by."""
    return hyperparameter(default, choices=choices)


def root(square, eps, place):
    r"""The divisor of an adaptive rule.

    Returns :math:`\sqrt s + \epsilon`, or :math:`\sqrt{s + \epsilon}` if `place` is
    ``"inside"``.

    Examples
    --------
    >>> import numpy as np
    >>> root(np.array([9.0]), 7.0, "outside"), root(np.array([9.0]), 7.0, "inside")
    (array([10.]), array([4.]))
    """
    return np.sqrt(square + eps) if place == "inside" else np.sqrt(square) + eps


class Optimizer(Block):
    """A rule that turns a gradient into an update, to be *added* to the point.

    An optimizer is a frozen dataclass of hyperparameters. What it remembers is a value:
    `init` makes the first state, `update` returns the next one and writes to none of
    its arguments. All rules act on each entry alone, so any leading axes are allowed.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> import numpy as np
    >>> from backproplab.optimizers import Optimizer
    >>> @dataclass(frozen=True)
    ... class SignDescent(Optimizer):
    ...     learning_rate: float = learning_rate_field(0.1)
    ...     def update(self, grad, state, theta=None):
    ...         return -self.rate(state) * np.sign(grad), {"step": state["step"] + 1}
    >>> rule = SignDescent(learning_rate=0.5)
    >>> rule.update(np.array([3.0, -0.01]), rule.init(np.zeros(2)))
    (array([-0.5,  0.5]), {'step': 1})
    """

    learning_rate: Any

    def init(self, theta) -> dict:
        """State before the first step: ``{"step": 0, ...}``, arrays shaped as theta."""
        return {"step": 0}

    def lookahead(self, theta, state):
        """Where the gradient is taken: at `theta` itself, unless a rule looks ahead."""
        return theta

    @property
    def looks_ahead(self) -> bool:
        """Whether the gradient is taken somewhere else than at `theta`."""
        return type(self).lookahead is not Optimizer.lookahead

    def update(self, grad, state, theta=None) -> tuple:
        """Return ``(update, next_state)`` for the gradient of this step.

        `theta` is the point that the update will be added to. Only rules with a
        decoupled weight decay read it; without one it may be left out.
        """
        raise NotImplementedError(f"{type(self).__name__} must define update.")

    def rate(self, state):
        """The learning rate of the step that starts in `state`."""
        rate = self.learning_rate
        if not callable(rate):
            return rate
        value = rate(state["step"])
        if not isinstance(
            rate, Block
        ):  # the schedules of the package check their own values
            name = f"learning_rate of step {state['step']}"
            number(type(self).__name__, name, value, "[0, inf]")
        return value

    def shrink(self, theta, state):
        """The update of a decoupled weight decay: minus rate times decay times theta.

        A rule has one if it has a field `weight_decay`.
        """
        decay = getattr(self, "weight_decay", 0.0)
        if not np.any(decay):
            return 0.0
        if theta is None:
            raise ValueError(
                f"{type(self).__name__}: weight_decay acts on the parameters; expected "
                "update(grad, state, theta), got no theta."
            )
        return -self.rate(state) * decay * theta
