"""Pick NumPy or autograd's NumPy, depending on the arguments, and array helpers."""

from functools import lru_cache

import autograd.numpy as anp
import numpy as np
from autograd.tracer import Box

__all__ = ["FEW_COLUMNS", "largest_column", "namespace", "ones"]

# NumPy reduces a short last axis slowly; up to here, whole columns are faster.
FEW_COLUMNS = 8


def namespace(*arrays):
    """The module whose functions understand `arrays`.

    Forward passes and surface values are written once, on top of this module. NumPy
    runs them, complex numbers included; when the gradient checker passes autograd's
    boxes, the same lines are differentiated automatically. The hand-written backward
    code never uses the result of that.

    Parameters
    ----------
    *arrays : ndarray or autograd box
        The arguments of the computation.

    Returns
    -------
    module
        `autograd.numpy` if any argument is being traced, else `numpy`.

    Examples
    --------
    >>> import numpy as np
    >>> namespace(np.ones(2)).__name__
    'numpy'
    """
    for array in arrays:
        if isinstance(array, Box):
            return anp
    return np


@lru_cache(maxsize=64)
def ones(n: int) -> np.ndarray:
    """A read-only vector of ones: ``ones(n) @ g`` sums the n rows of each matrix.

    For the small batches of a training step the product costs half of what
    ``g.sum(axis=-2)`` does, and it is how the sum stands in the formulas.

    Examples
    --------
    >>> ones(3) @ np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]])
    array([ 6., 60.])
    """
    vector = np.ones(n)
    vector.flags.writeable = False
    return vector


def largest_column(rows) -> np.ndarray:
    """Index of the largest entry of each row (..., k), the first of equals.

    Few columns are compared one by one. A NaN among them is never the largest.

    Examples
    --------
    >>> largest_column(np.array([[3.0, 5.0, 4.0], [7.0, 0.0, 7.0]]))
    array([1, 0])
    """
    n_columns = rows.shape[-1]
    if n_columns > FEW_COLUMNS:
        return rows.argmax(axis=-1)
    largest, index = rows[..., 0], np.zeros(rows.shape[:-1], dtype=int)
    for k in range(1, n_columns):
        column = rows[..., k]
        np.maximum(index, k * (column > largest), out=index)
        largest = np.maximum(largest, column)
    return index
