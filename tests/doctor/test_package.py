"""The package's own blocks are never blamed; recipes agree with an oracle."""

import numpy as np
import pytest

from backproplab import LAYERS, LOSSES
from backproplab.doctor.case import agree
from backproplab.doctor.evidence import activations
from backproplab.doctor.recipes import HIDDEN, POWER_HIDDEN
from backproplab.doctor.recipes.forward import FORWARDS
from backproplab.gradcheck import central_difference, diagnose


@pytest.mark.parametrize("layer", LAYERS.cases(), ids=str)
def test_layers(layer):
    assert diagnose(layer).passed, diagnose(layer)


@pytest.mark.parametrize("loss", LOSSES.cases(), ids=str)
def test_losses(loss):
    assert diagnose(loss).passed, diagnose(loss)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("kind", "recipe"), [("leaky", HIDDEN), ("power", POWER_HIDDEN)]
)
def test_recipes_are_derivatives(kind, recipe, seed):
    drawn = activations(np.random.default_rng(seed))
    evidence = drawn | {"l2": 0.3, "slope_below": 0.01, "n": 1.7}
    right = recipe.run(evidence)

    def objective(name):
        def f(flat):
            e = dict(evidence)
            e[name] = np.reshape(flat, np.shape(evidence[name]))
            e["u"] = e["x"] @ e["W"] + e["b"]
            h = FORWARDS[kind].run(e)["h"]
            return (h * e["G"]).sum() + 0.5 * e["l2"] * (e["W"] ** 2).sum()

        return f

    names = {"weight": "W", "bias": "b", "input": "x", "exponent": "n"}
    for output, name in names.items():
        if output in right:
            numeric = central_difference(objective(name), np.ravel(evidence[name]))
            assert agree(right[output].ravel(), numeric, 1e-6), output
