"""Training: the homework's network, many seeds of it at once, and a wide network."""

import time

from threadpoolctl import threadpool_limits

from .jax_peer import jax_training
from .numpy_peers import notebook_style, ours, scikit_learn
from .pairing import compare
from .problems import W1, WIDE
from .torch_peer import torch_training

__all__ = ["hundred_seeds", "main"]

REPLICAS = 32
SEEDS = W1._replace(epochs=150)


def frameworks(problem):
    """Our package and its peers."""
    return {
        "backproplab": ours(problem),
        "backproplab, metrics at the end only": ours(problem, None, problem.epochs),
        "scikit-learn, MLPClassifier (sgd)": scikit_learn(problem),
        "PyTorch, eager": torch_training(problem),
        "PyTorch, compiled": torch_training(problem, compiled=True),
        "JAX, an epoch compiled": jax_training(problem),
    }


def main() -> list[dict]:
    """Measure all of them."""
    results = []
    small, wide = frameworks(W1), frameworks(WIDE)
    style = {"the notebook's style": notebook_style(W1)}
    for threads in (1, 2):
        title = f"Training {W1.name}"
        results.append(
            compare(title, small | style, W1.n_steps, rounds=7, threads=threads)
        )
        title = f"Training {WIDE.name}"
        results.append(compare(title, wide, WIDE.n_steps, rounds=5, threads=threads))
    many = {
        f"backproplab, {REPLICAS} seeds at once": ours(W1, REPLICAS),
        f"backproplab, {REPLICAS} seeds at once, metrics at the end only": ours(
            W1, REPLICAS, W1.epochs
        ),
        "scikit-learn, one by one": scikit_learn(W1),
        f"JAX, {REPLICAS} seeds at once": jax_training(W1, REPLICAS),
    }
    per = {name: REPLICAS for name in many if "at once" in name}
    title = f"Training {W1.name}, per seed"
    results.append(compare(title, many, W1.n_steps, rounds=5, per=per))
    return results


def hundred_seeds() -> float:
    """Seconds for 100 seeds of 150 epochs on one thread."""
    run = ours(SEEDS, 100)
    with threadpool_limits(1):
        begin = time.perf_counter()
        run()
        return round(time.perf_counter() - begin, 2)
