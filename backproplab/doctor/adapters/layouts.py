"""Shapes that learners choose: rows or columns first, biases flat or not."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

__all__ = ["LAYOUTS", "Layout"]


def same(array):
    """The array as it is."""
    return array


def transpose(array):
    """The array transposed, if it is a matrix."""
    return np.array(np.transpose(array))


def row(array):
    """A flat array as a matrix of one row."""
    return np.reshape(array, (1, -1))


def column(array):
    """A flat array as a matrix of one column."""
    return np.reshape(array, (-1, 1))


def flat_row(array):
    """A matrix of one row as a flat array; anything else as it is."""
    array = np.asarray(array)
    return array[0] if array.ndim == 2 and array.shape[0] == 1 else array


def flat_column(array):
    """A matrix of one column as a flat array; anything else transposed."""
    array = np.asarray(array)
    return array[:, 0] if array.ndim == 2 and array.shape[1] == 1 else array.T


@dataclass(frozen=True)
class Layout:
    """How canonical arrays are handed over, and how results are read.

    Canonical is: rows of the batch first, weight (in, out), bias (out,).
    """

    batch: Callable = same
    weight: Callable = same
    bias: Callable = same
    read_bias: Callable = flat_row

    def give(self, name, value):
        """A canonical array in the learner's shape, as a copy."""
        if name in {"x", "outputs", "upstream"}:
            return np.array(self.batch(value))
        if name in {"weight", "bias"}:
            return np.array(getattr(self, name)(value))
        return value.copy() if isinstance(value, np.ndarray) else value

    def take(self, name, value):
        """A result in canonical shape."""
        if name in {"input", "outputs", "output"}:
            return self.batch(np.asarray(value))
        if name == "weight":
            return self.weight(np.asarray(value))
        return self.read_bias(value) if name == "bias" else np.asarray(value)


LAYOUTS = (
    Layout(),
    Layout(bias=row),
    Layout(weight=transpose),
    Layout(weight=transpose, bias=row),
    Layout(transpose, transpose, column, flat_column),
)
