"""Where an instance keeps its parameters, and where their gradients."""

from copy import deepcopy

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, NotCheckedError
from backproplab.doctor.adapters.methods import modes
from backproplab.doctor.adapters.naming import ROLE, role_of_gradient

__all__ = ["dictionaries", "input_gradient", "kept_gradient", "output_of", "slots"]

RETURNED = ("output", "outputs", "out")  # the output even if it equals the input
OUTPUTS = (*RETURNED, "y", "a", "h", "activation")
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


def output_of(layer, name, given):
    """What the forward pass called `name` returns, or the array that it keeps instead.

    None if it returns nothing and keeps nothing but its input: the body may be empty.

    Raises
    ------
    NotCheckedError
        If it returns nothing, and what it keeps is not known to be the output.
    """
    before = deepcopy(vars(layer))
    forward = getattr(layer, name)
    result = forward(given, **modes(forward))
    return kept_output(layer, before, given) if result is None else result


def kept_output(layer, before: dict, given):
    """The array that a forward pass has left in an attribute."""
    changed = {
        name: value
        for name, value in vars(layer).items()
        if name not in before or not same(value, before[name])
    }
    for name in RETURNED:
        if isinstance(changed.get(name), np.ndarray):
            return changed[name]
    changed = {name: v for name, v in changed.items() if not same(v, given)}
    arrays = [name for name, value in changed.items() if isinstance(value, np.ndarray)]
    named = [name for name in OUTPUTS if name in arrays]
    if named or len(changed) == len(arrays) == 1:
        return changed[(named or arrays)[0]]
    if changed:
        raise NotCheckedError(
            f"forward returns nothing and sets {', '.join(changed)}; which array is "
            "the output cannot be told",
            "Call it self.output, or return it.",
        )
    return None


def same(value, other) -> bool:
    """Whether two things are equal, as far as that can be told."""
    if value is other:
        return True
    try:
        return type(value) is type(other) and bool(np.all(value == other))
    except (TypeError, ValueError):
        return False
