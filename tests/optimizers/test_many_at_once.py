"""Many starts at once are each start alone."""

import numpy as np
import pytest

from backproplab import OPTIMIZERS, SURFACES, descend


@pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=repr)
def test_a_stack_of_starts_gives_every_path(rule):
    rng = np.random.default_rng(5)
    for surface in SURFACES.cases():
        starts = rng.uniform(0.2, 0.9, size=(2, 3, 2))
        many = descend(surface, rule, starts, 25).positions
        for index in np.ndindex(2, 3):
            alone = descend(surface, rule, starts[index], 25).positions
            np.testing.assert_allclose(
                many[:, *index], alone, rtol=1e-9, atol=1e-12, err_msg=surface.name
            )


@pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=repr)
def test_an_update_is_a_pure_function(rule):
    rng = np.random.default_rng(6)
    theta, state = rng.normal(size=(3, 2)), rule.init(rng.normal(size=(3, 2)))
    for _ in range(3):
        grad = rng.normal(size=(3, 2))
        kept = [np.copy(a) for a in (grad, theta, *state.values())]
        first, following = rule.update(grad, state, theta)
        again, _ = rule.update(grad, state, theta)
        np.testing.assert_array_equal(first, again)
        for before, after in zip(kept, (grad, theta, *state.values()), strict=True):
            np.testing.assert_array_equal(before, after)
        assert set(following) == set(state)
        state = following
    assert state["step"] == 3
