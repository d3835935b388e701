"""Half the squared distance, and its gradient; a weighted mean."""

import numpy as np
from sklearn.metrics import mean_squared_error

from backproplab import SquaredError
from backproplab.losses.base import row_shares
from ledger.model import LEDGER
from ledger.notation import K, N, Z, i, k, r
from ledger.oracles import derivative_by
from ledger.writing import gradient_of, matrix, plus, total, written

LOSS = SquaredError()


def draw(rng):
    """Outputs and targets of 4 rows and 3 outputs."""
    outputs, targets = rng.normal(size=(2, 4, 3))
    return {"Z": outputs, "T": targets, "N": 4, "K": 3}


def draw_weights(rng):
    """Positive weights of 4 rows."""
    return {"c": rng.uniform(0.5, 2.0, (4, 1)), "N": 4}


def value(values):
    """The package's mean loss of the outputs."""
    return LOSS.forward(values["Z"], values["T"])[0]


def equal_shares(values):
    """The code's shares without weights, and how they enter a mean of losses."""
    return np.full(values["N"], row_shares(values["N"]))


def moved_mean(values):
    """How far the mean loss of the rows moves if the loss of one row grows by one."""
    before = np.zeros(values["N"])
    return [np.mean(before + row) for row in np.eye(values["N"])]


OF_LOSS = {
    "means": {"L": value},
    "derivatives": {("L", "Z"): (value, "Z"), ("L", "T"): (value, "T")},
}


with written(False):
    targets = matrix("T", N, K)
    LEDGER.add(
        id="squared-error",
        name="Squared error, mean over the batch",
        left="L",
        right=1 / (2 * N) * total((Z[r, k] - targets[r, k]) ** 2, (r, N), (k, K)),
        draw=draw,
        code=value,
        describes=(SquaredError.forward,),
        **OF_LOSS,
        oracles={
            "sklearn.metrics.mean_squared_error": lambda v: (
                v["K"] / 2 * mean_squared_error(v["T"], v["Z"])
            )
        },
    )
    LEDGER.add(
        id="squared-error-gradient",
        name="Squared error: gradient of the outputs",
        left=gradient_of("L", "Z"),
        right=(1 / N) * plus(Z, -targets),
        draw=draw,
        code=lambda v: LOSS.backward(LOSS.forward(v["Z"], v["T"])[1]),
        describes=(SquaredError.backward,),
        **OF_LOSS,
        oracles=derivative_by(value, "Z"),
    )
    c = matrix("c", N, 1)
    LEDGER.add(
        id="row-shares",
        name="What a row counts in a weighted mean",
        left=r"s_r",
        right=c[r, 0] / total(c[i, 0], (i, N)),
        indices=((r, "N"),),
        draw=draw_weights,
        code=lambda v: row_shares(v["N"], v["c"][:, 0])[:, 0],
        describes=(row_shares,),
        means={"s_r": lambda v: row_shares(v["N"], v["c"][:, 0])[:, 0]},
        oracles={
            "numpy.average": lambda v: [
                np.average(row, weights=v["c"][:, 0]) for row in np.eye(v["N"])
            ]
        },
    )
    LEDGER.add(
        id="equal-shares",
        name="What a row counts in a mean without weights",
        left=r"s_r",
        right=1 / N,
        indices=((r, "N"),),
        draw=draw_weights,
        code=equal_shares,
        describes=(row_shares,),
        means={"s_r": moved_mean},
        oracles={
            "equal weights": lambda v: row_shares(v["N"], np.full(v["N"], 0.7))[:, 0]
        },
    )
