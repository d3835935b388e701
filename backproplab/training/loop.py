"""The steps of a training run."""

from collections.abc import Callable
from itertools import islice
from typing import Any

import numpy as np

from backproplab.descent.stepping import moves
from backproplab.losses.base import Loss
from backproplab.networks.batch_gradient import bind
from backproplab.networks.network import Network
from backproplab.optimizers.base import Optimizer
from backproplab.training.minibatches import Batches

__all__ = ["Run"]


class Run:
    """One training run: what is trained, on what, and where it stands.

    Parameters
    ----------
    network, loss, l2, optimizer
        As for :func:`train`.
    batches : Batches
        The training rows.
    theta : ndarray, shape (P,) or (replicas, P)
        Parameters, changed in place by every step.
    """

    def __init__(
        self,
        network: Network,
        loss: Loss,
        l2: float,
        optimizer: Optimizer,
        batches: Batches,
        theta: np.ndarray,
    ):
        self.network, self.loss, self.l2 = network, loss, l2
        self.optimizer, self.batches, self.theta = optimizer, batches, theta
        self.decay = l2 * network.penalty_mask()
        rows = batches.x, batches.targets, batches.weights
        #: The gradient at `theta`, and the outputs there.
        self.at_theta = bind(network, loss, l2, theta, rows)
        self.gradient = self.at_theta
        if optimizer.looks_ahead:  # then gradients are taken at a point of its own
            self.gradient = bind(network, loss, l2, theta.copy(), rows)

    def epoch(
        self, state: dict, order=None, see: Callable[..., Any] | None = None
    ) -> dict:
        """One pass over the rows in this order; returns the optimizer's next state.

        ``see(batch, point)`` is called before every step with the batch and the point
        at which its gradient is taken.
        """
        batches = self.batches(order)
        point = self.gradient.theta

        def evaluate(at):
            if at is not point:
                point[...] = at
            batch = next(batches)
            if see:
                see(batch, point)
            return None, self.gradient(*batch)

        run = moves(evaluate, self.optimizer, self.theta, state, move=self.move)
        for step in islice(run, self.batches.n_batches):
            state = step.next_state
        return state

    def move(self, theta: np.ndarray, update: np.ndarray) -> np.ndarray:
        """Add an update in place and project bounded parameters."""
        theta += update
        if self.network.bounded:
            self.network.project(theta)
        return theta
