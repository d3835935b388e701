"""Layers at points where the right answer is known."""

import numpy as np
import pytest

from backproplab import LeakyReLU, LearnablePower, Linear

TINY = np.nextafter(0.0, 1.0)


def test_leaky_relu_has_the_left_slope_at_zero():
    y, cache = LeakyReLU(0.3).forward({}, np.array([[0.0, -0.0, TINY, -TINY]]))
    assert y[0, 0] == y[0, 1] == 0.0
    grad = LeakyReLU(0.3).grad_input(np.full((1, 4), 10.0), cache)
    np.testing.assert_array_equal(grad, [[3.0, 3.0, 10.0, 3.0]])


@pytest.mark.parametrize("exponent", [1.01, 1.5, 2.0, 3.7])
def test_power_at_zero_and_beside_it(exponent):
    layer, params = LearnablePower(0.25), {"exponent": np.array(exponent)}
    x = np.array([[0.0, -0.0, TINY, 1e-300, -1e-300, -3.0]])
    y, cache = layer.forward(params, x)
    np.testing.assert_array_equal(y[0, [0, 1, 4, 5]], 0.25 * x[0, [0, 1, 4, 5]])
    assert (np.abs(y[0, 2:4]) < 1e-300).all()
    grad_input, grads = layer.backward(np.ones_like(x), cache)
    np.testing.assert_array_equal(grad_input[0, [0, 1, 4, 5]], 0.25)
    assert (np.abs(grad_input[0, 2:4]) < 2e-3).all()
    assert abs(grads["exponent"]) < 1e-290


def test_power_takes_no_part_of_the_exponents_gradient_from_below():
    layer, params = LearnablePower(), {"exponent": np.array(1.7)}
    for upstream in (1.0, -1e6):
        _, cache = layer.forward(params, np.array([[-2.0, 0.0, -1e-9]]))
        grads = layer.grad_params(np.full((1, 3), upstream), cache)
        assert grads["exponent"] == 0.0


def test_power_collects_one_exponent_from_the_whole_batch():
    layer, params = LearnablePower(), {"exponent": np.array(3.0)}
    _, cache = layer.forward(params, np.array([[np.e, 1.0], [-5.0, np.e]]))
    grads = layer.grad_params(np.array([[2.0, 7.0], [11.0, -0.5]]), cache)
    assert grads["exponent"] == pytest.approx(1.5 * np.e**3, rel=1e-14)


def test_power_that_overflows_adds_nothing_where_the_upstream_gradient_is_zero():
    layer, params = LearnablePower(), {"exponent": np.array(2.0)}
    with np.errstate(over="ignore"):
        _, cache = layer.forward(params, np.array([[1e200, np.e]]))
    grad_input, grads = layer.backward(np.array([[0.0, 3.0]]), cache)
    np.testing.assert_allclose(grad_input, [[0.0, 6 * np.e]], rtol=1e-14)
    assert grads["exponent"] == pytest.approx(3 * np.e**2, rel=1e-14)
    grad_input, grads = layer.backward(np.array([[1e-9, 3.0]]), cache)
    assert grad_input[0, 0] == grads["exponent"] == np.inf


@pytest.mark.parametrize("upstream_kind", [np.float32, np.float64])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("layer", [LeakyReLU(0.1), LearnablePower(0.1)], ids=str)
def test_activations_keep_the_type_of_their_input(layer, kind, upstream_kind, rng):
    x, upstream = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    y, cache = layer.forward({"exponent": np.array(1.5)}, x.astype(kind))
    grad_input, grads = layer.backward(upstream.astype(upstream_kind), cache)
    assert y.dtype == kind
    assert grad_input.dtype == np.result_type(kind, upstream_kind)
    exact, cache = layer.forward({"exponent": np.array(1.5)}, x)
    np.testing.assert_allclose(y, exact, rtol=1e-6)
    for name, grad in layer.backward(upstream, cache)[1].items():
        assert grads[name] == pytest.approx(grad, rel=1e-5)


def test_power_starts_within_its_limits():
    layer = LearnablePower(low=1.4, high=2.0)
    drawn = [layer.init(np.random.default_rng(i))["exponent"] for i in range(200)]
    assert 1.4 <= min(drawn) < 1.42
    assert 1.98 < max(drawn) <= 2.0


def test_linear_distinguishes_rows_columns_and_transposes():
    params = {"weight": np.array([[1.0, 2.0, 4.0], [8.0, 16.0, 32.0]])}
    params["bias"] = np.array([0.5, 0.25, 0.125])
    layer = Linear(2, 3)
    y, cache = layer.forward(params, np.array([[1.0, 10.0]]))
    np.testing.assert_array_equal(y, [[81.5, 162.25, 324.125]])
    grad_input, grads = layer.backward(np.array([[1.0, 0.0, 100.0]]), cache)
    np.testing.assert_array_equal(grad_input, [[401.0, 3208.0]])
    np.testing.assert_array_equal(grads["weight"], [[1, 0, 100], [10, 0, 1000]])
    np.testing.assert_array_equal(grads["bias"], [1, 0, 100])


@pytest.mark.parametrize(
    ("scheme", "mean", "variance"),
    [
        ("he", 0.0, 2 / 300),
        ("glorot", 0.0, 2 / 500),
        ("uniform_centered", 0.0, 1 / 12),
        ("uniform_positive", 0.5, 1 / 12),
    ],
)
def test_initial_weights_have_the_stated_variance(scheme, mean, variance, rng):
    drawn = Linear(300, 200, scheme).init(rng)["weight"]
    deviation = 5 * np.sqrt(variance / drawn.size)
    assert drawn.mean() == pytest.approx(mean, abs=deviation)
    assert drawn.var() == pytest.approx(variance, rel=0.03)
