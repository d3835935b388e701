"""Which of several returned arrays is which."""

import itertools

import numpy as np

__all__ = ["by_shape"]


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
