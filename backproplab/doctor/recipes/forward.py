"""Forward passes of layers, step by step: from `u` to `h`."""

import numpy as np

from backproplab.doctor.recipe import Recipe
from backproplab.doctor.recipes.backward import safe

__all__ = ["FORWARDS"]


def scores_less_max(e):
    """Rows shifted by their largest entry, which softmax does not notice."""
    return e.u - e.u.max(axis=-1, keepdims=True)


FORWARDS = {
    "linear": Recipe("linear_forward", (("h", lambda e: e.u),), ("h",)),
    "shifted": Recipe("linear_forward", (("h", scores_less_max),), ("h",)),
    "leaky": Recipe(
        "leaky_forward",
        (("h", lambda e: np.where(e.u > 0, e.u, e.slope_below * e.u)),),
        ("h",),
    ),
    "power": Recipe(
        "power_forward",
        (("h", lambda e: np.where(e.u > 0, safe(e.u) ** e.n, e.slope_below * e.u)),),
        ("h",),
    ),
}
