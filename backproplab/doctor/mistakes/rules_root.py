"""AdaGrad and Adam: squares, roots, and the place of eps."""

import numpy as np

from backproplab.doctor.rule_mistakes import part, position, rule

__all__: list[str] = []

SCALED = ("adagrad", "adam")
ADAGRAD = "v = v + g^2; x = x - alpha * g / sqrt(v + eps)."
ADAM = "f-hat / sqrt(s-hat + eps), each average divided by 1 - beta^t."


@rule("square-missing", "square", "gradient not squared", ADAGRAD, ("adagrad",))
@rule("square-missing", "square", "gradient not squared", ADAM, ("adam",))
def not_squared(e, _):
    return part(e, "grad")


@rule("root-missing", "root", "square root missing", ADAM, ("adam",))
@rule("root-missing", "root", "square root missing", ADAGRAD, ("adagrad",))
def no_root(e, _):
    return part(e, "scale") + e.eps


@rule("eps-missing", "root", "eps missing", "eps guards the division: add it.", SCALED)
def no_eps(e, _):
    return np.sqrt(part(e, "scale"))


@rule("eps-subtracted", "root", "eps subtracted", "eps is added.", SCALED, cost=1.2)
def eps_subtracted(e, _):
    return np.sqrt(part(e, "scale")) - e.eps


@rule(
    "eps-on-result",
    "move",
    "eps in the wrong place: added to the quotient, not to the divisor",
    "Divide by the root, eps included.",
    SCALED,
)
def eps_on_result(e, _):
    top = part(e, "mean") if hasattr(e, "mean_x") else part(e, "grad")
    return e.alpha * (top / np.sqrt(part(e, "scale")) + e.eps)


@rule(
    "eps-on-step",
    "move",
    "eps in the wrong place: added to the step",
    "Divide by the root, eps included.",
    SCALED,
)
def eps_on_step(e, _):
    top = part(e, "mean") if hasattr(e, "mean_x") else part(e, "grad")
    return e.alpha * top / np.sqrt(part(e, "scale")) + e.eps


@rule(
    "eps-on-position",
    "new",
    "eps in the wrong place: added to the position",
    "Divide by the root, eps included.",
    SCALED,
)
def eps_on_position(e, _):
    top = part(e, "mean") if hasattr(e, "mean_x") else part(e, "grad")
    step = e.alpha * top / np.sqrt(part(e, "scale"))
    return position(e) - step + e.eps


@rule(
    "eps-before-correction",
    "scale",
    "eps in the wrong place: added before the bias correction",
    ADAM,
    ("adam",),
)
def eps_before(e, _):
    return (part(e, "second") + e.eps) / (1 - e.beta_2**e.t) - e.eps


@rule("eps-squared", "root", "eps squared inside the root", ADAM, SCALED, cost=1.2)
def eps_squared(e, _):
    return np.sqrt(part(e, "scale") + e.eps**2)
