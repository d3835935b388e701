"""Right formulas at the wrong time."""

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

BEFORE = "Compute the input gradient before the weights are changed."
AFFINE = ("linear", "hidden", "power_hidden")


@mistake(
    "updated-first",
    "input",
    "weight already updated before the input gradient was taken",
    BEFORE,
    AFFINE,
)
def updated_first(e, right):
    if not getattr(e, "rate", 0.0):
        return right
    return e.delta @ (e.W - e.rate * e.weight).T


@mistake(
    "updated-first-penalty",
    "penalty",
    "L2 term taken at weights that were already updated",
    "Compute all gradients before the weights are changed.",
    AFFINE,
    cost=1.5,
)
def penalty_after(e, right):
    if not getattr(e, "rate", 0.0):
        return right
    return e.l2 * (e.W - e.rate * e.weight_data)
