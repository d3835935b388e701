"""The passes of one layer in a training run: its printed methods, or its fast form."""

from math import prod

import numpy as np

from backproplab.layers.base import Layer
from backproplab.layers.fast import Buffer, LayerArrays, LayerPasses

__all__ = ["fast_form_agrees", "printed_passes"]

TOLERANCE = 1e-12  # of a difference, relative to the largest entry


def printed_passes(layer: Layer, arrays: LayerArrays) -> LayerPasses:
    """The layer's own methods, on rows unless it maps each entry alone."""
    inputs, out = arrays.buffer.inputs, arrays.out
    turned = (lambda a: a) if layer.elementwise else (lambda a: a.mT)

    def forward():
        y, cache = layer.forward(arrays.params, turned(inputs))
        np.copyto(out, turned(y))
        return cache

    def grad_params(g, cache):
        for name, grad in layer.grad_params(turned(g), cache).items():
            arrays.grads[name][...] = grad

    def grad_input(g, cache):
        return turned(layer.grad_input(turned(g), cache))

    learns = grad_params if arrays.grads else None
    return LayerPasses(forward, forward, learns, grad_input)


def fast_form_agrees(layer: Layer, arrays: LayerArrays, rng) -> bool:
    """Whether the fast form equals `forward`, `grad_input` and `grad_params`.

    Compared on the parameters and inputs that `arrays` hold, with a random gradient
    from above. Both forms get arrays of their own.
    """
    g = rng.normal(size=arrays.out.shape)
    runs = []
    for passes_of in (printed_passes, type(layer).fast):
        own = copied(layer, arrays)
        passes = passes_of(layer, own)
        if passes is None:
            return False
        cache = passes.forward()
        values = [own.out.copy()]
        if passes.grad_params:
            passes.grad_params(g, cache)
        values += [own.grad.copy(), passes.grad_input(g, cache).copy()]
        own.buffer.inputs[...] = arrays.buffer.inputs
        passes.apply()
        runs.append([*values, own.out])
    return all(map(close, *runs))


def copied(layer: Layer, arrays: LayerArrays) -> LayerArrays:
    """The same numbers in new arrays, the named ones again views of the flat ones."""
    buffer = Buffer.of(arrays.buffer.inputs.shape, with_ones=layer.fast_with_ones)
    buffer.inputs[...] = arrays.buffer.inputs
    theta, grad = arrays.theta.copy(), np.zeros_like(arrays.grad)
    params, grads = named(layer, theta), named(layer, grad)
    return LayerArrays(theta, grad, params, grads, buffer, np.zeros_like(arrays.out))


def named(layer: Layer, flat: np.ndarray) -> dict[str, np.ndarray]:
    """Views of the parameters of one layer (..., n), by name."""
    views, start = {}, 0
    for name, shape in layer.shapes().items():
        stop = start + prod(shape)
        views[name] = flat[..., start:stop].reshape(flat.shape[:-1] + shape)
        start = stop
    return views


def close(a: np.ndarray, b: np.ndarray) -> bool:
    """Whether two arrays agree to rounding, relative to their largest entry."""
    if not a.size:
        return True
    scale = np.abs(a).max()
    return bool(np.isfinite(scale) and np.abs(a - b).max() <= TOLERANCE * scale)
