"""Adam on surfaces: one start and very many, against the peers."""

import autograd
import jax
import jax.numpy as jnp
import numpy as np
import optax
import torch

from backproplab import Adam, Matyas, descend, endpoints

from .pairing import compare

__all__ = ["main"]

N_STEPS = 200
START = np.array([4.0, -4.0])
SURFACE, RULE = Matyas(), Adam(0.05)


def ours():
    """One start, with every position, value and gradient recorded."""
    descend(SURFACE, RULE, START, N_STEPS)


def by_coordinate():
    """One start in the notebook's style: scalars, and autograd for each coordinate."""
    slopes = [autograd.grad(SURFACE.value, i) for i in (0, 1)]
    point, first, second = list(START), [0.0, 0.0], [0.0, 0.0]
    path = []
    for step in range(1, N_STEPS + 1):
        path.append((*point, SURFACE.value(*point)))
        grads = [slope(*point) for slope in slopes]
        for i, grad in enumerate(grads):
            first[i] = 0.9 * first[i] + 0.1 * grad
            second[i] = 0.999 * second[i] + 0.001 * grad**2
            corrected = first[i] / (1 - 0.9**step)
            scale = (second[i] / (1 - 0.999**step)) ** 0.5 + 1e-8
            point[i] = point[i] - 0.05 * corrected / scale
    return path


def by_torch(start=START):
    """Autograd and optimizer of PyTorch."""
    point = torch.tensor(start, requires_grad=True)
    rule = torch.optim.Adam([point], lr=0.05)
    for _ in range(N_STEPS):
        rule.zero_grad()
        SURFACE.value(point[..., 0], point[..., 1]).sum().backward()
        rule.step()


def by_optax():
    """Optax under jit and scan: compiled as a whole."""
    rule = optax.adam(0.05)
    slope = jax.grad(lambda point: SURFACE.value(point[0], point[1]))

    def step(carry, _):
        point, state = carry
        update, state = rule.update(slope(point), state)
        return (point + update, state), None

    @jax.jit
    def run(point):
        return jax.lax.scan(step, (point, rule.init(point)), None, N_STEPS)[0][0]

    return lambda: run(jnp.asarray(START)).block_until_ready()


def main() -> list[dict]:
    """Compare on one start and on very many."""
    one = {
        "backproplab": ours,
        "the notebook's style: autograd for each coordinate": by_coordinate,
        "torch.optim": by_torch,
        "optax, compiled": by_optax(),
    }
    starts = np.random.default_rng(0).uniform(-5, 5, size=(90_000, 2))
    many = {
        "backproplab": lambda: endpoints(SURFACE, RULE, starts, N_STEPS),
        "torch.optim": lambda: by_torch(starts),
    }
    return [
        compare("Adam on Matyas, one start", one, N_STEPS, rounds=15),
        compare("Adam on Matyas, 90,000 starts", many, N_STEPS, rounds=5),
    ]
