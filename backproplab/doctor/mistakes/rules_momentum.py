"""Momentum: the velocity."""

from backproplab.doctor.rule_mistakes import part, rule

__all__: list[str] = []


@rule(
    "velocity-scaled-twice",
    "move",
    "velocity scaled twice by the learning rate",
    "The velocity contains alpha already: x - v.",
    ("momentum",),
)
def velocity_scaled(e, right):
    return right * e.alpha


@rule(
    "gradient-alone",
    "velocity",
    "velocity forgotten: only the current gradient",
    "v = gamma * v + alpha * g.",
    ("momentum",),
)
def no_velocity(e, _):
    return part(e, "push")


@rule(
    "gamma-missing",
    "kept",
    "gamma missing: the velocity never decays",
    "v = gamma * v + alpha * g.",
    ("momentum",),
)
def no_gamma(e, _):
    return part(e, "v")


@rule(
    "damped",
    "push",
    "gradient multiplied by 1 - gamma as in an average",
    "v = gamma * v + alpha * g.",
    ("momentum",),
)
def damped(e, right):
    return (1 - e.gamma) * right


@rule(
    "damped-complement",
    "kept",
    "1 - gamma in place of gamma",
    "v = gamma * v + alpha * g.",
    ("momentum",),
)
def complement(e, _):
    return (1 - e.gamma) * part(e, "v")


@rule(
    "velocity-rate-missing",
    "push",
    "learning rate missing in the velocity",
    "v = gamma * v + alpha * g.",
    ("momentum",),
)
def push_unscaled(e, _):
    return part(e, "grad")


@rule(
    "velocity-sign",
    "push",
    "gradient subtracted from the velocity, which is then subtracted",
    "With x - v the gradient is added: v = gamma * v + alpha * g.",
    ("momentum",),
)
def push_negated(_, right):
    return -right


@rule(
    "velocity-convention",
    "velocity",
    "velocity holds gradients, not steps: the homework keeps alpha inside",
    "v = gamma * v + alpha * g.",
    ("momentum",),
    cost=1.3,
)
def heavy(e, _):
    return e.gamma * part(e, "v") + part(e, "grad")


@rule(
    "old-velocity",
    "move",
    "moved by the old velocity",
    "Update v first, then move.",
    ("momentum",),
)
def old_velocity(e, _):
    return part(e, "v")


@rule(
    "nesterov",
    "move",
    "Nesterov's form: gamma * v + alpha * g once more",
    "The homework asks for plain momentum: x - v.",
    ("momentum",),
    cost=1.2,
)
def nesterov(e, right):
    return e.gamma * right + part(e, "push")
