"""Softmax, cross-entropy and their composition."""

import numpy as np
import sympy as sp
from scipy.special import log_softmax as scipy_log_softmax
from scipy.special import softmax as scipy_softmax
from sklearn.metrics import log_loss

from backproplab import SoftmaxCrossEntropy
from backproplab._base.arrays import namespace
from backproplab.losses.softmax_cross_entropy import log_softmax, softmax
from ledger.model import LEDGER
from ledger.notation import K, N, P, Y, Z, j, k, r
from ledger.oracles import derivative_by, jacobian_by
from ledger.writing import gradient_of, matrix, plus, total, written

LOSS = SoftmaxCrossEntropy()


def draw(rng):
    """Logits of 4 rows and 3 classes, the one-hot targets, the probabilities.

    One row is so large that only a shift in the right direction stays finite.
    """
    logits = rng.normal(scale=2.0, size=(4, 3))
    logits[1] += 400.0
    targets = np.eye(3)[rng.integers(3, size=4)]
    row = {"z": logits[0], "p": softmax(logits[:1]).T}
    row["m_r"] = logits.max(axis=1, keepdims=True)
    return row | {"Z": logits, "P": softmax(logits), "Y": targets, "N": 4, "K": 3}


def value(values):
    """The package's mean loss of the logits."""
    return LOSS.forward(values["Z"], values["Y"])[0]


def value_of_probabilities(values):
    """The mean loss of probabilities that were computed before."""
    p = values["P"]
    return -(values["Y"] * namespace(p).log(p)).sum() / values["N"]


def row_softmax(values):
    """Softmax of one row from its logarithm, which all oracles can run."""
    z = values["z"]
    return namespace(z).exp(log_softmax(z))


MEANS = {
    "P_{rk}": lambda values: softmax(values["Z"]),
    r"\ln P_{rk}": lambda values: log_softmax(values["Z"]),
    "L": value,
}
DERIVATIVES = {
    ("P_k", "z_j"): (row_softmax, "z"),
    ("L", "P_{rk}"): (value_of_probabilities, "P"),
    ("L", "Z"): (value, "Z"),
}


with written(False):
    p = matrix("p", K, 1, "P")
    LEDGER.add(
        id="softmax",
        name="Softmax",
        left="P_{rk}",
        right=sp.exp(Z[r, k]) / total(sp.exp(Z[r, j]), (j, K)),
        indices=((r, "N"), (k, "K")),
        draw=draw,
        code=lambda v: softmax(v["Z"]),
        describes=(softmax,),
        derivatives=DERIVATIVES,
        means=MEANS,
        oracles={"scipy.special.softmax": lambda v: scipy_softmax(v["Z"], axis=1)},
    )
    largest = matrix("m_r", N, 1, "m")
    LEDGER.add(
        id="log-softmax",
        name="Logarithm of softmax, shifted",
        left=r"\ln P_{rk}",
        right=Z[r, k]
        - largest[r, 0]
        - sp.log(total(sp.exp(Z[r, j] - largest[r, 0]), (j, K))),
        indices=((r, "N"), (k, "K")),
        draw=draw,
        code=lambda v: log_softmax(v["Z"]),
        describes=(log_softmax,),
        derivatives=DERIVATIVES,
        means=MEANS,
        oracles={
            "scipy.special.log_softmax": lambda v: scipy_log_softmax(v["Z"], axis=1)
        },
    )
    LEDGER.add(
        id="softmax-jacobian",
        name="Softmax: derivative of one row",
        left=gradient_of("P_k", "z_j"),
        right=p[k, 0] * (sp.KroneckerDelta(k, j) - p[j, 0]),
        indices=((k, "K"), (j, "K")),
        draw=draw,
        missing="No layer of the package forms this matrix.",
        describes=(softmax,),
        derivatives=DERIVATIVES,
        means=MEANS,
        oracles=jacobian_by(row_softmax, "z"),
    )
    LEDGER.add(
        id="cross-entropy",
        name="Cross-entropy, mean over the batch",
        left="L",
        right=-(1 / N) * total(Y[r, k] * sp.log(P[r, k]), (r, N), (k, K)),
        draw=draw,
        code=value,
        describes=(SoftmaxCrossEntropy.forward,),
        derivatives=DERIVATIVES,
        means=MEANS,
        oracles={
            "sklearn.metrics.log_loss": lambda v: log_loss(
                v["Y"].argmax(axis=1), v["P"], labels=range(3)
            )
        },
    )
    LEDGER.add(
        id="cross-entropy-probabilities",
        name="Cross-entropy: gradient of the probabilities",
        left=gradient_of("L", "P_{rk}"),
        right=-Y[r, k] / (N * P[r, k]),
        indices=((r, "N"), (k, "K")),
        draw=draw,
        missing="The package differentiates softmax and cross-entropy together.",
        describes=(SoftmaxCrossEntropy.forward,),
        derivatives=DERIVATIVES,
        means=MEANS,
        oracles=derivative_by(value_of_probabilities, "P"),
    )
    LEDGER.add(
        id="softmax-cross-entropy",
        name="Softmax and cross-entropy: gradient of the logits",
        left=gradient_of("L", "Z"),
        right=(1 / N) * plus(P, -Y),
        draw=draw,
        code=lambda v: LOSS.backward(LOSS.forward(v["Z"], v["Y"])[1]),
        describes=(SoftmaxCrossEntropy.backward,),
        derivatives=DERIVATIVES,
        means=MEANS,
        oracles=derivative_by(value, "Z"),
    )
