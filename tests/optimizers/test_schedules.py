"""Schedules: their laws, their use as a rate, and the libraries' versions."""

import math

import numpy as np
import pytest

from backproplab import (
    OPTIMIZERS,
    Constant,
    CosineDecay,
    ExponentialDecay,
    GradientDescent,
    InverseTimeDecay,
    StepDecay,
    Warmup,
    descend,
    surfaces,
)
from backproplab.optimizers.schedules import SCHEDULES
from tests.not_tried import oracle

K = np.arange(200)
RAMP = surfaces.from_function(lambda x, y: x + 0 * y, name="ramp")


def travelled(schedule, n_steps):
    """What gradient descent covers on a slope of 1: the sum of the rates."""
    path = descend(RAMP, GradientDescent(schedule), [0.0, 0.0], n_steps)
    return -path.end[0]


@pytest.mark.parametrize(
    ("schedule", "n_steps", "total"),
    [
        (Constant(0.5), 30, 15.0),
        (StepDecay(0.8, 10, 0.5), 40, 8.0 + 4.0 + 2.0 + 1.0),
        (ExponentialDecay(0.5, 0.9), 400, 5.0),
        (CosineDecay(0.4, 100), 100, 0.2 * 101),
        (CosineDecay(0.4, 100, 0.1), 300, 0.1 * 300 + 0.15 * 101),
        (InverseTimeDecay(1.0, 1.0), 100, sum(1 / n for n in range(1, 101))),
        (Warmup(10, 0.2), 30, 0.02 * 55 + 0.2 * 20),
        (Warmup(4, StepDecay(1.0, 2, 0.5)), 8, 0.25 * 10 + 1 + 1 + 0.5 + 0.5),
    ],
    ids=str,
)
def test_the_sum_of_the_rates_is_what_is_travelled(schedule, n_steps, total):
    assert math.isclose(travelled(schedule, n_steps), total, rel_tol=1e-12)


@pytest.mark.parametrize("schedule", SCHEDULES.cases(), ids=repr)
def test_a_schedule_takes_one_step_or_many(schedule):
    np.testing.assert_allclose(schedule(K), [schedule(int(k)) for k in K])


@pytest.mark.parametrize("rule", OPTIMIZERS.values(), ids=lambda c: c.__name__)
def test_every_rule_takes_a_schedule(rule):
    surface = surfaces.Booth()
    fixed = descend(surface, rule(0.03), [0.5, 0.5], 40).positions
    constant = descend(surface, rule(Constant(0.03)), [0.5, 0.5], 40).positions
    np.testing.assert_array_equal(fixed, constant)
    decaying = descend(surface, rule(StepDecay(0.03, 20)), [0.5, 0.5], 40).positions
    np.testing.assert_array_equal(decaying[:21], fixed[:21])
    assert np.abs(decaying[-1] - fixed[-1]).max() > 1e-4


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (StepDecay(0.1, 30, 0.5), lambda s, o: s.StepLR(o, 30, 0.5)),
        (ExponentialDecay(0.1, 0.97), lambda s, o: s.ExponentialLR(o, 0.97)),
        (
            InverseTimeDecay(0.1, 20),
            lambda s, o: s.LambdaLR(o, lambda k: 1 / (1 + k / 20)),
        ),
    ],
    ids=["stairs", "exponential", "inverse time"],
)
def test_the_rates_are_those_of_torch(ours, theirs):
    torch = oracle("torch")
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler, rates = theirs(torch.optim.lr_scheduler, optimizer), []
    for _ in K:
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    np.testing.assert_allclose(ours(K), rates, rtol=1e-12)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Constant(0.1), lambda o: o.constant_schedule(0.1)),
        (CosineDecay(0.1, 50, 0.02), lambda o: o.cosine_decay_schedule(0.1, 50, 0.2)),
        (ExponentialDecay(0.1, 0.9), lambda o: o.exponential_decay(0.1, 1, 0.9)),
    ],
    ids=["constant", "cosine", "exponential"],
)
def test_the_rates_are_those_of_optax(ours, theirs):
    jax, optax = oracle("jax"), oracle("optax")
    with jax.enable_x64(True):
        rates = [float(theirs(optax)(k)) for k in K]
    np.testing.assert_allclose(ours(K), rates, rtol=1e-6)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: StepDecay(0.1, 0), r"StepDecay: every must be in \[1, inf\), got 0"),
        (lambda: StepDecay(0.1, 2.5), "every must be an integer"),
        (lambda: ExponentialDecay(0.1, 1.5), r"factor must be in \(0, 1\]"),
        (lambda: Warmup(5, -1.0), r"Warmup: schedule must be .* got -1.0"),
        (lambda: CosineDecay(-0.1, 10), r"initial must be in \(0, inf\)"),
    ],
)
def test_a_wrong_schedule_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()
