"""The same training in JAX: a whole epoch is one compiled program."""

from itertools import pairwise

import jax
import jax.numpy as jnp
import numpy as np

__all__ = ["jax_training"]


def jax_training(problem, replicas=None):
    """Train in float64, on every row: the last batch of an epoch may be smaller."""
    jax.config.update("jax_enable_x64", True)
    x, targets = problem.data()
    n_batches, n_left = divmod(len(x), problem.batch)
    in_full = len(x) - n_left

    def loss(layers, rows, labels):
        for weight, bias in layers[:-1]:
            rows = jax.nn.leaky_relu(rows @ weight + bias, 0.01)
        weight, bias = layers[-1]
        log_p = jax.nn.log_softmax(rows @ weight + bias)
        penalty = sum((weight**2).sum() for weight, _ in layers)
        chosen = jnp.take_along_axis(log_p, labels[:, None], axis=1)
        return -chosen.mean() + 0.5 * problem.l2 * penalty

    def step(layers, batch):
        grads = jax.grad(loss)(layers, *batch)
        return jax.tree.map(lambda p, g: p - problem.rate * g, layers, grads), None

    def epoch(layers, order):
        rows, labels = jnp.asarray(x)[order], jnp.asarray(targets)[order]
        full = rows[:in_full].reshape(n_batches, problem.batch, -1)
        of_full = labels[:in_full].reshape(n_batches, problem.batch)
        layers, _ = jax.lax.scan(step, layers, (full, of_full))
        if n_left:
            layers, _ = step(layers, (rows[in_full:], labels[in_full:]))
        return layers

    compiled = jax.jit(epoch if replicas is None else jax.vmap(epoch))
    lead = () if replicas is None else (replicas,)

    def run():
        rng = np.random.default_rng(1)
        layers = [
            (jnp.asarray(rng.normal(size=(*lead, a, b))), jnp.zeros((*lead, b)))
            for a, b in pairwise(problem.sizes)
        ]
        for _ in range(problem.epochs):
            orders = [rng.permutation(len(x)) for _ in range(replicas or 1)]
            order = np.stack(orders) if replicas else orders[0]
            layers = compiled(layers, order)
        jax.block_until_ready(layers)

    return run
