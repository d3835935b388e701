"""What the initial weights look like, by sampling the code that draws them.

A sample of 400,000 weights knows its variance to about 0.3 %; 2 % is accepted.
"""

import numpy as np
import sympy as sp

from backproplab import LeakyReLU
from backproplab.layers.initializers import (
    glorot,
    he,
    uniform_centered,
    uniform_positive,
)
from ledger.model import LEDGER
from ledger.notation import s
from ledger.writing import symbol, written

SAMPLED = 0.02

fan_in, fan_out = (
    symbol("fan_in", r"n_{\text{in}}"),
    symbol("fan_out", r"n_{\text{out}}"),
)


def draw(rng):
    """A layer of 400 to 1000 weights, and a source for many of them."""
    sizes = {"fan_in": int(rng.integers(20, 40)), "fan_out": int(rng.integers(20, 30))}
    slope = rng.uniform(0.0, 0.5)
    return sizes | {"s": slope, "seed": int(rng.integers(2**31))}


def weights(scheme, values):
    """At least 400,000 weights of one scheme."""
    rng = np.random.default_rng(values["seed"])
    size = values["fan_in"], values["fan_out"]
    repeats = range(400_000 // (size[0] * size[1]) + 1)
    return np.concatenate([scheme(rng, *size)[0].ravel() for _ in repeats])


def leaky_gain(values):
    """Second moment that Leaky ReLU leaves of a standard normal input."""
    rng = np.random.default_rng(values["seed"])
    layer = LeakyReLU(float(values["s"]))
    return np.mean(layer.forward({}, rng.normal(size=(1, 400_000)))[0] ** 2)


STATISTICS = {
    r"\operatorname{Var} W_{ij}": np.var,
    r"\operatorname{E} W_{ij}": np.mean,
    r"\max |W_{ij}|": lambda w: np.abs(w).max(),
}
MOMENTS_RATIO = r"\frac{\operatorname{E} y^2}{\operatorname{E} x^2}"


def declare(key, name, left, right, scheme, statistic):
    """Add one statement about the weights of a scheme."""
    LEDGER.add(
        id=key,
        name=name,
        left=left,
        right=right,
        draw=draw,
        code=lambda v: statistic(weights(scheme, v)),
        describes=(scheme,),
        means={
            text: lambda v, of=of: of(weights(scheme, v))
            for text, of in STATISTICS.items()
        },
        tolerance=SAMPLED,
    )


with written(False):
    declare(
        "he-variance",
        "He initialization: variance of a weight",
        r"\operatorname{Var} W_{ij}",
        2 / fan_in,
        he,
        np.var,
    )
    declare(
        "glorot-variance",
        "Glorot initialization: variance of a weight",
        r"\operatorname{Var} W_{ij}",
        2 / (fan_in + fan_out),
        glorot,
        np.var,
    )
    declare(
        "glorot-limit",
        "Glorot initialization: largest weight",
        r"\max |W_{ij}|",
        sp.sqrt(6 / (fan_in + fan_out)),
        glorot,
        lambda w: np.abs(w).max(),
    )
    declare(
        "uniform-centered-variance",
        "U(-1/2, 1/2): variance of a weight",
        r"\operatorname{Var} W_{ij}",
        sp.Rational(1, 12),
        uniform_centered,
        np.var,
    )
    declare(
        "uniform-positive-mean",
        "U(0, 1): mean of a weight",
        r"\operatorname{E} W_{ij}",
        sp.Rational(1, 2),
        uniform_positive,
        np.mean,
    )
    LEDGER.add(
        id="leaky-relu-second-moment",
        name="Leaky ReLU: what is left of the second moment",
        left=MOMENTS_RATIO,
        right=(1 + s**2) / 2,
        draw=draw,
        code=leaky_gain,
        describes=(LeakyReLU.forward,),
        means={MOMENTS_RATIO: leaky_gain},
        tolerance=SAMPLED,
    )
