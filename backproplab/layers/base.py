"""The contract of a layer."""

from typing import Any, ClassVar

import numpy as np

from backproplab._base.checks import Block
from backproplab._base.registry import Registry
from backproplab.layers.fast import LayerArrays, LayerPasses

__all__ = ["LAYERS", "Layer"]

LAYERS = Registry("layer")


class Layer(Block):
    """A differentiable map of the rows of a batch, with parameters passed in.

    A layer is a frozen dataclass of sizes and hyperparameters. It keeps nothing
    between calls: parameters and caches are arguments, so one layer may serve several
    networks, several replicas and several passes at once. Leading axes of `params` and
    `x` are independent copies.

    Examples
    --------
    A layer without parameters says what it computes and how gradients pass.

    >>> from dataclasses import dataclass
    >>> import numpy as np
    >>> from backproplab.layers import Layer
    >>> @dataclass(frozen=True)
    ... class Triple(Layer):
    ...     def forward(self, params, x):
    ...         return 3 * x, None
    ...     def grad_input(self, grad_output, cache):
    ...         return 3 * grad_output
    >>> y, cache = Triple().forward({}, np.array([[1.0, 2.0]]))
    >>> Triple().backward(np.array([[1.0, -1.0]]), cache)
    (array([[ 3., -3.]]), {})
    """

    #: Whether each entry is mapped alone, so that rows and columns may change places.
    elementwise: ClassVar[bool] = False
    #: Whether the fast form wants a row of ones below its inputs.
    fast_with_ones: ClassVar[bool] = False

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Shape of each parameter, by name; empty if nothing is learned."""
        return {}

    def init(self, rng: np.random.Generator) -> dict[str, np.ndarray]:
        """Draw initial parameters, one array for each name in `shapes`."""
        return {}

    def forward(self, params: dict[str, np.ndarray], x) -> tuple[Any, Any]:
        """Return the output and the cache that the backward formulas need."""
        raise NotImplementedError(f"{type(self).__name__} must define forward.")

    def grad_params(self, grad_output, cache) -> dict[str, np.ndarray]:
        """Gradient with respect to each parameter, summed over the batch."""
        return {}

    def grad_input(self, grad_output, cache):
        """Gradient with respect to the input, of the input's shape."""
        raise NotImplementedError(f"{type(self).__name__} must define grad_input.")

    def backward(self, grad_output, cache):
        """Both gradients: ``(grad_input, {name: grad})``.

        Parameters
        ----------
        grad_output : ndarray, shape (..., batch, out_features)
            Derivative of the scalar objective with respect to this layer's output.
        cache : object
            What `forward` returned beside that output.
        """
        return self.grad_input(grad_output, cache), self.grad_params(grad_output, cache)

    def fast(self, arrays: LayerArrays) -> LayerPasses | None:
        """The same passes over fixed arrays in fewer calls, or None.

        Training compares them with `forward`, `grad_input` and `grad_params` on random
        numbers before it uses them; where they differ, it runs those methods.
        """
        return None

    def bounds(self) -> dict[str, tuple[float, float]]:
        """Closed interval of each constrained parameter."""
        return {}

    def output_width(self, input_width):
        """Width of the output for an input of width `input_width` (None: unknown)."""
        return input_width

    def kinks(self) -> tuple[float, ...]:
        """Inputs at which the layer is not differentiable."""
        return ()

    @property
    def penalized(self) -> tuple[str, ...]:
        """Names of the parameters that an L2 penalty applies to."""
        return ()
