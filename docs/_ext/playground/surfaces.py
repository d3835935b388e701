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

from backproplab import SURFACES, descend

from .functions import loop
from .javascript import assignments, code, identifier
from .rules import RULES

__all__ = ["begin", "data", "made", "playable", "script"]

#: The coordinates of the k-th of many points.
POINT = {"x": "points[2 * k]", "y": "points[2 * k + 1]"}
#: Names that are written otherwise than their letters are cased.
TITLES = {"StyblinskiTang": "Styblinski–Tang", "ThreeHumpCamel": "Three-hump camel"}


def playable() -> list[str]:
    """Names of the surfaces whose equations are in the ledger: all of the package."""
    return [name for name in SURFACES if f"{prefix(name)}-value" in LEDGER]


def made(name: str):
    """A surface as it opens: with its defaults, or on the data of its first case."""
    return SURFACES[name].cases()[0] if data_names(name) else SURFACES[name]()


def data_names(name: str) -> list[str]:
    """Parameters without a default: arrays."""
    parameters = inspect.signature(SURFACES[name]).parameters.values()
    return [p.name for p in parameters if p.default is p.empty]


def data(name: str) -> dict:
    """The arrays of a surface and their length, as its formulas name them."""
    arrays = {key: getattr(made(name), key).tolist() for key in data_names(name)}
    return arrays | ({"N": len(next(iter(arrays.values())))} if arrays else {})


def script(name: str) -> dict:
    """What the page has to know about a surface; values of `_js` are JavaScript."""
    surface = made(name)
    value, gradient = (LEDGER[f"{prefix(name)}-{p}"] for p in ("value", "gradient"))
    slope = gradient.right
    options = {
        key: parameter.default
        for key, parameter in inspect.signature(SURFACES[name]).parameters.items()
        if key not in data_names(name)
    }
    known = {key: f"p.{key}" for key in options}
    known |= {key: f"DATA.{name}.{key}" for key in data(name)}
    return {
        "name": name,
        "title": TITLES.get(name, prefix(name).replace("-", " ").capitalize()),
        "python": f"{name}.cases()[0]" if data_names(name) else None,
        "options": options,
        "domain": [list(map(float, axis)) for axis in surface.domain],
        "begin": begin(surface),
        "rates": first_rates(surface),
        "minima": minima(surface),
        "circles": circles(surface),
        "lowest": lowest(surface),
        "values_js": loop(
            "points, p, out, n",
            known,
            POINT,
            [
                *lines(value.where, value.right),
                f"out[k] = {code(value.right)};",
            ],
        ),
        "gradients_js": loop(
            "points, p, out, n",
            known,
            POINT,
            [
                *([] if data_names(name) else tip(gradient, options, surface)),
                *lines(gradient.where, *slope),
                *(f"out[2 * k + {i}] = {code(g)};" for i, g in enumerate(slope)),
            ],
        ),
    }


def lines(where, *rights) -> list[str]:
    """The abbreviations that expressions need, as JavaScript."""
    return [
        f"const {identifier(s)} = {code(e)};" for s, e in assignments(where, *rights)
    ]


def tip(gradient, options, surface) -> list[str]:
    """The package's convention at the origin, where a formula divides by zero."""
    formula = sp.lambdify([x, y, *options], spelled_out(gradient.right, gradient.where))
    with np.errstate(all="ignore"):
        computed = formula(np.float64(0), np.float64(0), *options.values())
        a, b = map(float, surface.grad(np.zeros(2)))
    if np.isfinite(computed).all():
        return []
    put = f"out[2 * k] = {a}; out[2 * k + 1] = {b}; continue;"
    return [f"if (x === 0 && y === 0) {{ {put} }}"]


def begin(surface) -> list[float]:
    """Where the page first starts on this surface: up and to the left."""
    (left, right), (bottom, top) = surface.domain
    x, y = left + 0.18 * (right - left), bottom + 0.74 * (top - bottom)
    return [float(f"{x:.3g}"), float(f"{y:.3g}")]


def first_rates(surface) -> dict[str, float]:
    """Learning rates to begin with on this surface, where the usual one is too large.

    The usual rate is halved until 200 steps from the first start stay in the
    surroundings of the surface. Where there is no lowest value, paths run away by
    right, and the usual rates stay.
    """
    if lowest(surface) is None:
        return {}
    found = {}
    for rule in RULES:
        rates = rule.rate / 2.0 ** np.arange(9)
        fine = stay(surface, rule, rates)
        if fine.any() and not fine[0]:
            found[rule.name] = float(f"{rates[fine.argmax()]:.1g}")
    return found


def stay(surface, rule, rates):
    """For each rate, whether 200 steps from the first start do not run away."""
    optimizer = rule.cls(learning_rate=rates[:, None], **dict(rule.fixed))
    low, high = np.transpose(surface.domain)
    starts = np.tile(begin(surface), (len(rates), 1))
    path = descend(surface, optimizer, starts, 200)
    with np.errstate(invalid="ignore"):
        near = np.abs(path.positions - (low + high) / 2) <= 3 * (high - low)
    return near.all(axis=(0, 2))


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
