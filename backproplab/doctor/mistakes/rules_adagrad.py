"""AdaGrad: the sum of squares."""

from backproplab.doctor.rule_mistakes import part, rule

__all__: list[str] = []

ADAGRAD = "v = v + g^2; x = x - alpha * g / sqrt(v + eps)."


@rule(
    "not-accumulated",
    "sum",
    "squares not accumulated: only the last one",
    ADAGRAD,
    ("adagrad",),
)
def not_accumulated(e, _):
    return part(e, "square")


@rule("old-sum", "scale", "the old sum used in the step", ADAGRAD, ("adagrad",))
def old_sum(e, _):
    return part(e, "v")


@rule(
    "averaged",
    "sum",
    "half the old sum plus half the new square: an average",
    ADAGRAD,
    ("adagrad",),
    cost=1.2,
)
def averaged(e, _):
    return 0.5 * part(e, "v") + 0.5 * part(e, "square")
