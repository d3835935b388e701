"""Classes that remember: `forward(x)` keeps what `backward(dout)` will ask for."""

import inspect

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt, steady
from backproplab.doctor.adapters.layouts import LAYOUTS
from backproplab.doctor.adapters.naming import ROLE, role_of_gradient
from backproplab.doctor.adapters.targets import first_accepted
from backproplab.doctor.evidence import INPUTS, OUTPUTS, ROWS, activations

__all__ = ["StatefulBlock", "is_stateful"]

RATE = 0.5
KEPT_AS = (
    "Keep the parameters in self.W and self.b, their gradients in self.dW, self.db."
)


def required(function) -> list[str]:
    """Names of the parameters of a method that have to be given, without `self`."""
    parameters = list(inspect.signature(function).parameters.values())
    kinds = {inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.POSITIONAL_ONLY}
    needed = [p.name for p in parameters if p.default is p.empty and p.kind in kinds]
    return [name for name in needed if name != "self"]


def is_stateful(cls) -> bool:
    """Whether `forward(x)` or `forward(z, y)` is given all that is not remembered.

    Examples
    --------
    >>> from backproplab import LeakyReLU
    >>> is_stateful(LeakyReLU)
    False
    """
    names = required(cls.forward)
    handed_over = "params" in names or "cache" in required(cls.backward)
    return not handed_over and len(names) in {1, 2}


def dictionaries(layer, name) -> list[dict]:
    """The attributes of an instance, and the dictionary it may keep under a name."""
    further = getattr(layer, name, None)
    return [vars(layer), *([further] if isinstance(further, dict) else [])]


class StatefulBlock:
    """A class whose instances remember, as a block: every call has a new instance.

    Parameters
    ----------
    cls : type
        Makes layers from nothing, from two sizes, or from a weight and a bias; or
        losses, whose `forward` takes scores and targets.
    """

    def __init__(self, cls):
        self.cls, self.name = cls, cls.__name__
        self.is_loss = len(required(cls.forward)) == 2
        self.layout, self.sized = LAYOUTS[0], False

    def draw(self, rng):
        if self.is_loss:
            return first_accepted(lambda arrays: attempt(self.forward, arrays), rng)
        drawn = activations(rng)
        arrays = {"x": drawn["x"], "weight": drawn["W"], "bias": drawn["b"]}
        problem = None
        for self.layout in LAYOUTS:
            for self.sized in (True, False):
                try:
                    return self._accepted(arrays)
                except LearnerError as refused:
                    problem = problem or refused
        raise problem or LearnerError("it cannot be made")

    def _accepted(self, arrays):
        """Those of the arrays that an instance has, if its forward pass takes them."""
        layer = attempt(self._instance, arrays)
        own = {"x": arrays["x"]} | {n: arrays[n] for n in self._slots(layer)}
        shape = (ROWS, OUTPUTS if "weight" in own else INPUTS)
        if np.shape(attempt(self.forward, own)) != shape:
            raise LearnerError(f"forward did not return an array of shape {shape}")
        return own

    def _instance(self, arrays):
        """A new instance that holds the arrays."""
        names = required(self.cls.__init__)
        if not names:
            layer = self.cls()
        elif self.sized:
            sizes = (INPUTS, OUTPUTS)
            layer = self.cls(*(sizes + (1,) * len(names))[: len(names)])
        else:
            given = [self.layout.give(n, arrays[n]) for n in ("weight", "bias")]
            layer = self.cls(*given[: len(names)])
        for role, (place, key) in self._slots(layer).items():
            value = self.layout.give(role, arrays[role])
            if np.size(place[key]) != np.size(value):
                raise LearnerError(f"{key} has the shape {np.shape(place[key])}")
            place[key] = np.reshape(value, np.shape(place[key]))
        return layer

    @staticmethod
    def _slots(layer):
        """Where an instance keeps its weight and its bias."""
        found = {}
        for place in dictionaries(layer, "params"):
            for key in place:
                role = ROLE.get(key.lower())
                if role in {"weight", "bias"} and np.ndim(place[key]):
                    found[role] = (place, key)
        return found

    def forward(self, arrays):
        if self.is_loss:
            return self.cls().forward(arrays["outputs"], arrays["targets"])
        layer = self._instance(arrays)
        with steady():
            return self.layout.batch(layer.forward(self.layout.give("x", arrays["x"])))

    def gradients(self, arrays, upstream):
        if self.is_loss:
            return {"outputs": self._through(self.cls(), arrays, upstream)[1]}
        layer = self._instance(arrays)
        before = {r: np.array(p[k]) for r, (p, k) in self._slots(layer).items()}
        given, result = self._through(layer, arrays, upstream)
        upstream[...] = self.layout.batch(given)
        parts = list(result) if isinstance(result, tuple) else [result]
        found = dict(zip(("input", "weight", "bias"), parts, strict=False))
        for role in before.keys() - found.keys():
            found[role] = self._gradient(layer, role, before[role])
        wanted = {"input", *before}
        return {n: self.layout.take(n, g) for n, g in found.items() if n in wanted}

    def _through(self, layer, arrays, upstream):
        """Both passes of one instance; the upstream gradient after them, the result."""
        names = required(layer.backward)
        if self.is_loss:
            layer.forward(arrays["outputs"], arrays["targets"])
            spare = (arrays["outputs"], arrays["targets"])
            given = (1.0,) if len(names) == 1 else spare[: len(names)]
        else:
            with steady():
                layer.forward(self.layout.give("x", arrays["x"]))
            given = (self.layout.give("upstream", upstream), RATE)[: len(names) or 1]
        result = layer.backward(*given)
        if result is None:
            raise LearnerError(
                "backward returned nothing", "Return the gradient of the input."
            )
        return (given[0] if given else None), result

    def _gradient(self, layer, role, before):
        """The gradient that an instance keeps, or that its update shows."""
        for place in dictionaries(layer, "grads"):
            for key in place:
                plain = key.lower().removesuffix("_grad").removesuffix("grad")
                own = place is vars(layer) and plain == key.lower()
                named = role_of_gradient(key) if key.lower() not in ROLE else None
                if role in (named, None if own else ROLE.get(plain)):
                    return place[key]
        place, key = self._slots(layer)[role]
        if np.array_equal(place[key], before):
            raise LearnerError(f"backward kept no gradient of the {role}", KEPT_AS)
        return (before - place[key]) / RATE
