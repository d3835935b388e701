"""Surfaces of the ledger as functions that can be run."""

from __future__ import annotations

import inspect
import math

import numpy as np
import sympy as sp
from ledger.model import LEDGER
from ledger.notation import x, y
from ledger.number import spelled_out
from ledger.surface_entries import identifier as prefix

from backproplab import SURFACES

from .javascript import assignments, code, identifier

__all__ = ["playable", "script"]

NEEDS_DATA = ("LeastSquares",)


def playable() -> list[str]:
    """Names of the surfaces that can be made without data."""
    return [
        name
        for name in SURFACES
        if name not in NEEDS_DATA and f"{prefix(name)}-value" in LEDGER
    ]


def script(name: str) -> dict:
    """What the page has to know about a surface; values of `_js` are JavaScript."""
    surface = SURFACES[name]()
    value, gradient = (LEDGER[f"{prefix(name)}-{p}"] for p in ("value", "gradient"))
    options = {
        key: parameter.default
        for key, parameter in inspect.signature(SURFACES[name]).parameters.items()
    }
    return {
        "name": name,
        "title": prefix(name).replace("-", " ").capitalize(),
        "options": options,
        "domain": [list(map(float, axis)) for axis in surface.domain],
        "begin": begin(surface),
        "minima": minima(surface),
        "circles": circles(surface),
        "lowest": lowest(surface),
        "value_js": function(value.where, [value.right], options),
        "gradient_js": function(
            gradient.where,
            list(gradient.right),
            options,
            tip(gradient, options, surface),
        ),
    }


def function(where, rights, options, guard=""):
    """A function of x, y and the parameters of the surface; a gradient fills `out`."""
    lines = [f"const {key} = p.{key};" for key in options]
    lines += [
        f"const {identifier(s)} = {code(e)};" for s, e in assignments(where, *rights)
    ]
    if len(rights) == 1:
        return f"(x, y, p) => {{ {' '.join(lines)} return {code(rights[0])}; }}"
    lines += [f"out[{i}] = {code(right)};" for i, right in enumerate(rights)]
    return f"(x, y, p, out) => {{ {guard}{' '.join(lines)} }}"


def tip(gradient, options, surface) -> str:
    """The package's convention at the origin, where a formula divides by zero."""
    formula = sp.lambdify([x, y, *options], spelled_out(gradient.right, gradient.where))
    with np.errstate(all="ignore"):
        computed = formula(np.float64(0), np.float64(0), *options.values())
        a, b = map(float, surface.grad(np.zeros(2)))
    if np.isfinite(computed).all():
        return ""
    return f"if (x === 0 && y === 0) {{ out[0] = {a}; out[1] = {b}; return; }} "


def begin(surface) -> list[float]:
    """Where the page first starts on this surface: up and to the left."""
    (left, right), (bottom, top) = surface.domain
    x, y = left + 0.18 * (right - left), bottom + 0.74 * (top - bottom)
    return [float(f"{x:.3g}"), float(f"{y:.3g}")]


def minima(surface) -> list[list[float]]:
    """The points to mark; none where minima are circles or do not exist."""
    return [list(map(float, p)) for p in getattr(surface.minima, "points", ())]


def circles(surface) -> list[float] | None:
    """Radius of the first circle of minima and the distance to the next."""
    rings = surface.minima
    return [rings.radius, rings.spacing] if hasattr(rings, "spacing") else None


def lowest(surface) -> float | None:
    """The smallest value, or None where there is none."""
    return surface.minima.value if math.isfinite(surface.minima.value) else None
