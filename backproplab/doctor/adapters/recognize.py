"""Tell what a forward pass computes, from its numbers."""

from dataclasses import replace

import numpy as np

from backproplab.doctor.case import Case, agree
from backproplab.doctor.recipes import (
    HIDDEN,
    LEAKY,
    LINEAR,
    POWER,
    POWER_HIDDEN,
    SMOOTH,
    SMOOTH_FUNCTIONS,
    SMOOTH_HIDDEN,
)
from backproplab.doctor.recipes.forward import FORWARDS

__all__ = ["recognize", "slope_below", "without_bias"]

AFFINE = {"linear": LINEAR, "shifted": LINEAR, "leaky": HIDDEN, "power": POWER_HIDDEN}
ALONE = {"leaky": LEAKY, "power": POWER}


def recognize(y, evidence: dict) -> Case | None:
    """The case whose forward pass gives `y`, or None.

    Parameters
    ----------
    y : ndarray, shape (batch, features)
        What the learner's forward pass returned.
    evidence : dict
        `u` and, where they exist, `x`, `W`, `b`, `n`, `G`.
    """
    known = {"l2": 0.0, "N": len(evidence["u"])} | evidence
    known["slope_below"] = slope_below(np.asarray(y), known["u"])
    recipes = AFFINE if "W" in evidence else ALONE
    for kind, recipe in recipes.items():
        if (kind == "power") != ("n" in evidence):
            continue
        h = FORWARDS[kind].run(known)["h"]
        if agree(y, h):
            return Case(without_bias(recipe, known), known | {"h": h})
    return None if "n" in evidence else smooth(y, known)


def smooth(y, known):
    """The case of a smooth activation, or None."""
    recipe = SMOOTH_HIDDEN if "W" in known else SMOOTH
    for activation, by_output in SMOOTH_FUNCTIONS.values():
        h = activation(known["u"])
        if agree(y, h):
            evidence = {"h": h, "activation": activation, "by_output": by_output}
            return Case(without_bias(recipe, known), known | evidence)
    return None


def without_bias(recipe, evidence):
    """The recipe, less the bias where the layer has none."""
    if "W" not in evidence or "b" in evidence:
        return recipe
    outputs = tuple(name for name in recipe.outputs if name != "bias")
    steps = tuple(step for step in recipe.steps if step[0] != "bias")
    return replace(recipe, steps=steps, outputs=outputs)


def slope_below(y, u):
    """The one slope of all negative inputs; 0.01 if there is none."""
    if y.shape != u.shape or not (u < 0).any():
        return 0.01
    slopes = y[u < 0] / u[u < 0]
    constant = np.isfinite(slopes).all() and np.ptp(slopes) <= 1e-9
    return float(np.round(slopes[0], 12)) if constant else 0.01
