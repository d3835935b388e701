"""Every layer: shapes, copies on leading axes, and no state anywhere."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import frozen, random_params, widths

from backproplab import LAYERS

layers = pytest.mark.parametrize("layer", LAYERS.cases(), ids=str)


def passes(layer, params, x, grad_output):
    """Output and gradients of one forward and one backward pass."""
    y, cache = layer.forward(params, x)
    grad_input, grads = layer.backward(grad_output, cache)
    return {"y": y, "grad_input": grad_input, **grads}


def material(layer, rng, lead=(), batch=4, width=None):
    width = widths(layer)[-1] if width is None else width
    x = rng.normal(size=(*lead, batch, width))
    upstream = rng.normal(size=(*lead, batch, layer.output_width(width)))
    return random_params(layer, rng, lead), x, upstream


@layers
def test_gradients_have_the_shape_of_what_they_belong_to(layer, rng):
    params, x, upstream = material(layer, rng)
    results = passes(layer, params, x, upstream)
    assert results.pop("y").shape == upstream.shape
    assert results.pop("grad_input").shape == x.shape
    assert {name: g.shape for name, g in results.items()} == layer.shapes()


@layers
@given(lead=st.lists(st.integers(1, 3), max_size=2), batch=st.integers(1, 4))
def test_many_at_once_equals_one_at_a_time(layer, lead, batch):
    lead = tuple(lead)
    rng = np.random.default_rng([batch, *lead])
    params, x, upstream = material(layer, rng, lead, batch)
    together = passes(layer, params, x, upstream)
    for index in np.ndindex(lead):
        own = {name: value[index] for name, value in params.items()}
        alone = passes(layer, own, x[index], upstream[index])
        for name, value in alone.items():
            np.testing.assert_allclose(
                together[name][index], value, rtol=1e-12, atol=1e-13, err_msg=name
            )


@layers
def test_rows_do_not_meet(layer, rng):
    params, x, upstream = material(layer, rng)
    whole = passes(layer, params, x, upstream)
    single = [passes(layer, params, x[[r]], upstream[[r]]) for r in range(len(x))]
    for name in ("y", "grad_input"):
        rows = np.concatenate([one[name] for one in single])
        np.testing.assert_allclose(whole[name], rows, rtol=1e-12, atol=1e-13)
    for name in layer.shapes():
        total = sum(one[name] for one in single)
        np.testing.assert_allclose(whole[name], total, rtol=1e-12, atol=1e-13)


elementwise = pytest.mark.parametrize(
    "layer", [case for case in LAYERS.cases() if case.elementwise], ids=str
)


@elementwise
def test_elementwise_layers_do_not_tell_rows_from_columns(layer, rng):
    params, x, upstream = material(layer, rng, batch=3, width=5)
    rows = passes(layer, params, x, upstream)
    columns = passes(layer, params, x.mT, upstream.mT)
    for name in ("y", "grad_input"):
        np.testing.assert_allclose(columns.pop(name).mT, rows.pop(name), rtol=1e-14)
    for name, grad in rows.items():
        np.testing.assert_allclose(columns[name], grad, rtol=1e-12)


@layers
def test_arguments_are_not_written_to_and_calls_repeat(layer, rng):
    params, x, upstream = (frozen(value) for value in material(layer, rng))
    first = passes(layer, params, x, upstream)
    second = passes(layer, params, x, upstream)
    for name, value in first.items():
        np.testing.assert_array_equal(value, second[name])


@layers
def test_a_pass_between_forward_and_backward_changes_nothing(layer, rng):
    params, x, upstream = material(layer, rng)
    expected = passes(layer, params, x, upstream)
    _, cache = layer.forward(params, x)
    passes(layer, *material(layer, rng))
    for _ in range(2):
        grad_input, grads = layer.backward(upstream, cache)
        np.testing.assert_array_equal(grad_input, expected["grad_input"])
        for name, grad in grads.items():
            np.testing.assert_array_equal(grad, expected[name])


@layers
def test_initial_parameters(layer):
    drawn = layer.init(np.random.default_rng(1))
    again = layer.init(np.random.default_rng(1))
    other = layer.init(np.random.default_rng(2))
    assert {name: value.shape for name, value in drawn.items()} == layer.shapes()
    for name, value in drawn.items():
        assert value.dtype == np.float64
        np.testing.assert_array_equal(value, again[name])
        assert not value.any() or (value != other[name]).any()
        low, high = layer.bounds().get(name, (-np.inf, np.inf))
        assert (low <= value).all()
        assert (value <= high).all()


@layers
def test_names_are_those_of_parameters(layer):
    assert set(layer.penalized) <= set(layer.shapes())
    assert set(layer.bounds()) <= set(layer.shapes())


@layers
def test_is_frozen_and_equal_to_its_like(layer):
    twin = type(layer)(**vars(layer))
    assert layer == twin
    assert hash(layer) == hash(twin)
    with pytest.raises(AttributeError):
        layer.cache = None
