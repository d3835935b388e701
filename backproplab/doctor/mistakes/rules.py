"""Optimizer rules: the step itself."""

import numpy as np

from backproplab.doctor.rule_mistakes import part, position, rule

__all__: list[str] = []

SCALED = ("adagrad", "adam")
MINUS = "A step goes down: subtract."


@rule("uphill", "new", "step goes uphill: added, not subtracted", MINUS)
def uphill(e, _):
    return position(e) + part(e, "move")


@rule("not-moved", "new", "position is returned unchanged", "Return the new position.")
def not_moved(e, _):
    return position(e)


@rule(
    "step-alone",
    "new",
    "the step is returned, not the new position",
    "Subtract the step from the position.",
)
def step_alone(e, _):
    return part(e, "move")


@rule("rate-missing", "move", "learning rate missing", "Multiply the step by alpha.")
def rate_missing(e, right):
    return right / e.alpha


@rule(
    "rate-twice",
    "move",
    "learning rate applied twice",
    "Apply alpha once.",
    ("plain", *SCALED),
)
def rate_twice(e, right):
    return right * e.alpha


@rule(
    "divided-by-rate",
    "move",
    "divided by the learning rate",
    "Multiply by alpha.",
    ("plain",),
)
def divided(e, _):
    return part(e, "grad") / e.alpha


@rule("doubled", "move", "step twice too large", "Apply the step once.")
def doubled(_, right):
    return 2 * right


@rule("halved", "move", "step half as large", "Apply the whole step.", cost=1.2)
def halved(_, right):
    return right / 2


def other_gradient(e, _):
    return e.dy if e.step[-1] == "x" else e.dx


rule(
    "other-variable",
    "grad",
    "derivative of the other variable used",
    "x goes with dx, y with dy.",
)(other_gradient)


@rule(
    "sign-only",
    "grad",
    "only the sign of the gradient used",
    "Use the gradient itself.",
    cost=1.2,
)
def sign_only(_, right):
    return np.sign(right)
