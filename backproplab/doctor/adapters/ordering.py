"""Which of several returned arrays is which."""

import itertools

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError
from backproplab.doctor.adapters.naming import role_of_gradient

__all__ = ["by_name", "by_shape"]


def by_name(result, names, shapes, function) -> dict:
    """The gradients that a function returned, by the names of what they belong to.

    Parameters
    ----------
    result : object
        An array, a tuple, a dictionary, or the input's gradient and a dictionary.
    names : sequence of str
        What a gradient is expected for.
    shapes : dict of tuple
        The shape that belongs to each name.
    function : str
        What the function is called.

    Raises
    ------
    LearnerError
        If one is lacking.
    """
    parts = result if isinstance(result, tuple | list) else [result]
    if any(part is None for part in parts):
        words = f"{function} returned nothing"
        raise LearnerError(words, "Is the body still to be filled in?")
    if isinstance(result, tuple) and len(result) == 2 and isinstance(result[1], dict):
        result = {"x": result[0]} | result[1]
    if isinstance(result, dict):
        keyed = {role_of_gradient(str(key)): g for key, g in result.items()}
        lacking = [name for name in names if name not in keyed]
        if lacking:
            raise LearnerError(f"no gradient was returned for {', '.join(lacking)}")
        return {name: keyed[name] for name in names}
    if len(parts) != len(names):
        raise LearnerError(
            f"{function} returned {len(parts)} arrays, expected one for each of "
            f"{', '.join(names)}"
        )
    return by_shape(parts, names, shapes)


def by_shape(parts, names, shapes) -> dict:
    """Arrays in the order of the names, unless another order fits the shapes better.

    Parameters
    ----------
    parts : sequence of array_like
        What was returned; as many as there are names.
    names : sequence of str
        What they should be.
    shapes : dict of tuple
        The shape that belongs to each name.

    Examples
    --------
    >>> by_shape([np.ones(3), np.ones((2, 3))], ["W", "b"], {"W": (2, 3), "b": (3,)})[
    ...     "W"
    ... ].shape
    (2, 3)
    """
    orders = itertools.permutations(range(len(parts)))
    best = max(
        orders,
        key=lambda order: sum(
            np.shape(parts[i]) == shapes[n] for i, n in zip(order, names, strict=True)
        ),
    )
    return {name: parts[i] for i, name in zip(best, names, strict=True)}
