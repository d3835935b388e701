"""What the estimator costs over `train`, on the homework's rows and on fewer."""

import warnings
from functools import partial

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from backproplab import Adam, BackpropClassifier, mlp, train

from .pairing import interleave, table
from .training import BATCH, N_ROWS, SIZES, data

EPOCHS = 20
OURS, LOOP = "BackpropClassifier.fit", "train"


def loop(x, targets):
    """The bare loop."""
    train(
        mlp(SIZES), x, targets, optimizer=Adam(), rng=np.random.default_rng(1),
        n_epochs=EPOCHS, batch_size=BATCH,
    )  # fmt: skip


def estimator(x, targets):
    """The same training through the estimator."""
    BackpropClassifier(
        SIZES[1:-1], batch_size=BATCH, max_iter=EPOCHS, tol=None, random_state=1
    ).fit(x, targets)


def scikit_learn(x, targets):
    """Their network with the same sizes and rule."""
    model = MLPClassifier(
        SIZES[1:-1], batch_size=BATCH, max_iter=EPOCHS, tol=0.0,
        n_iter_no_change=EPOCHS, random_state=1,
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the budget is the point
        model.fit(x, targets)


def main(rounds: int = 15) -> str:
    """Time them in turn and return the tables."""
    tables = []
    for n_rows in (N_ROWS, 150):
        x, targets = (array[:n_rows] for array in data())
        runs = {LOOP: loop, OURS: estimator, "MLPClassifier.fit": scikit_learn}
        contestants = {name: partial(run, x, targets) for name, run in runs.items()}
        result = interleave(contestants, rounds, "estimators")
        n_steps = EPOCHS * -(-n_rows // BATCH)
        title = f"Estimator: {n_rows} rows, {EPOCHS} epochs, Adam"
        tables.append(table(title, result, LOOP, n_steps))
    return "\n\n".join(tables)


if __name__ == "__main__":
    print(main())
