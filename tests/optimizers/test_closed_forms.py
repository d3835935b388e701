"""What the rules must do, from formulas that are not theirs."""

import math

import numpy as np
import pytest

from backproplab import (
    OPTIMIZERS,
    AdaDelta,
    AdaGrad,
    Adam,
    AdamW,
    AMSGrad,
    Easom,
    GradientDescent,
    Lion,
    Matyas,
    Momentum,
    NAdam,
    Nesterov,
    RMSProp,
    RotatedQuadratic,
    descend,
    surfaces,
)

T = np.arange(1, 51)
SLOPES = np.array([3.0, -0.02])


def steps_on_a_slope(rule):
    """The 50 updates that a constant gradient gives, over its sign."""
    state, updates = rule.init(np.zeros(2)), []
    for _ in T:
        update, state = rule.update(SLOPES, state, np.zeros(2))
        updates.append(update)
    return -np.array(updates) / np.sign(SLOPES)


SLOPE_LAWS = {
    "gradient descent": (GradientDescent(0.1), 0.1 * np.abs(SLOPES) + 0 * T[:, None]),
    "momentum": (
        Momentum(0.1, 0.7),
        0.1 * np.abs(SLOPES) * (1 - 0.7 ** T[:, None]) / 0.3,
    ),
    "adagrad": (AdaGrad(0.1, eps=1e-30), 0.1 / np.sqrt(T)[:, None]),
    "adagrad, from a sum above 0": (
        AdaGrad(0.1, eps=1e-30, initial_accumulator=0.1),
        0.1 * np.abs(SLOPES) / np.sqrt(0.1 + T[:, None] * SLOPES**2),
    ),
    "rmsprop": (RMSProp(0.1, 0.8, eps=1e-30), 0.1 / np.sqrt(1 - 0.8**T)[:, None]),
    "rmsprop, centered": (
        # the variance of one value seen with weight 1 - w and zeros with weight w
        RMSProp(0.1, 0.8, eps=1e-30, centered=True),
        0.1 / np.sqrt((1 - 0.8**T) * 0.8**T)[:, None],
    ),
    "adam": (Adam(0.1, eps=1e-30), 0.1 + 0 * T[:, None]),
    "adam without memory": (Adam(0.1, 0.0, 0.0, eps=1e-30), 0.1 + 0 * T[:, None]),
    "adamw at the origin": (AdamW(0.1, eps=1e-30), 0.1 + 0 * T[:, None]),
    "amsgrad": (
        AMSGrad(0.1, 0.5, 0.8, eps=1e-30),
        0.1 * ((1 - 0.5**T) / np.sqrt(1 - 0.8**T))[:, None],
    ),
    "amsgrad, corrected": (
        AMSGrad(0.1, 0.5, 0.8, eps=1e-30, bias_correction="before"),
        0.1 + 0 * T[:, None],
    ),
    "nadam": (
        NAdam(0.1, 0.5, 0.8, eps=1e-30, momentum_decay=math.inf),
        0.1 * (0.5 * (1 - 0.5**T) / (1 - 0.5 ** (T + 1)) + 0.5 / (1 - 0.5**T))[:, None],
    ),
    "lion": (Lion(0.1), 0.1 + 0 * T[:, None]),
}


@pytest.mark.parametrize(("rule", "law"), SLOPE_LAWS.values(), ids=SLOPE_LAWS)
def test_lengths_of_the_steps_on_a_constant_slope(rule, law):
    expected = np.broadcast_to(law, (50, 2))
    np.testing.assert_allclose(steps_on_a_slope(rule), expected, rtol=1e-9)


def test_every_rule_has_a_closed_form():
    in_the_table = {type(rule).__name__ for rule, _ in SLOPE_LAWS.values()}
    with_tests_of_their_own = {"AdaDelta", "Nesterov"}
    assert in_the_table | with_tests_of_their_own == set(OPTIMIZERS)


@pytest.mark.parametrize("size", [1e-3, 1.0, 1e6])
def test_the_first_step_of_adadelta_is_bounded_whatever_the_gradient(size):
    rule = AdaDelta(decay=0.95, eps=1e-6)
    update, _ = rule.update(np.array([size]), rule.init(np.zeros(1)))
    assert np.abs(update) <= math.sqrt(1e-6 / 0.05)
    assert size < 1 or math.isclose(-update[0], 4.472e-3, rel_tol=1e-3)


def eigen_path(rule, direction, n_steps=60):
    """Coordinate along an eigenvector of Matyas, starting at 1."""
    axis = np.array([1.0, direction]) / math.sqrt(2)
    return descend(Matyas(), rule, axis, n_steps).positions @ axis


@pytest.mark.parametrize(("direction", "curvature"), [(1, 0.04), (-1, 1.0)])
def test_gradient_descent_shrinks_by_a_constant_factor(direction, curvature):
    path = eigen_path(GradientDescent(1.923), direction)
    expected = (1 - 1.923 * curvature) ** np.arange(61)
    np.testing.assert_allclose(path, expected, atol=1e-13)


