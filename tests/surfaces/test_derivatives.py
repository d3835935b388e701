"""Hand-written gradients and Hessians against four independent ways."""

import numpy as np
import pytest
import sympy

from backproplab import SURFACES
from backproplab.gradcheck import autodiff, central_difference, complex_step
from backproplab.surfaces import from_function

CASES = SURFACES.cases()
# the others use functions of numpy, which know no symbols
POLYNOMIALS = [
    s for s in CASES if s.name not in {"Ripple", "Ackley", "Easom", "Rastrigin"}
]

every_surface = pytest.mark.parametrize("surface", CASES, ids=lambda s: s.name)


def points(surface, n=12):
    rng = np.random.default_rng(7)
    low, high = np.transpose(surface.domain)
    return rng.uniform(low, high, size=(n, 2))


@every_surface
@pytest.mark.parametrize(
    ("oracle", "rtol"),
    [(complex_step, 1e-12), (autodiff, 1e-12), (central_difference, 1e-6)],
    ids=["complex step", "autograd", "differences"],
)
def test_gradient(surface, oracle, rtol):
    for point in points(surface):
        expected = oracle(surface, point)
        scale = np.abs(expected).max()
        np.testing.assert_allclose(
            surface.grad(point), expected, rtol=rtol, atol=rtol * scale
        )


@every_surface
@pytest.mark.parametrize("oracle", [complex_step, central_difference])
def test_hessian_is_the_derivative_of_the_gradient(surface, oracle):
    rtol = 1e-11 if oracle is complex_step else 1e-6
    for point in points(surface):
        rows = [
            oracle(lambda t, i=i: surface.gradient(t[..., 0], t[..., 1])[i], point)
            for i in (0, 1)
        ]
        scale = np.abs(rows).max()
        np.testing.assert_allclose(
            surface.hess(point), rows, rtol=rtol, atol=rtol * scale
        )


@pytest.mark.parametrize("surface", POLYNOMIALS, ids=lambda s: s.name)
def test_derivatives_of_sympy(surface):
    x, y = sympy.symbols("x y", real=True)
    value = sympy.sympify(surface.value(x, y))
    symbols = sympy.lambdify(
        (x, y),
        [value.diff(x), value.diff(y), *sympy.hessian(value, (x, y))],
    )
    for point in points(surface, 3):
        ours = [*surface.grad(point), *surface.hess(point).ravel()]
        expected = np.array(symbols(*point), dtype=float)
        np.testing.assert_allclose(
            ours, expected, rtol=1e-10, atol=1e-10 * np.abs(expected).max()
        )


@every_surface
def test_autograd_builds_the_same_surface(surface):
    twin = from_function(surface.value, domain=surface.domain, name="twin")
    at = points(surface, 5)
    for ours, theirs in (
        (surface(at), twin(at)),
        (surface.grad(at), twin.grad(at)),
        (surface.hess(at), twin.hess(at)),
    ):
        np.testing.assert_allclose(
            ours, theirs, rtol=1e-9, atol=1e-11 * np.abs(ours).max()
        )


@every_surface
def test_many_points_at_once(surface):
    at = points(surface, 12).reshape(3, 4, 2)
    for method in (surface, surface.grad, surface.hess):
        many = method(at)
        for index in np.ndindex(3, 4):
            np.testing.assert_allclose(many[index], method(at[index]), rtol=1e-13)
