"""Every surface: gradient and Hessian by hand, minima as a set, stacks of points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import assert_gradient, frozen

from backproplab import SURFACES
from backproplab.surfaces.minima import NoMinimum

surfaces = pytest.mark.parametrize("surface", SURFACES.cases(), ids=lambda s: s.name)


def points(surface, rng, shape=()):
    """Uniformly random points in the domain."""
    low, high = np.transpose(surface.domain)
    return rng.uniform(low, high, (*shape, 2))


@surfaces
def test_gradient_at_random_points(surface, rng):
    for theta in points(surface, rng, (25,)):
        assert_gradient(surface, theta)


@surfaces
def test_hessian_at_random_points(surface, rng):
    h = 1e-30
    for theta in points(surface, rng, (25,)):
        columns = [surface.grad(theta + 1j * h * e).imag / h for e in np.eye(2)]
        np.testing.assert_allclose(
            surface.hess(theta), np.transpose(columns), rtol=1e-9, atol=1e-12
        )


@surfaces
@given(shape=st.lists(st.integers(1, 4), max_size=3), seed=st.integers(0, 99))
def test_many_at_once_equals_one_at_a_time(surface, shape, seed):
    theta = points(surface, np.random.default_rng(seed), tuple(shape))
    values, grads = surface.value_and_grad(theta)
    hessians = surface.hess(theta)
    for index in np.ndindex(*shape):
        value, grad = surface.value_and_grad(theta[index])
        np.testing.assert_allclose(values[index], value, rtol=1e-13, atol=1e-15)
        np.testing.assert_allclose(grads[index], grad, rtol=1e-12, atol=1e-15)
        hess = surface.hess(theta[index])
        np.testing.assert_allclose(hessians[index], hess, rtol=1e-12, atol=1e-14)


@surfaces
def test_arguments_are_not_written_to_and_calls_repeat(surface, rng):
    theta = frozen(points(surface, rng, (5,)))
    first, second = surface.value_and_grad(theta), surface.value_and_grad(theta)
    np.testing.assert_array_equal(first[0], second[0])
    np.testing.assert_array_equal(first[1], second[1])
    np.testing.assert_array_equal(surface(theta), first[0])
    np.testing.assert_array_equal(surface.grad(theta), first[1])


@surfaces
def test_whole_numbers_are_points_like_any_other(surface):
    for theta in (np.array([1, 3]), [1, 3], (1, 3)):
        value, grad = surface.value_and_grad(theta)
        exact_value, exact_grad = surface.value_and_grad(np.array([1.0, 3.0]))
        assert value == exact_value
        np.testing.assert_array_equal(grad, exact_grad)
        np.testing.assert_array_equal(surface.hess(theta), surface.hess([1.0, 3.0]))


@surfaces
def test_minima_are_where_and_as_deep_as_stated(surface, rng):
    theta = points(surface, rng, (2000,))
    lowest = surface.minima.value
    assert (surface(theta) >= lowest - 1e-12).all()
    if isinstance(surface.minima, NoMinimum):
        scale = 1e4 * theta
        assert surface(scale).min() < -1e12
        assert np.isinf(surface.minima.distance(theta)).all()
        return
    nearest = surface.minima.nearest(theta)
    np.testing.assert_allclose(surface(nearest), lowest, atol=1e-12)
    np.testing.assert_allclose(surface.grad(nearest), 0.0, atol=1e-6)
    gap = np.linalg.norm(nearest - theta, axis=-1)
    np.testing.assert_allclose(surface.minima.distance(theta), gap, rtol=1e-12)


@surfaces
def test_domain_is_made_of_intervals(surface):
    for low, high in surface.domain:
        assert low < high


@surfaces
def test_a_caption_can_say_what_it_is_for(surface):
    assert 20 < len(surface.purpose) < 90
    assert surface.purpose[0].islower()
    assert not set("`*\\:.") & set(surface.purpose)
