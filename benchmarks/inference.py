"""Outputs of a trained network for many rows, and for one."""

import warnings

import jax
import jax.numpy as jnp
import numpy as np
import torch
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from torch import nn

from backproplab import mlp

from .pairing import compare
from .problems import W1

__all__ = ["main"]

REPEATS = 50


def contestants(n_rows):
    """Each predicts the classes of `n_rows` rows, several times over."""
    x = W1.data()[0][:n_rows]
    network = mlp(W1.sizes)
    theta = network.init(np.random.default_rng(0))
    weights = [(p["weight"], p["bias"]) for p in network.views(theta) if "weight" in p]
    model = MLPClassifier(W1.sizes[1:-1], max_iter=W1.epochs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(*W1.data())
    layers = []
    for weight, bias in weights:
        linear = nn.Linear(*weight.shape, dtype=torch.float64)
        linear.weight.data = torch.from_numpy(weight.T.copy())
        linear.bias.data = torch.from_numpy(bias.copy())
        layers += [linear, nn.LeakyReLU(0.01)]
    eager = nn.Sequential(*layers[:-1])
    rows = torch.from_numpy(x)

    @jax.jit
    def compiled(x):
        for weight, bias in weights[:-1]:
            x = jax.nn.leaky_relu(x @ weight + bias, 0.01)
        return (x @ weights[-1][0] + weights[-1][1]).argmax(axis=1)

    def by_torch():
        with torch.no_grad():
            eager(rows).argmax(dim=1)

    return {
        "backproplab": lambda: network.predict(theta, x),
        "scikit-learn": lambda: model.predict(x),
        "PyTorch, eager": by_torch,
        "JAX, compiled": lambda: compiled(jnp.asarray(x)).block_until_ready(),
    }


def main() -> list[dict]:
    """Compare on one batch of all rows and on a single row."""
    results = []
    for n_rows in (W1.n_rows, 1):
        repeated = {
            name: (lambda run=run: [run() for _ in range(REPEATS)])
            for name, run in contestants(n_rows).items()
        }
        rows = "1 row" if n_rows == 1 else f"{n_rows} rows"
        results.append(compare(f"Predicting {rows}, {W1.name}", repeated, REPEATS))
    return results
