"""The steps of a training run."""

import numpy as np

from backproplab.networks.bound_passes import Chain
from backproplab.optimizers.base import Optimizer
from backproplab.training.minibatches import Batches

__all__ = ["Epochs"]


class Epochs:
    """Epochs of one training run, bound to its parameters.

    Parameters
    ----------
    network, loss, l2, optimizer
        As for :func:`train`.
    batches : Batches
        The training rows.
    theta : ndarray, shape (P,) or (replicas, P)
        Parameters, changed in place by every step.
    """

    def __init__(self, network, loss, l2, optimizer, batches: Batches, theta):
        self.network, self.loss, self.optimizer = network, loss, optimizer
        self.batches, self.theta, self.grad = batches, theta, np.empty_like(theta)
        self.looks_ahead = type(optimizer).lookahead is not Optimizer.lookahead
        self.point = theta.copy() if self.looks_ahead else theta
        self.chain = Chain(network, self.point, self.grad)
        self.decay = l2 * network.penalty_mask() if l2 else None
        self.penalty = np.empty_like(theta)

    def run(self, state, order=None, watch=None, running=None):
        """One pass over the rows in this order; returns the optimizer's next state."""
        theta, point, grad = self.theta, self.point, self.grad
        optimizer, decay, penalty = self.optimizer, self.decay, self.penalty
        loss = self.loss
        for number, (x, targets, weights) in enumerate(self.batches(order)):
            if self.looks_ahead:
                point[...] = optimizer.lookahead(theta, state)
            outputs, caches = self.chain.forward(x)
            if running is not None:
                running.add(point, outputs, targets, weights)
            cache = loss.backward_cache(outputs, targets, weights)
            self.chain.backward(loss.backward(cache), caches)
            if decay is not None:
                grad += np.multiply(decay, point, out=penalty)
            update, state = optimizer.update(grad, state, theta)
            theta += update
            if self.network.bounded:
                self.network.project(theta)
            if watch and not watch(theta, outputs, number):
                break
        if running is not None:
            running.end_epoch()
        return state

    def explain(self, epoch, state, order):
        """Run the failed epoch again and say where it ceased to be finite."""
        found = []

        def watch(theta, outputs, batch):
            # the loss of an infinite or NaN output is not finite either
            bad = ~(np.isfinite(theta).all(-1) & np.isfinite(outputs).all((-2, -1)))
            if bad.any():
                found.append((batch, np.flatnonzero(bad)))
            return not found

        self.run(state, order, watch)
        batch, who = found[0] if found else ("its last", np.array([0]))
        whose = "" if self.theta.ndim == 1 else f" of replica {who[0]}"
        return (
            f"train: the loss{whose} stopped being finite in epoch {epoch}, batch "
            f"{batch} (counted from 0), with {self.optimizer}. Try a smaller "
            "learning_rate or another init_scheme, or on_divergence='record'."
        )
