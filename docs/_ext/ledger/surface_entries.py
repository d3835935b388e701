"""The three entries of a surface: value, gradient and Hessian.

Only the formula of the value and the printed forms of its derivatives are written for
each surface; the code they describe is found through the registry.
"""

from __future__ import annotations

import autograd
import numpy as np

from backproplab import SURFACES

from .claims import PLANE
from .model import LEDGER
from .notation import x, y
from .number import spelled_out
from .oracles import derivative_by, jacobian_by, symbolic
from .writing import column, square

__all__ = ["declare", "identifier"]

ONCE = [[(x,)], [(y,)]]
TWICE = [[(x, x), (x, y)], [(y, x), (y, y)]]


def identifier(name: str) -> str:
    """The name of a class as the beginning of an id: MonkeySaddle, monkey-saddle."""
    return "".join("-" * c.isupper() + c.lower() for c in name).lstrip("-")


def declare(name: str, value, gradient, hessian, where=(), make=None):
    """Add the three entries of one surface.

    Parameters
    ----------
    name : str
        The class, as the registry knows it.
    value : sympy expression
        The function.
    gradient, hessian : tuple of sympy expressions
        The two first derivatives; xx, xy and yy of the second ones.
    where : tuple
        Abbreviations, as in `Entry`.
    make : callable, optional
        For a surface with parameters: maps a generator to an instance and to the values
        of the parameters' symbols.
    """
    cls, prefix = SURFACES[name], identifier(name)
    title = prefix.replace("-", " ").capitalize()
    draw = points(cls.domain, make or (lambda _: (cls(), {})))
    plain = spelled_out(value, where)
    xx, xy, yy = hessian
    for part, left, right, code, oracles in (
        ("value", "f(x, y)", value, plain_value, {}),
        ("gradient", r"\nabla f", column(*gradient), grad, symbolic(plain, ONCE)),
        (
            "hessian",
            r"\nabla^2 f",
            square(((xx, xy), (xy, yy))),
            hess,
            symbolic(plain, TWICE),
        ),
    ):
        LEDGER.add(
            id=f"{prefix}-{part}",
            name=f"{title}: {part.replace('hessian', 'Hessian')}",
            left=left,
            right=right,
            where=where,
            draw=draw,
            code=code,
            describes=(getattr(cls, part),),
            oracles=NUMERIC[part] | oracles,
            means={"f(x, y)": plain_value},
            derivatives={("f", PLANE): (plain_value, "at")},
        )


def points(domain, make):
    """Draw a surface and a random point of the middle half of its domain."""
    low, high = np.array(domain).T

    def draw(rng):
        surface, parameters = make(rng)
        at = (low + high) / 2 + (high - low) / 4 * rng.uniform(-1, 1, 2)
        return parameters | {"x": at[0], "y": at[1], "at": at, "surface": surface}

    return draw


def plain_value(values):
    """The hand-written value."""
    return values["surface"](values["at"])


def grad(values):
    """The hand-written gradient as a column."""
    return values["surface"].grad(values["at"])[:, None]


def hess(values):
    """The hand-written Hessian."""
    return values["surface"].hess(values["at"])


def as_column(oracle):
    """The same oracle, its result as a column."""
    return lambda values: oracle(values)[:, None]


def gradient_of(values):
    """The hand-written gradient for the complex step."""
    return np.array(values["surface"].gradient(*values["at"]))


NUMERIC = {
    "value": {},
    "gradient": {
        name: as_column(oracle)
        for name, oracle in derivative_by(plain_value, "at").items()
    },
    "hessian": {
        "autograd of autograd": lambda v: autograd.hessian(v["surface"])(v["at"]),
        "complex step of the gradient": jacobian_by(gradient_of, "at")["complex step"],
    },
}
