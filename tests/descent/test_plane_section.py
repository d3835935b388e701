"""A section agrees with its objective, and a path falls where it should."""

import numpy as np
import pytest

from backproplab import (
    GradientDescent,
    LeakyReLU,
    PlaneSection,
    Rosenbrock,
    SoftmaxCrossEntropy,
    mlp,
    principal_plane,
)


@pytest.fixture
def objective():
    rng = np.random.default_rng(0)
    network = mlp([3, 4, 2], LeakyReLU(0.1))
    return network.objective(
        rng.normal(size=(20, 3)), rng.integers(2, size=20), SoftmaxCrossEntropy()
    )


@pytest.fixture
def section(objective):
    rng = np.random.default_rng(1)
    origin, axes = rng.normal(size=26), 0.2 * rng.normal(size=(2, 26))
    return PlaneSection(objective, origin, axes)


def test_the_values_are_those_of_the_objective(section, objective):
    places = np.random.default_rng(2).uniform(-0.9, 0.9, size=(50, 2))
    expected = objective.value(section.point(places))
    np.testing.assert_allclose(section(places), expected, atol=1e-4)


def test_gradient_and_hessian_follow_the_chain_rule():
    surface, axes = Rosenbrock(), np.array([[1.0, 0.5], [-0.3, 0.8]])
    section = PlaneSection(surface, [0.2, 0.1], axes)
    place = np.array([0.3, -0.4])
    theta = section.point(place)
    grad, hess = axes @ surface.grad(theta), axes @ surface.hess(theta) @ axes.T
    np.testing.assert_allclose(section.grad(place), grad, rtol=1e-2)
    np.testing.assert_allclose(section.hess(place), hess, rtol=2e-2)


def test_projecting_undoes_placing(section):
    places = np.random.default_rng(3).normal(size=(5, 2))
    np.testing.assert_allclose(section.project(section.point(places)), places)


def test_a_trace_has_the_values_of_the_path_itself(section, objective):
    path = section.point([[0.0, 0.0], [0.5, -0.5]]) + 0.3
    trace = section.trace(path, GradientDescent())
    np.testing.assert_allclose(trace.values, objective.value(path))
    assert trace.positions.shape == (2, 2)
    assert not trace.escaped


def test_the_principal_plane_holds_a_flat_path_and_ends_on_its_positive_side():
    rng = np.random.default_rng(4)
    directions = np.linalg.qr(rng.normal(size=(7, 2)))[0].T
    path = 5 + rng.normal(size=(30, 2)) @ directions
    axes, share = principal_plane(path)
    assert share == pytest.approx(1)
    np.testing.assert_allclose(axes @ axes.T, np.eye(2), atol=1e-12)
    assert (axes @ (path[-1] - path.mean(axis=0)) >= 0).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"axes": np.ones((2, 2))}, "linearly independent"),
        ({"axes": np.eye(3)[:2]}, r"axes of shape \(2, 2\)"),
        ({"n": 3}, "n must be an integer >= 4"),
    ],
)
def test_impossible_sections_are_refused(change, message):
    arguments = {"origin": np.zeros(2), "axes": np.eye(2)} | change
    with pytest.raises(ValueError, match=message):
        PlaneSection(Rosenbrock(), **arguments)


def test_two_points_have_no_principal_plane():
    with pytest.raises(ValueError, match="n >= 3"):
        principal_plane(np.eye(2))
