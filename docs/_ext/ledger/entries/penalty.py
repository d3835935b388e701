"""The L2 penalty: half the sum of squared weights, and no other parameter."""

import numpy as np

from backproplab import (
    LeakyReLU,
    Linear,
    Network,
    NetworkObjective,
    SoftmaxCrossEntropy,
)
from ledger.model import LEDGER
from ledger.notation import L2, W, d, i, j, m
from ledger.oracles import derivative_by
from ledger.writing import gradient_of, total, written

NETWORK = Network(Linear(3, 2), LeakyReLU())
ROWS, TARGETS = np.ones((1, 3)), np.array([[0.0, 1.0]])


def draw(rng):
    """Weights, biases and a factor."""
    bias, factor = rng.normal(size=2), rng.uniform(0.1, 1.0)
    return {"W": rng.normal(size=(3, 2)), "b": bias, "l2": factor, "d": 3, "m": 2}


def flat(values):
    """The parameters as the network's vector."""
    return np.concatenate([values["W"].ravel(), values["b"]])


def objective(l2):
    """The objective with or without the penalty."""
    return NetworkObjective(NETWORK, ROWS, TARGETS, SoftmaxCrossEntropy(), l2)


def difference(values, pick):
    """What the penalty adds to the value (0) or the gradient (1)."""
    theta = flat(values)
    parts = [objective(l2).value_and_grad(theta)[pick] for l2 in (values["l2"], 0.0)]
    return parts[0] - parts[1]


def penalty(values):
    """The penalty written out, for the oracles."""
    return 0.5 * values["l2"] * (values["W"] ** 2).sum()


NAMES = {"W": "W", r"\lambda": "l2"}


def names():
    """What names stand for beside the penalty."""
    known = {("R", latex): (penalty, name) for latex, name in NAMES.items()}
    return {"means": {"R": lambda v: difference(v, 0)}, "derivatives": known}


with written(False):
    LEDGER.add(
        id="l2-value",
        name="L2 penalty",
        left="R",
        right=(L2 / 2) * total(W[i, j] ** 2, (i, d), (j, m)),
        draw=draw,
        code=lambda v: (
            objective(v["l2"]).value(flat(v)) - objective(0.0).value(flat(v))
        ),
        describes=(NetworkObjective.value, NetworkObjective.value_and_grad),
        **names(),
        oracles={
            "value_and_grad": lambda v: difference(v, 0),
            "norm": lambda v: 0.5 * v["l2"] * np.linalg.norm(v["W"]) ** 2,
        },
    )
    LEDGER.add(
        id="l2-weight",
        name="L2 penalty: gradient of the weight",
        left=gradient_of("R", "W"),
        right=L2 * W,
        draw=draw,
        code=lambda v: difference(v, 1)[:6].reshape(3, 2),
        describes=(NetworkObjective.value_and_grad,),
        **names(),
        oracles=derivative_by(penalty, "W"),
    )
