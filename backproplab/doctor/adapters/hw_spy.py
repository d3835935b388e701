"""Read the gradients out of a layer that updates its own weights."""

import inspect
from dataclasses import dataclass

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt
from backproplab.doctor.adapters.naming import ROLE

__all__ = ["Update", "build", "known_names", "set_array", "watch"]

ROLES = {
    "W": "weight",
    "w": "weight",
    "c": "bias",
    "b": "bias",
    "vondrick_exponent": "exponent",
}


@dataclass
class Update:
    """What `update_weights` was called with."""

    weight: np.ndarray
    bias: np.ndarray
    rate: float


def watch(layer) -> list[Update]:
    """Replace the layer's `update_weights` by one that also records; return the record.

    An update that cannot be carried out, for a gradient of the wrong shape, is
    recorded and left out, so that the rest can still be looked at.
    """
    record: list[Update] = []
    original = getattr(layer, "update_weights", None)
    original = getattr(original, "original", original)
    if original is None:
        return record
    names = list(inspect.signature(original).parameters)

    def recording(*args, **kwargs):
        given = dict(zip(names, args, strict=False)) | kwargs
        weight, bias, dw, db, rate = (given[name] for name in names[:5])
        if dw is None or db is None:
            raise LearnerError(
                "update_weights was called with None",
                "Is a gradient still to be filled in?",
            )
        record.append(Update(np.array(dw, float), np.array(db, float), rate))
        if not (fits(weight, dw) and fits(bias, db)):
            return weight, bias
        return original(*args, **kwargs)

    recording.original = original  # type: ignore[attr-defined]  # functions may have any
    layer.update_weights = recording
    return record


def fits(array, gradient):
    """Whether subtracting the gradient leaves the array's shape."""
    try:
        return np.broadcast_shapes(np.shape(array), np.shape(gradient)) == np.shape(
            array
        )
    except ValueError:
        return False


def set_array(layer, name, value):
    """Put numbers into an attribute of the layer, in the shape it has."""
    own = np.asarray(getattr(layer, name, ()))
    if own.size != np.size(value):
        raise LearnerError(
            f"attribute {name} should hold {np.shape(value)}, found {own.shape}",
            f"Keep the name and shape of self.{name} as in the homework.",
        )
    shape = own.shape
    setattr(layer, name, np.array(np.reshape(value, shape), dtype=float))
    return shape


def build(cls, *sizes):
    """An instance of a learner's class."""
    return known_names(attempt(cls, *sizes))


def known_names(layer):
    """Let a layer answer to the homework's names, if it has names of its own."""
    aliases = {}
    for name, role in ROLES.items():
        own = [key for key in vars(layer) if ROLE.get(key.lower()) == role]
        if not hasattr(layer, name) and len(own) == 1:
            aliases[name] = alias(own[0])
    if aliases:
        layer.__class__ = type(type(layer).__name__, (type(layer),), aliases)
    return layer


def alias(name):
    """A second name of an attribute."""
    return property(
        lambda self: getattr(self, name),
        lambda self, value: setattr(self, name, value),
    )
