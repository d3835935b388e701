"""A network's objective, taken apart: data term, L2 term, blocks."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from backproplab.gradcheck.block_objectives import LayerObjective, LossObjective

__all__ = ["blocks_of", "terms_of"]


@dataclass(frozen=True)
class PenaltyTerm:
    """The L2 term alone, with the factor 1 so that it is visible beside the data."""

    objective: Any

    def value(self, theta):
        """Half the sum of the squared weights."""
        return 0.5 * (self.objective.network.penalty_mask() * theta**2).sum(axis=-1)

    def value_and_grad(self, theta):
        """The value, and what the penalty adds to the whole gradient."""
        with_penalty = replace(self.objective, l2=1.0).value_and_grad(theta)[1]
        without = replace(self.objective, l2=0.0).value_and_grad(theta)[1]
        return self.value(theta), with_penalty - without


def terms_of(objective) -> dict:
    """The data term and the L2 term of a network's objective, if it has both."""
    if not getattr(objective, "l2", 0.0) or not hasattr(objective, "network"):
        return {}
    return {
        "data term": replace(objective, l2=0.0),
        "L2 term": PenaltyTerm(objective),
    }


def blocks_of(objective, theta, rng):
    """Name, objective and point of each block of a network, the loss first.

    Each layer stands on the inputs it really gets, with a random upstream gradient, so
    that a mistake in one block does not show in another.

    Parameters
    ----------
    objective : NetworkObjective
        Of the whole network.
    theta : ndarray, shape (P,)
        Its parameters.
    rng : numpy.random.Generator
        Source of the upstream gradients.
    """
    network, params = objective.network, objective.network.views(theta)
    inputs = [objective.x]
    for layer, own in zip(network.layers, params, strict=True):
        inputs.append(layer.forward(own, inputs[-1])[0])
    loss = LossObjective(objective.loss, objective.targets, objective.weights)
    yield f"loss, {objective.loss}", loss, np.ravel(inputs[-1])
    for k in reversed(range(len(network.layers))):
        layer, x = network.layers[k], inputs[k]
        arrays = [*params[k].values(), x]
        point = np.concatenate([np.ravel(array) for array in arrays])
        yield f"layer {k}, {layer}", LayerObjective.random(layer, x.shape, rng), point
