"""Messages that say who, what was expected, what arrived and what to try."""

import dataclasses
import difflib
import functools
import inspect
import math
import re

import numpy as np

__all__ = [
    "Block",
    "check_finite",
    "explain_keywords",
    "finite_array",
    "hyperparameter",
    "in_interval",
    "instance",
    "number",
    "one_of",
    "whole_number",
]

INTERVAL = re.compile(r"([\[(])\s*(\S+),\s*(\S+?)\s*([\])])")


def in_interval(value, interval: str) -> bool:
    """Whether every entry of `value` is a number within `interval`.

    Parameters
    ----------
    value : float or ndarray
        What is tested. NaN, text and truth values lie in no interval.
    interval : str
        In the usual notation: ``"[0, 1)"``, ``"(0, inf)"``.

    Examples
    --------
    >>> in_interval(0.9, "[0, 1)"), in_interval(1.0, "[0, 1)")
    (True, False)
    """
    left, low, high, right = INTERVAL.findall(interval)[0]
    value = np.asarray(value)
    if value.dtype.kind not in "iuf":
        return False
    above = value >= float(low) if left == "[" else value > float(low)
    below = value <= float(high) if right == "]" else value < float(high)
    return bool(np.all(above & below))


def hyperparameter(
    default=dataclasses.MISSING, interval=None, *, choices=None, schedule=False
):
    """Declare a dataclass field together with the values it may take.

    Parameters
    ----------
    default : object, optional
        Default value; without one the field is required.
    interval : str, optional
        Interval of allowed numbers, as for :func:`in_interval`.
    choices : sequence, optional
        Allowed values, where they can be listed.
    schedule : bool
        Whether a function ``step -> number`` may take the number's place.
    """
    allowed = {"interval": interval, "choices": choices, "schedule": schedule}
    return dataclasses.field(default=default, metadata=allowed)


@dataclasses.dataclass(frozen=True)
class Block:
    """Base of layers, losses, optimizers and surfaces: frozen, checked, readable."""

    def __post_init__(self):
        for field in dataclasses.fields(self):
            self._check(field)

    def _check(self, field):
        value, interval = getattr(self, field.name), field.metadata.get("interval")
        if field.metadata.get("choices"):
            one_of(type(self).__name__, field.name, value, field.metadata["choices"])
        if field.metadata.get("schedule") and callable(value):
            # a class is callable too: reject `CosineDecay`, accept `CosineDecay(...)`
            instance(type(self).__name__, field.name, value, object, "a schedule")
            return
        if field.type in (int, "int") and not isinstance(value, int | np.integer):
            interval = interval or "(-inf, inf)"
            raise ValueError(
                f"{type(self).__name__}: {field.name} must be an integer in "
                f"{interval}, got {value!r}.{suggestion(field.default)}"
            )
        if interval:
            number(type(self).__name__, field.name, value, interval, field.default)


def number(who, name, value, interval, example=dataclasses.MISSING):
    """Raise a ValueError unless `value` lies in the interval; suggest the example."""
    if not in_interval(value, interval):
        raise ValueError(
            f"{who}: {name} must be in {interval}, got {value!r}.{suggestion(example)}"
        )


def suggestion(example):
    """What to try, if there is an example."""
    return "" if example is dataclasses.MISSING else f" Try {example!r}."


def whole_number(who, name, value, low):
    """Raise a ValueError unless `value` is an integer of at least `low`."""
    is_integer = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if not is_integer or value < low:
        raise ValueError(f"{who}: {name} must be an integer >= {low}, got {value!r}.")


def instance(who, name, value, kind, example):
    """Raise a TypeError that shows an example unless `value` is a `kind`."""
    if isinstance(value, type):
        raise TypeError(
            f"{who}: {name} must be an instance, got the class {value.__name__}. "
            f"Call it: {value.__name__}(...)."
        )
    if not isinstance(value, kind):
        raise TypeError(
            f"{who}: {name} must be of type {kind.__name__}, got {value!r}. "
            f"Try {example}."
        )


def one_of(who, name, value, choices):
    """Raise a ValueError that lists the choices unless `value` is one of them."""
    if value in choices:
        return
    near = difflib.get_close_matches(str(value), [str(c) for c in choices], 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    listed = ", ".join(map(repr, choices))
    raise ValueError(f"{who}: {name} must be one of {listed}, got {value!r}.{hint}")


def explain_keywords(function, who=None):
    """Make a misspelt keyword of `function` an error that suggests the right one.

    Examples
    --------
    >>> @explain_keywords
    ... def step(theta, *, learning_rate=0.1):
    ...     return theta
    >>> step(0.0, learning_rat=1.0)
    Traceback (most recent call last):
    TypeError: step: unknown keyword 'learning_rat'. Did you mean 'learning_rate'?
    """
    who = who or function.__name__
    known = [n for n in inspect.signature(function).parameters if n != "self"]

    @functools.wraps(function)
    def explained(*args, **kwargs):
        for name in kwargs:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                listed = "It takes " + (", ".join(known) or "none") + "."
                hint = f"Did you mean {near[0]!r}?" if near else listed
                raise TypeError(f"{who}: unknown keyword {name!r}. {hint}")
        return function(*args, **kwargs)

    return explained


def finite_array(who, name, value, remedy="Remove or impute them first."):
    """Return `value` as a float64 array, or say which entry is not a finite number.

    Truth values are numbers here; complex numbers, dates and text are not.
    """
    if hasattr(value, "toarray"):
        raise TypeError(f"{who}: {name} is a sparse matrix. Try {name}.toarray().")
    try:
        array = np.asarray(value)
        if array.dtype.kind in "cmMSU":
            kinds = {"c": "complex numbers", "m": "durations", "M": "dates"}
            found = kinds.get(array.dtype.kind, "text")
            raise ValueError(f"{who}: {name} must hold numbers, got {found}.")
        array = array.astype(np.float64, copy=False)
    except (TypeError, ValueError) as error:
        if str(error).startswith(f"{who}: "):
            raise
        raise ValueError(f"{who}: {name} must hold numbers; {error}.") from None
    check_finite(who, name, array, remedy)
    return array


def check_finite(who, name, array, remedy="Remove or impute them first."):
    """Raise a ValueError that names the first entry that is not a finite number."""
    with np.errstate(all="ignore"):
        if np.isfinite(array.sum(dtype=np.float64)):
            return  # a finite sum has finite entries; this avoids allocating a mask
    finite = np.isfinite(array)
    if not finite.all():
        index = tuple(int(i) for i in np.argwhere(~finite)[0])
        count = math.prod(array.shape) - int(finite.sum())
        raise ValueError(
            f"{who}: {name} must be finite, got {array[index]} at index {index} "
            f"({count} such entries). {remedy}"
        )
