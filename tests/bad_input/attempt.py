"""A training run that would succeed, to be spoiled in one place."""

import numpy as np

from backproplab import GradientDescent, mlp, train

__all__ = ["HOLED", "LABELS", "NETWORK", "X", "given"]

NETWORK = mlp([3, 4, 2])
X, LABELS = np.ones((6, 3)), np.array([0, 1, 0, 1, 0, 1])
HOLED = np.where(np.arange(18).reshape(6, 3) == 7, np.nan, 1.0)


def given(**changes):
    """A training run that would succeed, but for the changes."""

    def call():
        options = {"optimizer": GradientDescent(), "n_epochs": 1} | changes
        network = options.pop("network", NETWORK)
        x, targets = options.pop("x", X), options.pop("targets", LABELS)
        rng = options.pop("rng", np.random.default_rng(0))
        return train(network, x, targets, rng=rng, **options)

    return call
