"""The arrays of one layer in a training run, and a fast form of its passes.

A fast form computes what the printed methods of the layer compute, with fewer calls of
NumPy. It is used only after it has been compared with them, see
``backproplab.networks.binding``.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Buffer", "LayerArrays", "LayerPasses"]


class Buffer(NamedTuple):
    """Where a layer finds its input: one example in each column.

    Parameters
    ----------
    whole : ndarray, shape (..., width + 1, batch) or (..., width, batch)
        The inputs, over a row of ones for a layer that wants one.
    inputs : ndarray, shape (..., width, batch)
        The inputs alone, a view of `whole`.
    """

    whole: np.ndarray
    inputs: np.ndarray

    @classmethod
    def of(cls, shape: tuple[int, ...], *, with_ones: bool = False) -> "Buffer":
        """Allocate inputs of this shape."""
        if not with_ones:
            return cls(*[np.empty(shape)] * 2)
        *lead, width, batch = shape
        whole = np.ones((*lead, width + 1, batch))
        return cls(whole, whole[..., :-1, :])


class LayerArrays(NamedTuple):
    """All arrays that the passes of one layer read and write.

    Parameters
    ----------
    theta, grad : ndarray, shape (..., n)
        The parameters of this layer and their gradient: views of the flat vectors, in
        the order of ``layer.shapes()``.
    params, grads : dict of ndarray
        The same by name.
    buffer : Buffer
        Where the input is.
    out : ndarray, shape (..., out_width, batch)
        Where the output goes; the next layer reads it there.
    """

    theta: np.ndarray
    grad: np.ndarray
    params: dict[str, np.ndarray]
    grads: dict[str, np.ndarray]
    buffer: Buffer
    out: np.ndarray


class LayerPasses(NamedTuple):
    """What a bound network calls of a layer; all arrays hold examples in columns.

    Parameters
    ----------
    forward : callable
        ``forward() -> cache``: reads the buffer, writes the output.
    apply : callable
        ``apply() -> None``: the same for the values alone.
    grad_params : callable or None
        ``grad_params(g, cache) -> None``: writes the gradient of the parameters.
    grad_input : callable
        ``grad_input(g, cache)``: returns the gradient of the input.
    """

    forward: Callable[[], Any]
    apply: Callable[[], Any]
    grad_params: Callable[[np.ndarray, Any], None] | None
    grad_input: Callable[[np.ndarray, Any], np.ndarray]
