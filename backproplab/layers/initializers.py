"""Initial weights and biases, by name."""

import math

import numpy as np

__all__ = ["INITIALIZERS", "draw"]


def he(rng, fan_in, fan_out):
    """Normal weights of variance 2 / fan_in, zero biases (He et al. 2015)."""
    scale = math.sqrt(2.0 / fan_in)
    return rng.normal(0.0, scale, (fan_in, fan_out)), np.zeros(fan_out)


def glorot(rng, fan_in, fan_out):
    """Uniform weights of variance 2 / (fan_in + fan_out), zero biases (Glorot 2010)."""
    limit = math.sqrt(6.0 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out)), np.zeros(fan_out)


def uniform_centered(rng, fan_in, fan_out):
    """Weights and biases from U(-0.5, 0.5): the homework's plain layers."""
    return rng.uniform(-0.5, 0.5, (fan_in, fan_out)), rng.uniform(-0.5, 0.5, fan_out)


def uniform_positive(rng, fan_in, fan_out):
    """Weights and biases from U(0, 1): the homework's exponent layer."""
    return rng.uniform(0.0, 1.0, (fan_in, fan_out)), rng.uniform(0.0, 1.0, fan_out)


INITIALIZERS = {
    function.__name__: function
    for function in (he, glorot, uniform_centered, uniform_positive)
}


def draw(name: str, rng: np.random.Generator, fan_in: int, fan_out: int) -> dict:
    """Draw ``{"weight": (fan_in, fan_out), "bias": (fan_out,)}`` by scheme `name`."""
    weight, bias = INITIALIZERS[name](rng, fan_in, fan_out)
    return {"weight": weight, "bias": bias}
