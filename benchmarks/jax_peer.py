"""The same training in JAX: a whole epoch is one compiled program."""

from itertools import pairwise

import jax
import jax.numpy as jnp
import numpy as np

__all__ = ["jax_training"]


def jax_training(problem, replicas=None):
    """Train in float64; the last, smaller batch of an epoch is left out."""
    jax.config.update("jax_enable_x64", True)
    x, targets = problem.data()
    n_batches = len(x) // problem.batch

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
        rows = jnp.asarray(x)[order].reshape(n_batches, problem.batch, -1)
        labels = jnp.asarray(targets)[order].reshape(n_batches, problem.batch)
        return jax.lax.scan(step, layers, (rows, labels))[0]

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
            layers = compiled(layers, order[..., : n_batches * problem.batch])
        jax.block_until_ready(layers)

    return run
