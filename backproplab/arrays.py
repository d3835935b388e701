"""One spelling of the forward code for plain arrays and for autograd's tracers."""

from functools import lru_cache

import autograd.numpy as anp
import numpy as np
from autograd.tracer import Box

__all__ = ["namespace", "ones"]


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
