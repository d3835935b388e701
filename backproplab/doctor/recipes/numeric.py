"""A recipe for code whose formula is not known: its Jacobian, taken numerically."""

import numpy as np

from backproplab.doctor.recipe import Recipe

__all__ = ["NUMERIC_LOSS", "jacobian", "numeric_recipe"]

STEP = np.finfo(float).eps ** (1 / 3)


def jacobian(forward, arrays: dict, name: str) -> np.ndarray:
    """Central differences of `forward` with respect to one of its named arrays.

    Parameters
    ----------
    forward : callable
        Maps a dict of arrays to one output array.
    arrays : dict of ndarray
        The point.
    name : str
        Which of the arrays is moved.

    Returns
    -------
    ndarray, shape ``arrays[name].shape + output.shape``

    Examples
    --------
    >>> import numpy as np
    >>> jacobian(lambda a: a["x"] ** 2, {"x": np.array([3.0])}, "x").round(6)
    array([[6.]])
    """
    rows = []
    for i, entry in enumerate(arrays[name].flat):
        ends = []
        for sign in (1.0, -1.0):
            moved = arrays[name].copy()
            moved.flat[i] = entry + sign * STEP * max(1.0, abs(entry))
            ends.append((np.array(forward(arrays | {name: moved})), moved.flat[i]))
        (above, high), (below, low) = ends
        rows.append((above - below) / (high - low))
    return np.reshape(rows, arrays[name].shape + np.shape(rows[0]))


def _step(name):
    def total(e):
        return np.tensordot(e.jacobians[name], e.upstream, axes=np.ndim(e.upstream))

    return total


def numeric_recipe(names) -> Recipe:
    """The gradient of a weighted sum of outputs, for each of `names`.

    The evidence holds `jacobians`, by name, and the upstream gradient `G`.
    """
    steps = (("upstream", lambda e: e.G), *((name, _step(name)) for name in names))
    return Recipe("numeric", steps, tuple(names))


NUMERIC_LOSS = Recipe(
    "numeric_loss", (("outputs", lambda e: e.jacobians["outputs"]),), ("outputs",)
)
