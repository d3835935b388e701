"""Our package, scikit-learn, and the style of the homework."""

import warnings
from itertools import pairwise

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from backproplab import GradientDescent, mlp, train

__all__ = ["notebook_style", "ours", "scikit_learn"]


def ours(problem, replicas=None, measure_every=1):
    """Train with this package; the metrics of all rows are part of an epoch."""
    x, targets = problem.data()

    def run():
        train(
            mlp(problem.sizes),
            x,
            targets,
            optimizer=GradientDescent(problem.rate),
            rng=np.random.default_rng(1),
            n_epochs=problem.epochs,
            batch_size=problem.batch,
            l2=problem.l2,
            replicas=replicas,
            measure_every=measure_every,
        )

    return run


def scikit_learn(problem):
    """Train scikit-learn's network, whose penalty is divided by the batch size."""
    x, targets = problem.data()
    model = MLPClassifier(
        problem.sizes[1:-1],
        solver="sgd",
        alpha=problem.l2 * problem.batch,
        batch_size=problem.batch,
        learning_rate_init=problem.rate,
        max_iter=problem.epochs,
        tol=0.0,
        n_iter_no_change=problem.epochs,
        random_state=1,
    )

    def run():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # epochs are given
            model.fit(x, targets)

    return run


def notebook_style(problem):
    """Train as first attempts do: one number or one row at a time where one can."""
    x, targets = problem.data()
    leaky = np.vectorize(lambda u: u if u > 0 else 0.01 * u)
    slope = np.vectorize(lambda u: 1.0 if u > 0 else 0.01)

    def gradient(logits, labels):
        rows = []
        for row, label in zip(logits, labels, strict=True):
            e = np.exp(row - np.max(row))
            p = e / np.sum(e)
            p[label] -= 1
            rows.append(p / len(labels))
        return np.array(rows)

    def step(layers, x, labels):
        inputs, sums = [x], []
        for weight, bias in layers:
            sums.append(inputs[-1] @ weight + bias)
            inputs.append(leaky(sums[-1]))
        g = gradient(sums[-1], labels)
        for k in reversed(range(len(layers))):
            weight, bias = layers[k]
            grad_weight = inputs[k].T @ g + problem.l2 * weight
            grad_bias = np.sum(g, axis=0)
            if k:
                g = g @ weight.T * slope(sums[k - 1])
            layers[k] = (
                weight - problem.rate * grad_weight,
                bias - problem.rate * grad_bias,
            )

    def run():
        rng = np.random.default_rng(1)
        layers = [
            (rng.uniform(-0.5, 0.5, (a, b)), rng.uniform(-0.5, 0.5, b))
            for a, b in pairwise(problem.sizes)
        ]
        for _ in range(problem.epochs):
            order = rng.permutation(len(x))
            for begin in range(0, len(x), problem.batch):
                rows = order[begin : begin + problem.batch]
                step(layers, x[rows], targets[rows])

    return run
