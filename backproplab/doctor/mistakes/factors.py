"""Signs, and factors of two."""

from functools import partial

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

rescaling = partial(mistake, late=True)

GRADIENTS = "outputs weight_data bias exponent input"
WHOLE = "upstream delta"
SIGN = "Follow the chain rule's signs from the loss down; a step goes along -gradient."


@rescaling("negated", GRADIENTS, "{step} gradient has the wrong sign", SIGN)
@rescaling("negated", WHOLE, "every gradient has the wrong sign", SIGN)
@rescaling(
    "negated",
    "weight",
    "weight gradient, L2 included, has the wrong sign",
    SIGN,
    cost=1.05,
)
def negated(_, right):
    return -right


TWO = "Look for a 2 that came from a square, or a term that is added twice."


@rescaling("doubled", GRADIENTS, "{step} gradient is twice too large", TWO)
@rescaling("doubled", WHOLE, "every gradient is twice too large", TWO)
@rescaling(
    "doubled",
    "weight",
    "weight gradient, L2 included, is twice too large",
    TWO,
    cost=1.05,
)
def doubled(_, right):
    return 2 * right


HALF = (
    "Look for a 1/2 that belongs to another term, such as the L2 penalty, or a 2 of a "
    "square that is missing."
)


@rescaling("halved", GRADIENTS, "{step} gradient is half of what it should be", HALF)
@rescaling("halved", WHOLE, "every gradient is half of what it should be", HALF)
@rescaling("halved", "weight", "weight gradient, L2 included, is half", HALF, cost=1.05)
def halved(_, right):
    return right / 2


@rescaling(
    "zero",
    "bias exponent input outputs weight_data",
    "{step} gradient is zero",
    "The line that computes it is missing, or its result is not used.",
)
def zero(_, right):
    return 0 * right
