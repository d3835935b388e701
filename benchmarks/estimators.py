"""What the estimator costs over `train`, on the homework's rows and on fewer."""

import warnings
from functools import partial

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from backproplab import Adam, BackpropClassifier, mlp, train

from .pairing import compare, table
from .problems import W1

EPOCHS, BATCH, SIZES = W1.epochs, W1.batch, W1.sizes
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


def main(rounds: int = 9) -> list[dict]:
    """Time them in turn."""
    results = []
    for n_rows in (W1.n_rows, 150):
        x, targets = (array[:n_rows] for array in W1.data())
        runs = {LOOP: loop, OURS: estimator, "MLPClassifier.fit": scikit_learn}
        contestants = {name: partial(run, x, targets) for name, run in runs.items()}
        n_steps = EPOCHS * -(-n_rows // BATCH)
        title = f"Estimator: {n_rows} rows, {EPOCHS} epochs, Adam"
        results.append(compare(title, contestants, n_steps, rounds=rounds))
    return results


if __name__ == "__main__":
    print(*map(table, main()), sep="\n\n")
