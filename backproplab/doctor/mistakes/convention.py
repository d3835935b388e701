"""Layers that divide the gradients of all their parameters: often a convention."""

from itertools import combinations

from backproplab.doctor.mistake_registry import Mistake, add
from backproplab.doctor.mistakes.batch import SUM_HERE, averaged

__all__ = ["MEAN_IN_LAYER"]

MEAN_IN_LAYER = "averaged@parameters"
FORMULAS = ("linear", "power", "hidden", "power_hidden")
FAMILIES = (
    (FORMULAS, ("weight_data", "bias", "exponent")),
    (("numeric",), ("weight", "bias", "exponent")),
)


def entries():
    """One mistake for each set of parameters that a layer may have."""
    for kinds, every in FAMILIES:
        for size in range(1, len(every) + 1):
            for steps in combinations(every, size):
                spoken = " and ".join(s.removesuffix("_data") for s in steps)
                noun = "gradient" if size == 1 else "gradients"
                yield Mistake(
                    MEAN_IN_LAYER,
                    steps,
                    f"{spoken} {noun} divided by the batch size in the layer: "
                    "averaged twice if the loss averages",
                    SUM_HERE,
                    averaged,
                    kinds,
                    cost=0.95,
                    late=True,
                    absent=tuple(step for step in every if step not in steps),
                )


for entry in entries():
    add(f"{MEAN_IN_LAYER} ({'|'.join((*entry.kinds, *entry.steps))})", entry)
