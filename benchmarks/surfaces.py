"""Adam on surfaces: one start and very many, against the peers."""

import autograd
import jax
import jax.numpy as jnp
import numpy as np
import optax
import torch

from backproplab import Adam, Matyas, endpoints
from backproplab.descent import steps

from .pairing import interleave, table

__all__ = ["main"]

N_STEPS = 200
START = np.array([4.0, -4.0])
SURFACE, RULE = Matyas(), Adam(0.05)


def ours():
    """One start, through the package's loop."""
    for _, _ in zip(range(N_STEPS), steps(SURFACE, RULE, START), strict=False):
        pass


def by_coordinate():
    """One start, scalars, and autograd called once for each coordinate."""
    slopes = [autograd.grad(SURFACE.value, i) for i in (0, 1)]
    point, first, second = list(START), [0.0, 0.0], [0.0, 0.0]
    for step in range(1, N_STEPS + 1):
        grads = [slope(*point) for slope in slopes]
        for i, grad in enumerate(grads):
            first[i] = 0.9 * first[i] + 0.1 * grad
            second[i] = 0.999 * second[i] + 0.001 * grad**2
            corrected = first[i] / (1 - 0.9**step)
            scale = (second[i] / (1 - 0.999**step)) ** 0.5 + 1e-8
            point[i] = point[i] - 0.05 * corrected / scale


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


def main() -> str:
    """Measure both and return their tables."""
    one = interleave(
        {
            "backproplab": ours,
            "autograd, a call per coordinate": by_coordinate,
            "torch.optim": by_torch,
            "optax, compiled": by_optax(),
        },
        15,
        "one start",
    )
    starts = np.random.default_rng(0).uniform(-5, 5, size=(90_000, 2))
    many = interleave(
        {
            "backproplab": lambda: endpoints(SURFACE, RULE, starts, N_STEPS),
            "torch.optim": lambda: by_torch(starts),
        },
        7,
        "90,000 starts",
    )
    return "\n\n".join(
        table(title, result, "backproplab", N_STEPS)
        for title, result in [
            ("Adam on Matyas, one start", one),
            ("Adam on Matyas, 90,000 starts", many),
        ]
    )
