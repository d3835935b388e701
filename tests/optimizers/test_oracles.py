"""The same 200 steps as PyTorch and optax take, on every surface."""

from functools import cache

import numpy as np
import pytest
from dialects import DIALECTS

from backproplab import OPTIMIZERS, SURFACES, NoMinimum, Surface, descend
from tests.not_tried import oracle

N_STEPS = 200
SURFACE_CASES = SURFACES.cases()


def start_and_rate(dialect, surface):
    """A point off every axis of symmetry, and a rate that suits the slope there."""
    (left, right), (low, high) = surface.domain
    start = np.array([left + 0.6143 * (right - left), low + 0.5701 * (high - low)])
    if not dialect.scaled:
        return start, dialect.rate
    rate = dialect.rate / np.abs(np.linalg.eigvalsh(surface.hess(start))).max()
    # without a floor, 200 longer steps would end at infinity
    return start, rate / 50 if isinstance(surface.minima, NoMinimum) else rate


def our_path(dialect, surface):
    start, rate = start_and_rate(dialect, surface)
    return descend(surface, dialect.ours(rate), start, N_STEPS).positions


def torch_path(dialect, surface):
    torch = oracle("torch")
    start, rate = start_and_rate(dialect, surface)
    point = torch.tensor(start, requires_grad=True)
    optimizer = dialect.torch(torch.optim, [point], rate)
    path = [start]
    for _ in range(N_STEPS):
        point.grad = torch.from_numpy(surface.grad(path[-1]))
        optimizer.step()
        path.append(point.detach().numpy().copy())
    return np.array(path)


@cache
def optax_update(dialect):
    """One step of a rule at any rate: it is compiled once for all surfaces."""
    jax, optax = oracle("jax"), oracle("optax")
    return jax.jit(lambda rate, *values: dialect.optax(optax, rate).update(*values))


def optax_path(dialect, surface):
    jax, optax = oracle("jax"), oracle("optax")
    start, rate = start_and_rate(dialect, surface)
    with jax.enable_x64(True):
        state = dialect.optax(optax, rate).init(jax.numpy.asarray(start))
        update = optax_update(dialect)
        path = [start]
        for _ in range(N_STEPS):
            step, state = update(rate, surface.grad(path[-1]), state, path[-1])
            path.append(path[-1] + np.asarray(step))
    return np.array(path)


def assert_same(ours, theirs):
    assert np.abs(ours - ours[0]).max() > 1e-3, "the path goes nowhere"
    np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("surface", SURFACE_CASES, ids=lambda s: s.name)
@pytest.mark.parametrize("dialect", [d for d in DIALECTS if d.torch], ids=str)
def test_the_path_is_that_of_torch(dialect, surface):
    assert_same(our_path(dialect, surface), torch_path(dialect, surface))


@pytest.mark.parametrize("surface", SURFACE_CASES, ids=lambda s: s.name)
@pytest.mark.parametrize("dialect", [d for d in DIALECTS if d.optax], ids=str)
def test_the_path_is_that_of_optax(dialect, surface):
    assert_same(our_path(dialect, surface), optax_path(dialect, surface))


def test_every_rule_has_an_oracle():
    assert {type(d.ours(0.1)).__name__ for d in DIALECTS} == set(OPTIMIZERS)


class Slope(Surface):
    """A tilted parabola on which every constant of a rule shows."""

    def value(self, x, y):
        return 0.01 * x**2 + 0.02 * y

    def gradient(self, x, y):
        return 0.02 * x, 0.02 + 0 * y


@pytest.mark.parametrize("family", ["adagrad", "rmsprop, ", "adam, ", "amsgrad, "])
def test_the_dialects_of_a_rule_part(family):
    # otherwise agreement with a library would not tell which dialect it speaks
    paths = [
        descend(Slope(), d.ours(0.1), [1.0, 1.0], N_STEPS).positions
        for d in DIALECTS
        if d.name.startswith(family) and "centered" not in d.name
    ]
    assert len(paths) >= 2
    for i, path in enumerate(paths):
        for other in paths[:i]:
            assert np.abs(path - other).max() > 1e-6  # 10,000 times the tolerance
