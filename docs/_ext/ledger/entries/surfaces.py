"""The surfaces of the homework."""

import sympy as sp

from ledger.notation import x, y
from ledger.surface_entries import declare
from ledger.writing import symbol, written

zero, two = sp.Integer(0), sp.Integer(2)

with written(False):
    declare("Bowl", x**2 + y**2, (2 * x, 2 * y), (two, zero, two))

    declare(
        "Matyas",
        sp.Float("0.26") * (x**2 + y**2) - sp.Float("0.48") * x * y,
        (
            sp.Float("0.52") * x - sp.Float("0.48") * y,
            sp.Float("0.52") * y - sp.Float("0.48") * x,
        ),
        (sp.Float("0.52"), sp.Float("-0.48"), sp.Float("0.52")),
    )

    declare(
        "MonkeySaddle",
        x**3 - 3 * x * y**2,
        (3 * x**2 - 3 * y**2, -6 * x * y),
        (6 * x, -6 * y, -6 * x),
    )

    declare(
        "HomeworkCubic",
        x**3 + 3 * x * y**2,
        (3 * x**2 + 3 * y**2, 6 * x * y),
        (6 * x, 6 * y, 6 * x),
    )

    r, u, v = symbol("r_", "r"), symbol("u"), symbol("v")
    radius = sp.sqrt(x**2 + y**2)
    across = sp.cos(r) / r
    along = -sp.sin(r)
    declare(
        "Ripple",
        sp.sin(radius),
        (across * x, across * y),
        (
            along * u**2 + across * v**2,
            (along - across) * u * v,
            along * v**2 + across * u**2,
        ),
        where=(("r", r, radius), ("u", u, x / radius), ("v", v, y / radius)),
    )

    E, ax, ay = symbol("E"), symbol("ax", "a(x)"), symbol("ay", "a(y)")
    bump = sp.exp(-((x - sp.pi) ** 2) - (y - sp.pi) ** 2)

    def slope(t):
        """The factor of the gradient that belongs to one variable."""
        return sp.sin(t) + 2 * (t - sp.pi) * sp.cos(t)

    def bend(t, a):
        """The factor of the second derivative that belongs to one variable."""
        return 3 * sp.cos(t) - 2 * (t - sp.pi) * (sp.sin(t) + a)

    declare(
        "Easom",
        -sp.cos(x) * sp.cos(y) * bump,
        (E * ax * sp.cos(y), E * ay * sp.cos(x)),
        (
            E * sp.cos(y) * bend(x, ax),
            -E * ax * ay,
            E * sp.cos(x) * bend(y, ay),
        ),
        where=(
            ("E", E, bump),
            ("a(x)", ax, slope(x)),
            ("a(y)", ay, slope(y)),
        ),
    )
