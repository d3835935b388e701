"""Optimizer rules in the homework's form, step by step, for many calls at once.

What a recipe knows: positions `x`, `y`, their derivatives `dx`, `dy`, the state before
the call, the number `i` of the call (from 0) and the hyperparameters.
"""

import numpy as np

from backproplab.doctor.recipe import Recipe

__all__ = ["RULES"]


def both(step, formula):
    """The same step for x and for y; `formula` gets the evidence and the letter."""
    return tuple(
        (f"{step}_{axis}", lambda e, a=axis: formula(e, a)) for axis in ("x", "y")
    )


def at(e, step, axis):
    """The value of a step, or a given quantity, for one of the two coordinates."""
    return getattr(e, f"{step}_{axis}")


GRADIENT = both("grad", lambda e, a: getattr(e, f"d{a}"))

PLAIN = GRADIENT + both("move", lambda e, a: e.alpha * at(e, "grad", a))

LAND = both("new", lambda e, a: getattr(e, a) - at(e, "move", a))

VELOCITY = (
    GRADIENT
    + both("push", lambda e, a: e.alpha * at(e, "grad", a))
    + both("kept", lambda e, a: e.gamma * at(e, "v", a))
    + both("velocity", lambda e, a: at(e, "kept", a) + at(e, "push", a))
    + both("move", lambda e, a: at(e, "velocity", a))
    + LAND
)


def root_inside(e, axis):
    """The root of the sum of a second moment and eps: the homework's form."""
    return np.sqrt(at(e, "scale", axis) + e.eps)


def root_outside(e, axis):
    """The root of a second moment, plus eps: the form of the papers."""
    return np.sqrt(at(e, "scale", axis)) + e.eps


def adagrad(root):
    """AdaGrad with one of the two places of eps."""
    return (
        GRADIENT
        + both("square", lambda e, a: at(e, "grad", a) ** 2)
        + both("sum", lambda e, a: at(e, "v", a) + at(e, "square", a))
        + both("scale", lambda e, a: at(e, "sum", a))
        + both("root", root)
        + both("move", lambda e, a: e.alpha * at(e, "grad", a) / at(e, "root", a))
        + LAND
    )


COUNT = (
    ("t", lambda e: e.i + 1.0),
    ("betas", lambda e: np.array([e.beta_1, e.beta_2])),
)


def adam(root):
    """Adam with one of the two places of eps."""
    return (
        GRADIENT
        + COUNT
        + both("fresh", lambda e, a: (1 - e.betas[0]) * at(e, "grad", a))
        + both("first", lambda e, a: e.betas[0] * at(e, "f", a) + at(e, "fresh", a))
        + both("square", lambda e, a: at(e, "grad", a) ** 2)
        + both("fresh2", lambda e, a: (1 - e.betas[1]) * at(e, "square", a))
        + both("second", lambda e, a: e.betas[1] * at(e, "s", a) + at(e, "fresh2", a))
        + both("mean", lambda e, a: at(e, "first", a) / (1 - e.betas[0] ** e.t))
        + both("scale", lambda e, a: at(e, "second", a) / (1 - e.betas[1] ** e.t))
        + both("root", root)
        + both("move", lambda e, a: e.alpha * at(e, "mean", a) / at(e, "root", a))
        + LAND
    )


NEW = ("new_x", "new_y")
SUMS = (*NEW, "sum_x", "sum_y")
MOMENTS = (*NEW, "first_x", "first_y", "second_x", "second_y")

RULES = {
    "gradient_descent": {"": Recipe("plain", PLAIN + LAND, NEW)},
    "stochastic_gradient_descent": {"": Recipe("plain", PLAIN + LAND, NEW)},
    "momentum": {"": Recipe("momentum", VELOCITY, (*NEW, "velocity_x", "velocity_y"))},
    "adagrad": {
        "eps inside the root": Recipe("adagrad", adagrad(root_inside), SUMS),
        "eps outside the root": Recipe("adagrad", adagrad(root_outside), SUMS),
    },
    "adam": {
        "eps inside the root": Recipe("adam", adam(root_inside), MOMENTS),
        "eps outside the root": Recipe("adam", adam(root_outside), MOMENTS),
    },
}