@pytest.mark.parametrize(("direction", "curvature"), [(1, 0.04), (-1, 1.0)])
def test_the_best_heavy_ball_has_a_double_root(direction, curvature):
    # sqrt(kappa) = 5: rate (2 / 1.2)^2, momentum (4 / 6)^2, every root -+2/3
    rate, momentum = (2 / 1.2) ** 2, (4 / 6) ** 2
    path = eigen_path(Momentum(rate, momentum), direction)
    k, root = np.arange(61), direction * 2 / 3
    slope = (1 - rate * curvature) / root - 1
    np.testing.assert_allclose(path, root**k * (1 + slope * k), atol=1e-11)


@pytest.mark.parametrize("momentum", [0.5, 2 / 3, 0.9])
@pytest.mark.parametrize(("direction", "curvature"), [(1, 0.04), (-1, 1.0)])
def test_nesterov_follows_its_characteristic_roots(direction, curvature, momentum):
    shrink = 1 - 0.9 * curvature
    roots = np.roots([1, -shrink * (1 + momentum), shrink * momentum])
    weights = np.linalg.solve(np.vander(roots, 2, increasing=True).T, [1, shrink])
    expected = (weights * roots ** np.arange(61)[:, None]).sum(axis=1)
    path = eigen_path(Nesterov(0.9, momentum), direction)
    np.testing.assert_allclose(path, expected.real, atol=1e-12)


def test_nesterov_with_the_textbook_constants_has_rate_four_fifths():
    path = eigen_path(Nesterov(1.0, 2 / 3), 1, 200)
    slow = np.abs(path[150:]) / (0.8 ** np.arange(150, 201) * np.arange(150, 201))
    assert np.ptp(slow) < 0.01 * slow.mean()  # k * 0.8^k, a double root again


@pytest.mark.parametrize("surface", surfaces.SURFACES.cases(), ids=lambda s: s.name)
def test_both_forms_of_nesterov_visit_the_same_points(surface):
    start = np.array([0.31, 0.74])
    rate = 0.05 / np.abs(np.linalg.eigvalsh(surface.hess(start))).max()
    as_written, stored = Nesterov(rate, 0.8), Nesterov(rate, 0.8, stored_lookahead=True)
    path = descend(surface, as_written, start, 100, record_state=True)
    ahead = path.positions + 0.8 * path.states["velocity"]
    shifted = descend(surface, stored, start, 100)
    np.testing.assert_allclose(ahead, shifted.positions, rtol=1e-10, atol=1e-11)
    np.testing.assert_allclose(path.grads, shifted.grads, rtol=1e-9, atol=1e-9)


def test_nesterov_without_momentum_is_gradient_descent():
    paths = [
        descend(RotatedQuadratic(), rule, [3.0, 1.0], 30).positions
        for rule in (Nesterov(0.3, 0.0), Momentum(0.3, 0.0), GradientDescent(0.3))
    ]
    np.testing.assert_array_equal(paths[0], paths[2])
    np.testing.assert_array_equal(paths[1], paths[2])


def test_adamw_shrinks_geometrically_where_there_is_no_slope():
    flat = surfaces.from_function(lambda x, y: 0 * x * y, name="flat")
    path = descend(flat, AdamW(0.1, weight_decay=0.5), [8.0, -3.0], 40)
    np.testing.assert_allclose(path.positions[:, 0], 8 * 0.95 ** np.arange(41))


def test_decoupled_decay_needs_the_parameters():
    rule = AdamW()
    with pytest.raises(ValueError, match=r"AdamW.*expected update\(grad, state, theta"):
        rule.update(np.ones(2), rule.init(np.ones(2)))


def test_decay_can_spare_entries():
    rule = AdamW(0.1, weight_decay=np.array([0.5, 0.0]))
    update, _ = rule.update(np.zeros(2), rule.init(np.zeros(2)), np.array([2.0, 2.0]))
    np.testing.assert_allclose(update, [-0.1, 0.0])


@pytest.mark.parametrize(
    ("place", "end"), [("outside", 1.305), ("inside", 0.0034), ("hat", 1.305)]
)
def test_the_place_of_eps_decides_on_the_plain_of_easom(place, end):
    rule = Adam(0.01, eps=1e-8, eps_place=place)
    final = descend(Easom(), rule, [0.0, 0.0], 2000).end
    np.testing.assert_allclose(final, end, atol=2e-3 if place != "inside" else 1e-4)


def test_an_array_of_rates_gives_each_start_its_own():
    rates = np.array([0.01, 0.1, 0.5])
    many = descend(Matyas(), Adam(rates[:, None]), np.full((3, 2), 2.0), 50)
    for i, rate in enumerate(rates):
        alone = descend(Matyas(), Adam(rate), [2.0, 2.0], 50)
        np.testing.assert_allclose(many.positions[:, i], alone.positions, rtol=1e-14)
