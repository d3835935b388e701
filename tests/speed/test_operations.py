"""A step does not come to need more calls of NumPy than it does today.

On small batches its time is the number of calls. The bounds are what was counted when
they were set, plus an eighth for differences between versions of Python.
"""

import numpy as np
import pytest
from operations import operations

from backproplab import Adam, GradientDescent, Matyas, descend, mlp, train

IN_TRAINING, SLACK = 103, 1.125
# A start alone is two numbers, and each of its operations takes a tenth of an array's.
ON_A_SURFACE = {"alone": ([4.0, -4.0], 91), "in a stack": ([[4.0, -4.0]], 68)}


def per_step(run, few, many):
    """Operations of one step: the difference of two runs knows no set-up."""
    run(many)  # what is done once for each process
    counts = [operations(lambda n=n: run(n)) for n in (few, many)]
    return (counts[1] - counts[0]) / (many - few)


def test_the_counter_counts():
    def by_hand():
        total = np.ones(3)
        for _ in range(10):
            total = np.maximum(total * 2.0, total[0])  # a call, a product, an index

    assert operations(by_hand) == pytest.approx(10 * 3, abs=4)


@pytest.mark.parametrize("replicas", [None, 3])
def test_training_step(replicas, rng):
    x, targets = rng.random((96, 11)), rng.integers(2, size=96)

    def run(n_epochs):
        train(
            mlp([11, 16, 12, 8, 2]), x, targets, optimizer=GradientDescent(0.03),
            l2=0.01, rng=rng, n_epochs=n_epochs, batch_size=1, replicas=replicas,
        )  # fmt: skip

    assert per_step(run, 1, 3) / 96 <= SLACK * IN_TRAINING


@pytest.mark.parametrize(("start", "bound"), ON_A_SURFACE.values(), ids=ON_A_SURFACE)
def test_step_on_a_surface(start, bound):
    def run(n_steps):
        descend(Matyas(), Adam(0.05), start, n_steps)

    assert per_step(run, 10, 60) <= SLACK * bound
