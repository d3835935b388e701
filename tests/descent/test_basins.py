"""Maps of limits, and the loop without a memory behind them."""

import numpy as np
import pytest

from backproplab import (
    OPTIMIZERS,
    Adam,
    Bowl,
    Circles,
    GradientDescent,
    Himmelblau,
    HomeworkCubic,
    Matyas,
    Minibatch,
    Momentum,
    Noisy,
    Ripple,
    basins,
    descend,
    endpoints,
)
from backproplab.descent.basins import ELSEWHERE, ESCAPED
from backproplab.surfaces import LeastSquares


@pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=repr)
def test_endpoints_are_the_ends_of_the_paths(rule):
    starts = np.random.default_rng(0).uniform(-2, 2, size=(50, 2))
    path = descend(Matyas(), rule, starts, 40)
    np.testing.assert_allclose(
        endpoints(Matyas(), rule, starts, 40), path.end, rtol=1e-12, atol=1e-13
    )


def test_many_chunks_are_one_run():
    starts = np.random.default_rng(0).uniform(-5, 5, size=(10_000, 2))
    ends = endpoints(Himmelblau(), Adam(0.1), starts, 20)
    for i in (0, 4095, 4096, 9999):
        np.testing.assert_array_equal(
            ends[i], endpoints(Himmelblau(), Adam(0.1), starts[i : i + 1], 20)[0]
        )


def test_wrapped_objectives_keep_their_noise():
    starts = np.zeros((3, 2))
    for noisy in (
        Noisy(Bowl(), 1.0, np.random.default_rng(0)),
        Minibatch(LeastSquares.cases()[0], 2, np.random.default_rng(0)),
    ):
        ends = endpoints(noisy, GradientDescent(0.1), starts, 1)
        assert len(np.unique(ends[:, 0])) == 3


def test_descent_on_the_bowl_settles_when_the_radius_says():
    atlas = basins(Bowl(), GradientDescent(0.25), n=41, n_steps=20, radius=0.01)
    x = np.linspace(*Bowl().domain[0], 41)
    r = np.hypot(*np.meshgrid(x, x))
    halvings = np.ceil(np.log2(np.maximum(r, 0.01) / 0.01))
    np.testing.assert_array_equal(atlas.settled_at, halvings)
    assert (atlas.labels == 0).all()


def test_momentum_that_only_passes_by_has_not_settled():
    # released at 4 on one side, it swings through the middle several times
    path = descend(Bowl(), Momentum(0.05, 0.9), [4.0, 0.0], 200)
    passing = path.first_within(0.1)
    atlas = basins(
        Bowl(), Momentum(0.05, 0.9), n=2, n_steps=200, radius=0.1,
        window=((4.0, 5.0), (0.0, 1.0)),
    )  # fmt: skip
    outside = np.flatnonzero(path.distance > 0.1)
    assert atlas.settled_at[0, 0] == outside[-1] + 1 > passing


def test_labels_name_the_minimum_that_was_reached():
    surface = Himmelblau()
    atlas = basins(surface, GradientDescent(0.01), n=30, n_steps=400)
    assert (atlas.labels >= 0).all()
    points = np.array(surface.minima.points)[atlas.labels]
    assert np.linalg.norm(atlas.ends - points, axis=-1).max() < 0.01
    assert set(np.unique(atlas.labels)) == {0, 1, 2, 3}
    assert sum(atlas.share(k) for k in range(4)) == pytest.approx(1)


def test_circles_are_numbered_from_the_middle():
    atlas = basins(Ripple(), GradientDescent(0.3), n=25, n_steps=300)
    r = np.linalg.norm(
        np.stack(np.meshgrid(*[np.linspace(-8, 8, 25)] * 2), -1), axis=-1
    )
    tip = r < np.pi / 2
    assert (atlas.labels[tip] == ELSEWHERE).all()
    assert (atlas.labels[(r > 1.7) & (r < 7.7)] == 0).all()
    assert (atlas.labels[r > 8] == 1).all()


def test_runaways_and_slow_starts_are_told_apart():
    runaway = basins(Bowl(), GradientDescent(1.2), n=4, n_steps=200)
    assert (runaway.labels == ESCAPED).all()
    slow = basins(Bowl(), GradientDescent(0.001), n=4, n_steps=5)
    assert (slow.labels == ELSEWHERE).all()
    assert (slow.settled_at == 6).all()


def test_messages():
    with pytest.raises(ValueError, match="HomeworkCubic has no minima to end in"):
        basins(HomeworkCubic(), Adam())
    with pytest.raises(ValueError, match="n must be an integer >= 2, got 1"):
        basins(Bowl(), Adam(), n=1)
    with pytest.raises(ValueError, match=r"expected theta of shape \(n_starts, P\)"):
        endpoints(Bowl(), Adam(), [1.0, 2.0], 3)
    assert basins(HomeworkCubic(), Adam(), n=2, limits=Circles(1, 1, 0), n_steps=1)
