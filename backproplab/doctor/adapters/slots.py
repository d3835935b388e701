"""Where an instance keeps its parameters, and where their gradients."""

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, NotCheckedError
from backproplab.doctor.adapters.naming import ROLE, role_of_gradient

__all__ = ["dictionaries", "input_gradient", "kept_gradient", "output_set", "slots"]

OUTPUTS = ("output", "outputs", "out", "y", "a", "h", "activation")
SCALES = {"gamma", "g", "scale"}
SUFFIXES = ("_gradient", "_grad", "gradient", "grad")


def dictionaries(layer, name) -> list[dict]:
    """The attributes of an instance, and the dictionary it may keep under a name."""
    further = getattr(layer, name, None)
    return [vars(layer), *([further] if isinstance(further, dict) else [])]


def slots(layer) -> dict[str, tuple[dict, str]]:
    """Where an instance keeps its weight and its bias, or its scale and its shift.

    Returns
    -------
    dict
        By role, the dictionary and the key.
    """
    found = {}
    for place in dictionaries(layer, "params"):
        for key in place:
            if np.ndim(place[key]) and role_of(key):
                found[role_of(key)] = (place, key)
    if "weight" in found:
        found.pop("scale", None)
        found.pop("shift", None)
    elif "bias" in found:
        found["shift"] = found.pop("bias")
    return found


def role_of(key):
    """The role of an attribute that is a parameter, or nothing."""
    role = "scale" if key.lower() in SCALES else ROLE.get(key.lower())
    return role if role in {"weight", "bias", "scale", "shift"} else None


def kept_gradient(layer, role, key):
    """The gradient that an instance keeps of its parameter `key`, or None."""
    exact = {form.format(key.lower()) for form in ("d{}", "d_{}", "grad_{}", "{}_grad")}
    places = dictionaries(layer, "grads")
    for place in places:
        for name in place:
            if name.lower() in exact:
                return place[name]
    for place in places:
        for name in place:
            plain = without_suffix(name.lower())
            own = place is vars(layer) and plain == name.lower()
            named = role_of_gradient(name) if name.lower() not in ROLE else None
            if role in (named, None if own else ROLE.get(plain)):
                return place[name]
    return None


def without_suffix(name):
    """A name less the word for gradient at its end."""
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return name


def input_gradient(layer):
    """The gradient of the input that an instance keeps in place of returning it.

    Raises
    ------
    LearnerError
        If it keeps none.
    """
    for name, value in vars(layer).items():
        plain = without_suffix(name.lower())
        marked = name.lower() not in ROLE and role_of_gradient(name) == "x"
        if marked or (plain != name.lower() and ROLE.get(plain) == "x"):
            return value
    raise LearnerError("backward returned nothing", "Return the gradient of the input.")


def output_set(layer, before: dict, given):
    """The array that a forward pass has left in an attribute instead of returning it.

    Nothing if it has set no array: then the body may still be empty.
    """
    found = {
        name: value
        for name, value in vars(layer).items()
        if isinstance(value, np.ndarray)
        and value is not before.get(name)
        and not np.array_equal(value, given)
    }
    named = [name for name in OUTPUTS if name in found]
    if named or len(found) == 1:
        return found[(named or list(found))[0]]
    if found:
        raise NotCheckedError(
            f"forward returns nothing and sets {', '.join(found)}; which of them is "
            "the output cannot be told",
            "Call it self.output, or return it.",
        )
    return None
