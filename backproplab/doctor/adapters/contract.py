"""Code in backproplab's own contract: `Layer` and `Loss`."""

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, NotCheckedError, attempt
from backproplab.doctor.adapters.targets import CLASSES, NUMBERS, first_accepted
from backproplab.doctor.evidence import INPUTS, ROWS, uniform

__all__ = ["LayerBlock", "LossBlock"]


class LayerBlock:
    """A layer with `forward(params, x)` and `backward(grad_output, cache)`.

    Parameters
    ----------
    layer : object
        An instance; a subclass of `Layer` or anything with its methods.
    """

    is_loss = False

    def __init__(self, layer):
        self.layer, self.name = layer, type(layer).__name__

    def draw(self, rng):
        if not hasattr(self.layer, "init"):
            raise NotCheckedError("it has no init(rng) that returns its parameters")
        params = {n: np.array(p, float) for n, p in dict(self.layer.init(rng)).items()}
        for name, value in params.items():
            if name != "exponent":
                params[name] = uniform(rng, *value.shape)
        width = getattr(self.layer, "in_features", None)
        if width is None:
            width = params["weight"].shape[0] if "weight" in params else INPUTS
        return {"x": uniform(rng, ROWS, width)} | params

    def forward(self, arrays):
        params, x = self._split(arrays)
        return self.layer.forward(params, x)[0]

    def gradients(self, arrays, upstream):
        params, x = self._split(arrays)
        _, cache = self.layer.forward(params, x)
        return self._named(self.layer.backward(upstream, cache), params)

    def gradients_after(self, arrays, other, upstream):
        """Gradients with another forward pass in between."""
        params, x = self._split(arrays)
        _, cache = self.layer.forward(params, x)
        self.forward(other)
        return self._named(self.layer.backward(upstream, cache), params)

    @staticmethod
    def _split(arrays):
        params = dict(arrays)
        return params, params.pop("x")

    def _named(self, result, params):
        if not isinstance(result, tuple) or len(result) != 2:
            raise LearnerError(
                f"backward must return (grad_input, grads), got {type(result).__name__}"
            )
        grad_input, grads = result
        lacking = [name for name in params if name not in (grads or {})]
        if lacking:
            raise LearnerError(
                f"backward returned no gradient for {', '.join(lacking)}"
            )
        return {"input": grad_input} | {name: grads[name] for name in params}


class LossBlock:
    """A loss with `forward(outputs, targets)` and `backward(cache)`.

    Parameters
    ----------
    loss : object
        An instance; a subclass of `Loss` or anything with its methods.
    """

    is_loss = True

    def __init__(self, loss):
        self.loss, self.name = loss, type(loss).__name__

    def draw(self, rng):
        forms = CLASSES if getattr(self.loss, "has_classes", True) else NUMBERS
        return first_accepted(lambda arrays: attempt(self.forward, arrays), rng, forms)

    def forward(self, arrays):
        return self.loss.forward(arrays["outputs"], self._targets(arrays))[0]

    def gradients(self, arrays, upstream):
        cache = self.loss.forward(arrays["outputs"], self._targets(arrays))[1]
        return {"outputs": self.loss.backward(cache)}

    def gradients_after(self, arrays, other, upstream):
        """Gradients with another forward pass in between."""
        cache = self.loss.forward(arrays["outputs"], self._targets(arrays))[1]
        self.forward(other)
        return {"outputs": self.loss.backward(cache)}

    def _targets(self, arrays):
        if hasattr(self.loss, "encode"):
            return self.loss.encode(arrays["targets"], arrays["outputs"].shape[-1])
        return arrays["targets"]
