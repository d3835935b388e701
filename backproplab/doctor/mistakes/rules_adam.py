"""Adam: the two averages and their correction."""

from backproplab.doctor.rule_mistakes import part, rule

__all__: list[str] = []

ADAM = "f-hat / sqrt(s-hat + eps), each average divided by 1 - beta^t."


@rule(
    "correction-missing-first",
    "mean",
    "bias correction of the first average missing",
    ADAM,
    ("adam",),
)
def first_uncorrected(e, _):
    return part(e, "first")


@rule(
    "correction-missing-second",
    "scale",
    "bias correction of the second average missing",
    ADAM,
    ("adam",),
)
def second_uncorrected(e, _):
    return part(e, "second")


@rule(
    "correction-not-powered",
    "mean",
    "first average divided by 1 - beta_1, not by 1 - beta_1^t",
    ADAM,
    ("adam",),
)
def not_powered(e, _):
    return part(e, "first") / (1 - e.beta_1)


@rule(
    "correction-not-powered-second",
    "scale",
    "second average divided by 1 - beta_2, not by 1 - beta_2^t",
    ADAM,
    ("adam",),
)
def not_powered_second(e, _):
    return part(e, "second") / (1 - e.beta_2)


@rule("betas-mixed", "mean", "first average corrected with beta_2", ADAM, ("adam",))
def mixed_first(e, _):
    return part(e, "first") / (1 - e.beta_2**e.t)


@rule("betas-mixed", "scale", "second average corrected with beta_1", ADAM, ("adam",))
def mixed_second(e, _):
    return part(e, "second") / (1 - e.beta_1**e.t)


@rule(
    "weight-missing-first",
    "fresh",
    "1 - beta_1 missing in the first average",
    ADAM,
    ("adam",),
)
@rule(
    "weight-missing-second",
    "fresh2",
    "1 - beta_2 missing in the second average",
    ADAM,
    ("adam",),
)
def unweighted(e, _):
    return part(e, "grad") if e.step[:-2] == "fresh" else part(e, "square")


@rule(
    "betas-swapped",
    "first",
    "beta_2 in place of beta_1 in the first average",
    ADAM,
    ("adam",),
)
def swapped_first(e, _):
    return e.beta_2 * part(e, "f") + (1 - e.beta_2) * part(e, "grad")


@rule(
    "betas-swapped",
    "second",
    "beta_1 in place of beta_2 in the second average",
    ADAM,
    ("adam",),
)
def swapped_second(e, _):
    return e.beta_1 * part(e, "s") + (1 - e.beta_1) * part(e, "square")


@rule(
    "moment-squared",
    "square",
    "first average squared in place of the gradient",
    ADAM,
    ("adam",),
)
def moment_squared(e, _):
    return part(e, "first") ** 2


@rule(
    "gradient-in-step",
    "mean",
    "gradient in place of the corrected first average",
    ADAM,
    ("adam",),
)
def gradient_in_step(e, _):
    return part(e, "grad")


@rule(
    "sum-of-squares",
    "second",
    "squares summed as in AdaGrad, not averaged",
    ADAM,
    ("adam",),
)
def summed(e, _):
    return part(e, "s") + part(e, "square")


def exchanged(step, old, new):
    """An average whose two weights are exchanged."""

    def wrong(e, _):
        beta = getattr(e, f"beta_{1 if step == 'first' else 2}")
        return (1 - beta) * part(e, old) + beta * part(e, new)

    return wrong


rule("complement", "first", "beta_1 and 1 - beta_1 exchanged", ADAM, ("adam",))(
    exchanged("first", "f", "grad")
)
rule("complement", "second", "beta_2 and 1 - beta_2 exchanged", ADAM, ("adam",))(
    exchanged("second", "s", "square")
)
