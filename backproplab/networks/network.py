"""A chain of layers over one flat vector of parameters."""

from functools import cached_property
from itertools import pairwise
from math import prod
from typing import NamedTuple

import numpy as np

from backproplab._base.arrays import largest_column
from backproplab._base.checks import finite_array, instance
from backproplab.layers.base import Layer
from backproplab.losses.base import Loss
from backproplab.networks.check_data import labeled_rows, row_weights
from backproplab.networks.network_objective import NetworkObjective

__all__ = ["Network"]


class Slot(NamedTuple):
    """Where a parameter lives in the flat vector."""

    layer: int
    name: str
    start: int
    stop: int
    shape: tuple[int, ...]


class Network:
    """Layers applied one after the other.

    The network owns no parameters. They live in one array `theta` of shape (..., P),
    passed to every call; the layers get views of it, named ``"0.weight"``,
    ``"2.exponent"``. Leading axes of `theta` are independent copies of the network.

    Parameters
    ----------
    *layers : Layer
        At least one; the sizes of neighbors must fit.

    Raises
    ------
    ValueError
        If there is no layer, something is not a layer, or sizes do not fit.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import LeakyReLU, Linear, Network
    >>> network = Network(Linear(2, 3), LeakyReLU(), Linear(3, 2))
    >>> network
    Network(Linear(2, 3), LeakyReLU(negative_slope=0.01), Linear(3, 2))
    >>> network.n_params, network.names
    (17, ('0.weight', '0.bias', '2.weight', '2.bias'))
    >>> theta = np.arange(17.0)
    >>> network.unpack(theta)["2.bias"]
    array([15., 16.])
    >>> network.predict(theta, np.ones((4, 2))).tolist()
    [1, 1, 1, 1]
    """

    def __init__(self, *layers: Layer):
        if not layers or not all(isinstance(layer, Layer) for layer in layers):
            raise ValueError(
                "Network: expected one or more layers, got "
                f"{layers!r}. Try Network(Linear(2, 3), LeakyReLU(), Linear(3, 2))."
            )
        self.layers = layers
        width = None
        for layer in layers:
            width = layer.output_width(width)
        self.n_outputs = width
        self.slots = tuple(self._place())
        self.n_params = self.slots[-1].stop if self.slots else 0

    def _place(self):
        start = 0
        for index, layer in enumerate(self.layers):
            for name, shape in layer.shapes().items():
                yield Slot(index, name, start, start + prod(shape), shape)
                start += prod(shape)

    @cached_property
    def ranges(self) -> list[slice]:
        """Where the parameters of each layer lie in the flat vector."""
        ends = [0]
        for index in range(len(self.layers)):
            own = [slot.stop for slot in self.slots if slot.layer == index]
            ends.append(own[-1] if own else ends[-1])
        return [slice(*pair) for pair in pairwise(ends)]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the parameters, in the order of the flat vector."""
        return tuple(f"{slot.layer}.{slot.name}" for slot in self.slots)

    def init(self, rng: np.random.Generator) -> np.ndarray:
        """Draw a flat vector (P,) of initial parameters, layer by layer."""
        example = "np.random.default_rng(0)"
        instance("Network.init", "rng", rng, np.random.Generator, example)
        drawn = [layer.init(rng) for layer in self.layers]
        return np.concatenate(
            [np.ravel(drawn[slot.layer][slot.name]) for slot in self.slots]
        )

    def views(self, theta) -> list[dict[str, np.ndarray]]:
        """Parameters of each layer, as views of `theta` (..., P)."""
        lead = theta.shape[:-1]
        params: list[dict] = [{} for _ in self.layers]
        for slot in self.slots:
            view = theta[..., slot.start : slot.stop].reshape(lead + slot.shape)
            params[slot.layer][slot.name] = view
        return params

    def unpack(self, theta) -> dict[str, np.ndarray]:
        """The parameters by name, as views of `theta` (..., P)."""
        views = self.views(self.checked(theta))
        return {
            name: views[slot.layer][slot.name]
            for name, slot in zip(self.names, self.slots, strict=True)
        }

    def forward(self, params: list[dict], x) -> tuple:
        """Outputs (..., batch, n_outputs) and the caches, from `views` and rows `x`."""
        caches = []
        for layer, own in zip(self.layers, params, strict=True):
            x, cache = layer.forward(own, x)
            caches.append(cache)
        return x, caches

    def backward(self, grad_output, caches, grads: list[dict]) -> None:
        """Write the gradient into `grads`, views of a flat vector; last layer first."""
        for index in range(len(self.layers) - 1, -1, -1):
            layer, cache = self.layers[index], caches[index]
            for name, grad in layer.grad_params(grad_output, cache).items():
                grads[index][name][...] = grad
            if index:  # nothing needs the gradient of the data
                grad_output = layer.grad_input(grad_output, cache)

    def outputs(self, theta, x) -> np.ndarray:
        """Outputs (..., batch, n_outputs) for rows `x` (..., batch, n_features)."""
        return self.forward(self.views(self.checked(theta)), np.asarray(x))[0]

    def predict(self, theta, x) -> np.ndarray:
        """Index of the largest output for each row of `x`, which must be finite."""
        x = finite_array("Network.predict", "x", x)
        return largest_column(self.outputs(theta, x))

    def objective(
        self, x, targets, loss: Loss, l2: float = 0.0, sample_weight=None
    ) -> NetworkObjective:
        """The mean loss on `x` plus the L2 penalty, as a function of `theta`."""
        who = "Network.objective"
        x, targets = labeled_rows(who, self, loss, x, targets)
        x = np.asarray(x, dtype=np.float64)
        weights = row_weights(who, sample_weight, targets)
        return NetworkObjective(self, x, targets, loss, l2, weights)

    def penalty_mask(self) -> np.ndarray:
        """1.0 for entries of weights, 0.0 for biases and exponents; shape (P,)."""
        mask = np.zeros(self.n_params)
        for slot in self.slots:
            if slot.name in self.layers[slot.layer].penalized:
                mask[slot.start : slot.stop] = 1.0
        return mask

    def project(self, theta) -> None:
        """Clip bounded parameters into their intervals, in place."""
        for slot in self.slots:
            low, high = self.layers[slot.layer].bounds().get(slot.name, (None, None))
            if low is not None:
                part = theta[..., slot.start : slot.stop]
                np.clip(part, low, high, out=part)

    @cached_property
    def bounded(self) -> bool:
        """Whether any parameter has bounds."""
        return any(layer.bounds() for layer in self.layers)

    def checked(self, theta):
        """`theta` (..., P) as floating-point numbers, or an error that names P."""
        if not isinstance(theta, np.ndarray) and not hasattr(theta, "_value"):
            theta = np.asarray(theta)  # autograd's arrays stay as they are
        if theta.dtype.kind in "biu":
            theta = np.asarray(theta, dtype=float)
        if theta.shape[-1:] != (self.n_params,):
            raise ValueError(
                f"Network: expected theta of shape (..., {self.n_params}), got "
                f"{theta.shape}. network.init(rng) draws one."
            )
        return theta

    def __repr__(self):
        return f"Network({', '.join(map(repr, self.layers))})"
