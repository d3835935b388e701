"""The declared minima: their values, their slopes, and that nothing lies lower."""

import numpy as np
import pytest
from scipy.optimize import minimize

from backproplab import SURFACES
from backproplab.surfaces import Circles, NoMinimum, Points

CASES = SURFACES.cases()
BOUNDED = [s for s in CASES if not isinstance(s.minima, NoMinimum)]
POINTED = [s for s in BOUNDED if isinstance(s.minima, Points)]
TIPS = {"Ackley"}  # minima without a gradient


def minimizers(surface):
    if isinstance(surface.minima, Points):
        return np.array(surface.minima.points)
    angles = np.linspace(0, 6, 20)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    radii = surface.minima.radius + surface.minima.spacing * np.arange(3)
    return (radii[:, None, None] * circle).reshape(-1, 2)


@pytest.mark.parametrize("surface", BOUNDED, ids=lambda s: s.name)
def test_the_value_at_every_minimum(surface):
    at = minimizers(surface)
    np.testing.assert_allclose(surface(at), surface.minima.value, atol=1e-12)
    np.testing.assert_array_equal(surface.minima.distance(at) < 1e-12, True)


@pytest.mark.parametrize("surface", BOUNDED, ids=lambda s: s.name)
def test_the_gradient_vanishes_and_the_curvature_does_not_fall(surface):
    at = minimizers(surface)
    np.testing.assert_allclose(surface.grad(at), 0.0, atol=1e-12)
    if surface.name not in TIPS:
        assert np.linalg.eigvalsh(surface.hess(at)).min() > -1e-12


@pytest.mark.parametrize("surface", BOUNDED, ids=lambda s: s.name)
def test_nothing_in_the_domain_lies_lower(surface):
    low, high = np.transpose(surface.domain)
    sides = [np.linspace(a, b, 301) for a, b in zip(low, high, strict=True)]
    grid = np.stack(np.meshgrid(*sides), axis=-1)
    assert surface(grid).min() >= surface.minima.value - 1e-12


@pytest.mark.parametrize(
    "surface",
    [s for s in BOUNDED if isinstance(s.minima, Points)],
    ids=lambda s: s.name,
)
def test_a_foreign_minimizer_finds_every_minimum_and_no_other(surface):
    low, high = np.transpose(surface.domain)
    starts = np.random.default_rng(8).uniform(low, high, size=(40_000, 2))
    lowest = starts[np.argsort(surface(starts))[:400:8]]
    ends = [minimize(surface, p, jac=surface.grad, tol=1e-9).x for p in lowest]
    best = [end for end in ends if surface(end) < surface.minima.value + 1e-8]
    assert (surface.minima.distance(np.array(best)) < 1e-3).all()
    for point in surface.minima.points:
        assert min(np.linalg.norm(end - point) for end in best) < 1e-3


@pytest.mark.parametrize("name", ["MonkeySaddle", "HomeworkCubic"])
def test_the_cubics_have_no_floor(name):
    surface = SURFACES[name]()
    assert surface([-1e3, 0.0]) < -1e8
    assert np.isinf(surface.minima.distance([0.0, 0.0]))


def test_the_tips_have_a_convention():
    for name in ("Ripple", "Ackley"):
        surface = SURFACES[name]()
        np.testing.assert_array_equal(surface.grad([0.0, 0.0]), [0.0, 0.0])
        assert np.isnan(surface.hess([0.0, 0.0])).all()


def test_the_condition_number_of_the_made_to_measure_valley():
    surface = SURFACES["RotatedQuadratic"](condition=250.0, angle=2.0)
    curvatures, axes = np.linalg.eigh(surface.hess([0.0, 0.0]))
    np.testing.assert_allclose(curvatures, [1 / 250, 1.0])
    assert abs(axes[:, 0] @ [np.cos(2.0), np.sin(2.0)]) > 1 - 1e-12


def test_the_condition_number_of_rosenbrock_is_as_stated():
    curvatures = np.linalg.eigvalsh(SURFACES["Rosenbrock"]().hess([1.0, 1.0]))
    assert round(curvatures[1] / curvatures[0]) == 2508


def test_circles_are_measured_to_the_nearest():
    circles = Circles(radius=2.0, spacing=5.0, value=0.0)
    np.testing.assert_allclose(circles.distance([[0, 4.4], [0, 4.6]]), [2.4, 2.4])
