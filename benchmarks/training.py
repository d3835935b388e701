"""W1: the homework's network 11-16-12-8-2 at batch 32, against peers."""

import importlib
import importlib.util
import warnings
from functools import partial
from itertools import pairwise

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from backproplab import GradientDescent, mlp, train

from .pairing import interleave, table

N_ROWS, BATCH, EPOCHS, REPLICAS = 1199, 32, 150, 32
SIZES = [11, 16, 12, 8, 2]
N_STEPS = EPOCHS * -(-N_ROWS // BATCH)
RATE, L2 = 0.03, 0.01
PEER = "scikit-learn MLPClassifier(solver='sgd')"


def data():
    """As many rows as the homework trains on, with labels that can be learned."""
    rng = np.random.default_rng(0)
    x = rng.random((N_ROWS, SIZES[0]))
    return x, (x @ rng.normal(size=SIZES[0]) > 0).astype(int)


def ours(x, targets, replicas=None):
    """Train with this package."""
    train(
        mlp(SIZES),
        x,
        targets,
        optimizer=GradientDescent(RATE),
        rng=np.random.default_rng(1),
        n_epochs=EPOCHS,
        batch_size=BATCH,
        l2=L2,
        replicas=replicas,
    )


def scikit_learn(x, targets):
    """Train scikit-learn's network, whose penalty is divided by the batch size."""
    model = MLPClassifier(
        SIZES[1:-1],
        solver="sgd",
        alpha=L2 * BATCH,
        batch_size=BATCH,
        learning_rate_init=RATE,
        max_iter=EPOCHS,
        tol=0.0,
        n_iter_no_change=EPOCHS,
        random_state=1,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the budget is the point
        model.fit(x, targets)


def torch_eager(x, targets):
    """Train the same layers in PyTorch, one thread, float64."""
    torch = importlib.import_module("torch")
    nn = torch.nn
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(1)
    x, targets = torch.from_numpy(x), torch.from_numpy(targets)
    layers = []
    for a, b in pairwise(SIZES):
        layers += [nn.Linear(a, b), nn.LeakyReLU(0.01)]
    model, loss = nn.Sequential(*layers[:-1]), nn.CrossEntropyLoss()
    weights = [p for p in model.parameters() if p.ndim == 2]
    biases = [p for p in model.parameters() if p.ndim == 1]
    groups = [{"params": weights, "weight_decay": L2}, {"params": biases}]
    rule = torch.optim.SGD(groups, lr=RATE)
    for _ in range(EPOCHS):
        order = torch.randperm(N_ROWS)
        x, targets = x[order], targets[order]
        for begin in range(0, N_ROWS, BATCH):
            rows = slice(begin, begin + BATCH)
            rule.zero_grad()
            loss(model(x[rows]), targets[rows]).backward()
            rule.step()


def main(rounds: int = 15) -> str:
    """Measure, and return the tables."""
    x, targets = data()
    contestants = {
        "backproplab": partial(ours, x, targets),
        PEER: partial(scikit_learn, x, targets),
    }
    if importlib.util.find_spec("torch"):
        contestants["PyTorch eager"] = partial(torch_eager, x, targets)
    one = interleave(contestants, rounds, "W1")
    many = interleave(
        {
            "backproplab, 32 replicas": partial(ours, x, targets, REPLICAS),
            PEER: partial(scikit_learn, x, targets),
        },
        max(rounds // 3, 3),
        "W1, replicas",
    )
    seconds = many.seconds["backproplab, 32 replicas"]
    many.seconds["backproplab, 32 replicas"] = [s / REPLICAS for s in seconds]
    return "\n\n".join(
        [
            table("W1, one seed", one, "backproplab", N_STEPS),
            table("W1, per seed", many, "backproplab, 32 replicas", N_STEPS),
        ]
    )
