"""The L2 penalty: 0.5 * l2 * sum(W^2), on weights only."""

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

RIGHT = "The gradient of 0.5 * l2 * sum(W^2) is l2 * W."


@mistake("l2-missing", "penalty", "L2 term missing in the weight gradient", RIGHT)
def missing(_, right):
    return 0 * right


@mistake("l2-doubled", "penalty", "L2 term doubled", RIGHT)
def doubled(_, right):
    return 2 * right


@mistake("l2-halved", "penalty", "L2 term halved", RIGHT)
def halved(_, right):
    return right / 2


@mistake("l2-negated", "penalty", "L2 term subtracted", RIGHT)
def negated(_, right):
    return -right


@mistake("l2-squared", "penalty", "L2 term uses W^2 in place of W", RIGHT)
def squared(e, _):
    return e.l2 * e.W**2


@mistake("l2-half-square", "penalty", "penalty itself in place of its gradient", RIGHT)
def half_square(e, _):
    return 0.5 * e.l2 * e.W**2


@mistake("l2-total", "penalty", "penalty's value added to every entry", RIGHT)
def total(e, right):
    return 0 * right + 0.5 * e.l2 * (e.W**2).sum()


@mistake(
    "l2-factor-missing", "penalty", "L2 factor missing: W in place of l2 * W", RIGHT
)
def factor_missing(e, _):
    return e.W


@mistake("l2-constant", "penalty", "L2 factor added without the weights", RIGHT)
def constant(e, right):
    return e.l2 + 0 * right


@mistake(
    "l2-on-bias",
    "bias",
    "L2 term on the bias",
    "The penalty covers weights only: no bias, no exponent.",
)
def on_bias(e, right):
    return right + e.l2 * e.b


@mistake(
    "l2-on-exponent",
    "exponent",
    "L2 term on the exponent",
    "The penalty covers weights only: no bias, no exponent.",
    ("power_hidden",),
)
def on_exponent(e, right):
    return right + e.l2 * e.n


@mistake(
    "l2-upstream",
    "input",
    "L2 term leaked into the input gradient",
    "The penalty acts on the weights; nothing of it is passed back.",
    ("linear", "hidden", "power_hidden"),
    cost=1.5,
)
def leaked(e, right):
    return right + e.l2 * e.x


@mistake(
    "rate-included",
    "weight bias exponent",
    "{step} gradient already multiplied by the learning rate",
    "The learning rate is applied once, by the update.",
    cost=1.5,
)
def rate_included(e, right):
    return right * getattr(e, "rate", 1.0)
