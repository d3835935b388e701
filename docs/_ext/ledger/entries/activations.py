"""Leaky ReLU and the learnable exponent, entry by entry."""

import numpy as np
import sympy as sp

from backproplab import LeakyReLU, LearnablePower
from backproplab._base.arrays import namespace
from ledger.model import LEDGER
from ledger.notation import N, d, g, i, n, r, s, x
from ledger.oracles import derivative_by, symbolic
from ledger.writing import cases, gradient_of, matrix, positive, total, written


def draw(rng):
    """Inputs of both signs and close to 0, a random upstream gradient."""
    inputs = rng.normal(size=(4, 3))
    inputs[0, :2] = 1e-3, -1e-3
    upstream = rng.normal(size=(4, 3))
    exponent = rng.uniform(1.05, 3)
    matrices = {"x": inputs, "X": inputs, "g": upstream, "G": upstream}
    return matrices | {"n": exponent, "s": rng.uniform(0.0, 0.5), "N": 4, "d": 3}


def leaky(values):
    """The layer, its output and its cache."""
    layer = LeakyReLU(float(values["s"]))
    return layer, *layer.forward({}, values["x"])


def power(values):
    """The layer, its output and its cache."""
    layer = LearnablePower(float(values["s"]))
    exponent = values["n"]
    params = {"exponent": np.reshape(exponent, ()) if is_plain(exponent) else exponent}
    return layer, *layer.forward(params, values["x"])


def is_plain(value):
    """Whether nothing is being traced."""
    return namespace(value) is np


def potential(layer):
    """The scalar whose derivative with respect to the output is G."""
    return lambda values: (layer(values)[1] * values["g"]).sum()


def grad_input(layer):
    """The hand-written gradient of the input."""

    def code(values):
        block, _, cache = layer(values)
        return block.grad_input(values["g"], cache)

    return code


def grad_exponent(values):
    """The hand-written gradient of the exponent."""
    block, _, cache = power(values)
    return block.grad_params(values["g"], cache)["exponent"]


def slopes_in_exponent(values):
    """The hand-written gradient of the exponent for each entry alone."""
    one = values | {"g": np.ones((1, 1))}
    return np.vectorize(lambda entry: grad_exponent(one | {"x": np.array([[entry]])}))(
        values["x"]
    )


def family(layer):
    """What names stand for beside one of the two layers."""
    output, scalar = (lambda values: layer(values)[1]), potential(layer)
    known = {("L", name): (scalar, name) for name in ("x", "n", "g")}
    known |= {("y", name): (output, name) for name in ("x", "n")}
    return {"means": {"y": output}, "derivatives": known}


LEAKY, POWER = family(leaky), family(power)


with written(False):
    ramp = cases((x, positive(x)), (s * x, True))
    raised = cases((x**n, positive(x)), (s * x, True))
    entry, upstream = matrix("X", N, d)[r, i], matrix("G", N, d)[r, i]
    term = upstream * entry**n * sp.log(entry)

    LEDGER.add(
        id="leaky-relu-output",
        name="Leaky ReLU: output",
        left="y",
        right=ramp,
        draw=draw,
        code=lambda v: leaky(v)[1],
        describes=(LeakyReLU.forward,),
        **LEAKY,
        oracles={
            "by clipping": lambda v: v["x"].clip(min=0) + v["s"] * v["x"].clip(max=0)
        },
    )
    LEDGER.add(
        id="leaky-relu-input",
        name="Leaky ReLU: gradient of the input",
        left=gradient_of("L", "x"),
        right=g * cases((1, positive(x)), (s, True)),
        draw=draw,
        code=grad_input(leaky),
        describes=(LeakyReLU.grad_input,),
        **LEAKY,
        oracles=derivative_by(potential(leaky), "x") | symbolic(g * ramp, x),
    )
    LEDGER.add(
        id="power-output",
        name="Learnable exponent: output",
        left="y",
        right=raised,
        draw=draw,
        code=lambda v: power(v)[1],
        describes=(LearnablePower.forward,),
        **POWER,
        oracles={
            "by logarithms": lambda v: np.where(
                v["x"] > 0, np.exp(v["n"] * np.log(np.abs(v["x"]))), v["s"] * v["x"]
            )
        },
    )
    LEDGER.add(
        id="power-input",
        name="Learnable exponent: gradient of the input",
        left=gradient_of("L", "x"),
        right=g * cases((n * x ** (n - 1), positive(x)), (s, True)),
        draw=draw,
        code=grad_input(power),
        describes=(LearnablePower.grad_input,),
        **POWER,
        oracles=derivative_by(potential(power), "x") | symbolic(g * raised, x),
    )
    LEDGER.add(
        id="power-slope-exponent",
        name="Learnable exponent: slope of one entry in n",
        left=gradient_of("y", "n"),
        right=cases((x**n * sp.log(x), positive(x)), (0, True)),
        draw=draw,
        code=slopes_in_exponent,
        describes=(LearnablePower.grad_params,),
        **POWER,
        oracles=symbolic(raised, n),
    )
    LEDGER.add(
        id="power-exponent",
        name="Learnable exponent: gradient of the exponent",
        left=gradient_of("L", "n"),
        right=total(cases((term, positive(entry)), (0, True)), (r, N), (i, d)),
        draw=draw,
        code=grad_exponent,
        describes=(LearnablePower.grad_params,),
        **POWER,
        oracles=derivative_by(potential(power), "n"),
    )
