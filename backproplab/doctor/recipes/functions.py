"""The homework's test functions, step by step, on arrays `x` and `y`."""

import numpy as np

from backproplab.doctor.recipe import Recipe

__all__ = ["FUNCTIONS"]


def steps(**named):
    """Write steps in order, by keyword."""
    return tuple(named.items())


BOWL = steps(
    xx=lambda e: e.x**2,
    yy=lambda e: e.y**2,
    value=lambda e: e.xx + e.yy,
)
MULT = steps(
    squares=lambda e: e.x**2 + e.y**2,
    radius=lambda e: np.sqrt(e.squares),
    value=lambda e: np.sin(e.radius),
)
SADDLE = steps(
    cube=lambda e: e.x**3,
    mixed=lambda e: 3 * e.x * e.y**2,
    value=lambda e: e.cube - e.mixed,
)
CUBIC = steps(
    cube=lambda e: e.x**3,
    mixed=lambda e: 3 * e.x * e.y**2,
    value=lambda e: e.cube + e.mixed,
)
MATYAS = steps(
    squares=lambda e: e.x**2 + e.y**2,
    bowl=lambda e: 0.26 * e.squares,
    product=lambda e: 0.48 * e.x * e.y,
    value=lambda e: e.bowl - e.product,
)
EASOM = steps(
    waves=lambda e: np.cos(e.x) * np.cos(e.y),
    distance=lambda e: (e.x - np.pi) ** 2 + (e.y - np.pi) ** 2,
    envelope=lambda e: np.exp(-e.distance),
    value=lambda e: -e.waves * e.envelope,
)


def function(kind, recipe_steps):
    """A recipe whose only output is the function's value."""
    return Recipe(kind, recipe_steps, ("value",))


FUNCTIONS = {
    "bowl": {"": function("bowl", BOWL)},
    "mult": {"": function("mult", MULT)},
    "monkey": {
        "the homework's cubic x^3 + 3xy^2": function("monkey", CUBIC),
        "the monkey saddle x^3 - 3xy^2": function("monkey", SADDLE),
    },
    "matyas": {"": function("matyas", MATYAS)},
    "easom": {"": function("easom", EASOM)},
}
