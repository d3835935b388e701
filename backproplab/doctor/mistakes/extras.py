"""What is done to a gradient that was right before: sign dropped, clipped, decayed."""

import numpy as np

from backproplab.doctor.mistake_registry import Mistake, add, mistake

__all__: list[str] = []

RESULTS = "weight_data bias exponent input outputs"
KEEP = "A gradient keeps its sign: a step goes along -gradient."
CLIP = "Clip, if at all, after the gradients are right, where the optimizer steps."
DECAY = "A layer's gradient has no penalty in it: add that where the loss adds it."
FACTORS = (0.1, 0.01, 0.001, 0.0001, 0.5, 1.0)
PENALTY_STEPS = ("linear", "hidden", "power_hidden")


@mistake(
    "absolute",
    RESULTS,
    "{step} gradient without its sign: absolute values",
    KEEP,
    cost=1.1,
    late=True,
)
def absolute(_, right):
    return np.abs(right)


@mistake(
    "clipped",
    RESULTS,
    "{step} gradient clipped to [-1, 1]",
    CLIP,
    cost=1.1,
    late=True,
)
def clipped(_, right):
    return np.clip(right, -1.0, 1.0)


def decayed(factor):
    """The right weight gradient and a penalty of its own."""

    def formula(e, right):
        if np.any(e.penalty):
            raise ValueError("there is a penalty already")
        return right + factor * e.W

    return formula


for factor in FACTORS:
    add(
        f"decayed-{factor}@weight",
        Mistake(
            f"decayed-{factor}@weight",
            ("weight",),
            f"{factor:g} W added to the weight gradient: a penalty inside the layer",
            DECAY,
            decayed(factor),
            PENALTY_STEPS,
            cost=1.2,
        ),
    )
