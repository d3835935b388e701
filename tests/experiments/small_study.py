"""A small study: two settings of one small network."""

import numpy as np

from backproplab import Adam, GradientDescent, LearnablePower, mlp
from backproplab.experiments import Setting, run

__all__ = ["LABELS", "NETWORK", "SETTINGS", "X", "study"]

RNG = np.random.default_rng(7)
X = RNG.normal(size=(30, 3))
LABELS = (X[:, 0] > X[:, 1]).astype(int)
NETWORK = mlp([3, 4, 2], LearnablePower())
OPTIONS = {"network": NETWORK, "n_epochs": 3, "batch_size": 8, "keep": "1.exponent"}
SETTINGS = {
    "descent": Setting(optimizer=GradientDescent(0.1), **OPTIONS),
    "adam": Setting(optimizer=Adam(0.01), l2=0.01, **OPTIONS),
}


def study(settings=SETTINGS, x=X, labels=LABELS, **changes):
    """The table of the small study, but for the changes."""
    options = {"n_seeds": 6, "entropy": 3, "block_size": 2, "validation": (X, LABELS)}
    return run(settings, x, labels, **options | changes)
