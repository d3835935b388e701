"""One point of a surface runs number by number, with the same bits as arrays."""

from dataclasses import dataclass
from itertools import islice

import numpy as np
import pytest

from backproplab import (
    OPTIMIZERS,
    SURFACES,
    Bowl,
    GradientDescent,
    Matyas,
    Optimizer,
    descend,
    steps,
)
from backproplab.descent.scalar_path import by_entry


@dataclass(frozen=True)
class UnitStep(Optimizer):
    """A rule that looks at both entries at once, against the contract."""

    learning_rate: float = 1.0

    def update(self, grad, state, theta=None):  # noqa: ARG002  as in the contract
        return -self.rate(state) * grad / np.linalg.norm(grad), state


class Lifted(Bowl):
    """A bowl whose owner wrote `value_and_grad` anew."""

    def value_and_grad(self, theta):
        value, grad = super().value_and_grad(theta)
        return value + 1.0, 3.0 * grad


@pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=repr)
def test_numbers_and_arrays_take_the_same_path(rule):
    rng = np.random.default_rng(11)
    for surface in SURFACES.cases():
        start = rng.uniform(0.2, 0.9, 2)
        path = descend(surface, rule, start, 15)
        inside = 16 if path.escaped_at < 0 else int(path.escaped_at)
        rows = list(islice(steps(surface, rule, start), inside))
        for name, record in zip(
            ("theta", "value", "grad"),
            (path.positions, path.values, path.grads),
            strict=True,
        ):
            expected = np.array([getattr(row, name) for row in rows])
            assert record.dtype == expected.dtype == np.float64
            np.testing.assert_array_equal(record[:inside], expected, surface.name)


def test_it_is_numbers_that_run():
    surface, rule, start = by_entry(Matyas(), GradientDescent(0.1), np.ones(2))
    step = next(steps(surface, rule, start))
    assert all(isinstance(entry, np.float64) for entry in step.next_theta)


def test_a_rule_that_needs_all_entries_gets_them():
    path = descend(Bowl(), UnitStep(), [3.0, 4.0], 2)
    np.testing.assert_allclose(path.positions[1], [2.4, 3.2], rtol=1e-15)


def test_a_rate_for_each_entry_stays_one():
    for rates in (
        np.array([0.25, 0.5]),
        lambda step: np.array([0.25, 0.5]) / (1 + step),
    ):
        path = descend(Bowl(), GradientDescent(rates), [4.0, 4.0], 1)
        np.testing.assert_array_equal(path.end, [2.0, 0.0])


def test_formulas_written_anew_are_used():
    path = descend(Lifted(), GradientDescent(0.1), [1.0, 0.0], 1)
    assert path.values[0] == 2.0
    np.testing.assert_allclose(path.end, [0.4, 0.0], rtol=1e-15)
