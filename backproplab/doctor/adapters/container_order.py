"""The order in which a container of two layers goes back through them."""

import numpy as np

from backproplab.doctor.adapters.guard import (
    LearnerError,
    NotCheckedError,
    attempt,
    steady,
)
from backproplab.doctor.adapters.holding import filled
from backproplab.doctor.adapters.layouts import LAYOUTS
from backproplab.doctor.adapters.methods import passes, required
from backproplab.doctor.adapters.stateful import StatefulBlock
from backproplab.doctor.case import agree
from backproplab.doctor.evidence import INPUTS, ROWS, uniform
from backproplab.doctor.judging import describe_difference
from backproplab.doctor.recipes.numeric import jacobian

__all__ = ["Part", "compared"]

TOLERANCE = 1e-5
HAND_OVER = "Hand the gradient from layer to layer: g = layer.backward(g)."
MISTAKES = (
    ("not-reversed", "the layers are gone through in the order of the forward pass",
     "Go backward: for layer in reversed(self.layers)."),
    ("layers-skipped", "the upstream gradient is returned unchanged", HAND_OVER),
    ("last-layer-only", "only the last layer's backward is returned", HAND_OVER),
    ("first-layer-only", "the first layer is given the upstream gradient of the last",
     HAND_OVER),
)  # fmt: skip


class Part:
    """One class of the file as a square layer with numbers of its own."""

    def __init__(self, cls, rng):
        self.block = StatefulBlock(cls)
        if self.block.is_loss or len(required(getattr(cls, passes(cls)[1]))) != 1:
            raise NotCheckedError("it is a loss, or updates itself")
        self.own = self.block.draw(rng)
        shapes = {n: (INPUTS, INPUTS) if n == "weight" else (INPUTS,) for n in self.own}
        self.arrays = {n: uniform(rng, *s) for n, s in shapes.items() if n != "x"}

    def made(self):
        """A new instance."""
        blank = {"weight": np.ones((INPUTS, INPUTS))}
        return attempt(self.block.maker.instance, blank | self.arrays)

    def backward(self, layer, upstream):
        """The gradient of its input, after a forward pass."""
        return np.asarray(getattr(layer, self.block.passes[1])(upstream.copy()), float)


def compared(cls, pair, rng):
    """Status, words and details of the finding on a container of two layers."""
    forward, backward = passes(cls)
    if len(required(getattr(cls, backward))) != 1:
        raise NotCheckedError("backward takes more than the upstream gradient")
    x, upstream = uniform(rng, ROWS, INPUTS), uniform(rng, ROWS, INPUTS)
    columns = LAYOUTS.index(pair[0].block.layout) == len(LAYOUTS) - 1
    x, upstream = (x.T.copy(), upstream.T.copy()) if columns else (x, upstream)

    def fresh():
        layers = [part.made() for part in pair]
        return filled(cls, layers), layers

    def value(arrays):
        with steady():
            return np.array(getattr(fresh()[0], forward)(arrays["x"].copy()), float)

    if any(part.block.layout.batch is not pair[0].block.layout.batch for part in pair):
        raise NotCheckedError("one layer takes rows, the other columns")
    slopes = taken(lambda: jacobian(value, {"x": x}, "x"))
    right = np.tensordot(slopes, upstream, axes=2)
    guesses = list(wrong_ways(pair, x, upstream))
    if agree(guesses[0], right, TOLERANCE) or not usual(pair, x, value):
        raise NotCheckedError("the order does not show")
    with steady():
        whole, _ = fresh()
        getattr(whole, forward)(x.copy())
        got = getattr(whole, backward)(upstream.copy())
    if got is None:
        raise LearnerError("backward returned nothing", "Return the last gradient.")
    got = np.asarray(got, float)
    names = " and ".join(part.block.name for part in pair)
    if agree(got, right, TOLERANCE):
        return "pass", f"1 output agrees, with {names} in it", {}
    evidence = (f"input: {describe_difference(got, right)}",)
    for guess, (name, title, advice) in zip(guesses, MISTAKES, strict=True):
        if agree(got, guess, TOLERANCE):
            details = {"causes": ((name,),), "titles": (title,), "advice": advice}
            return "fail", title, details | {"evidence": evidence}
    return (
        "fail",
        f"differs from the reference, with {names} in it",
        {"evidence": evidence},
    )


def taken(call):
    """The result; what a container or a layer does not accept cannot be checked."""
    try:
        return attempt(call)
    except LearnerError as refused:
        if refused.words.startswith("NotImplementedError"):
            raise
        raise NotCheckedError(refused.words) from refused


def usual(pair, x, value):
    """Whether the container's output is what its layers give one after the other."""
    with steady():
        h = x.copy()
        for part in pair:
            h = getattr(part.made(), part.block.passes[0])(h)
    return agree(value({"x": x}), h)


def wrong_ways(pair, x, upstream):
    """What the mistakes in the order of two layers would give."""
    with steady():
        first, second = (part.made() for part in pair)
        h = getattr(first, pair[0].block.passes[0])(x.copy())
        getattr(second, pair[1].block.passes[0])(h)
    yield pair[1].backward(second, pair[0].backward(first, upstream))
    yield upstream
    yield pair[1].backward(second, upstream)
    yield pair[0].backward(first, upstream)
