"""The surfaces that the homework does not have."""

import sympy as sp

from backproplab import LeastSquares, RotatedQuadratic
from ledger.notation import N, i, x, y
from ledger.surface_entries import declare
from ledger.writing import matrix, symbol, total, written

zero = sp.Integer(0)
e1, e2, e3 = (symbol(f"e_{k}") for k in (1, 2, 3))
a, b = symbol("a"), symbol("b_", "b")
q, A, C = symbol("q"), symbol("A"), symbol("C")
xx, xy, yy = (symbol(f"H_{{{index}}}") for index in ("xx", "xy", "yy"))
kappa, phi = symbol("condition", r"\kappa"), symbol("angle", r"\varphi")
inputs, targets = matrix("inputs", N, 1, "s"), matrix("targets", N, 1, "t")


def rotated(rng):
    """A valley of random shape and direction."""
    options = {"condition": rng.uniform(2, 50), "angle": rng.uniform(0, 3)}
    return RotatedQuadratic(**options), options


def line(rng):
    """Random points to lay a line through."""
    s, t = rng.normal(size=(2, 7))
    return LeastSquares(s, t), {"inputs": s[:, None], "targets": t[:, None], "N": 7}


with written(False):
    declare(
        "Booth",
        (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
        (10 * x + 8 * y - 34, 8 * x + 10 * y - 38),
        (sp.Integer(10), sp.Integer(8), sp.Integer(10)),
    )
    declare(
        "Rosenbrock",
        (1 - x) ** 2 + 100 * (y - x**2) ** 2,
        (-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)),
        (2 - 400 * (y - 3 * x**2), -400 * x, sp.Integer(200)),
    )
    declare(
        "Himmelblau",
        a**2 + b**2,
        (4 * a * x + 2 * b, 2 * a + 4 * b * y),
        (4 * a + 8 * x**2 + 2, 4 * (x + y), 4 * b + 8 * y**2 + 2),
        where=(("a", a, x**2 + y - 11), ("b", b, x + y**2 - 7)),
    )
    declare(
        "Beale",
        e1**2 + e2**2 + e3**2,
        (
            -2 * (e1 * (1 - y) + e2 * (1 - y**2) + e3 * (1 - y**3)),
            2 * x * (e1 + 2 * e2 * y + 3 * e3 * y**2),
        ),
        (
            2 * ((1 - y) ** 2 + (1 - y**2) ** 2 + (1 - y**3) ** 2),
            2 * (e1 - x * (1 - y))
            + 4 * y * (e2 - x * (1 - y**2))
            + 6 * y**2 * (e3 - x * (1 - y**3)),
            2 * x * (x + 2 * (e2 + 2 * x * y**2) + 3 * y * (2 * e3 + 3 * x * y**3)),
        ),
        where=(
            ("e_1", e1, sp.Float("1.5") - x * (1 - y)),
            ("e_2", e2, sp.Float("2.25") - x * (1 - y**2)),
            ("e_3", e3, sp.Float("2.625") - x * (1 - y**3)),
        ),
    )
    declare(
        "ThreeHumpCamel",
        2 * x**2 - sp.Float("1.05") * x**4 + x**6 / 6 + x * y + y**2,
        (4 * x - sp.Float("4.2") * x**3 + x**5 + y, x + 2 * y),
        (4 - sp.Float("12.6") * x**2 + 5 * x**4, sp.Integer(1), sp.Integer(2)),
    )
    declare(
        "StyblinskiTang",
        (x**4 - 16 * x**2 + 5 * x) / 2 + (y**4 - 16 * y**2 + 5 * y) / 2,
        (
            2 * x**3 - 16 * x + sp.Rational(5, 2),
            2 * y**3 - 16 * y + sp.Rational(5, 2),
        ),
        (6 * x**2 - 16, zero, 6 * y**2 - 16),
    )
    wave_x, wave_y = 2 * sp.pi * x, 2 * sp.pi * y
    declare(
        "Rastrigin",
        20 + x**2 + y**2 - 10 * sp.cos(wave_x) - 10 * sp.cos(wave_y),
        (
            2 * x + 20 * sp.pi * sp.sin(wave_x),
            2 * y + 20 * sp.pi * sp.sin(wave_y),
        ),
        (
            2 + 40 * sp.pi**2 * sp.cos(wave_x),
            zero,
            2 + 40 * sp.pi**2 * sp.cos(wave_y),
        ),
    )

    def pit(wave):
        """The second derivative of the pits along one variable, without factors."""
        return 2 * sp.cos(wave) - sp.sin(wave) ** 2

    def funnel(t):
        """The second derivative of the funnel along one variable."""
        return A / (10 * q) * (1 - t**2 / (2 * q**2) - t**2 / (10 * q))

    declare(
        "Ackley",
        20 + sp.E - A - C,
        (
            A / (10 * q) * x + sp.pi * C * sp.sin(wave_x),
            A / (10 * q) * y + sp.pi * C * sp.sin(wave_y),
        ),
        (
            funnel(x) + sp.pi**2 * C * pit(wave_x),
            -A / (10 * q) * x * y * (1 / (2 * q**2) + 1 / (10 * q))
            - sp.pi**2 * C * sp.sin(wave_x) * sp.sin(wave_y),
            funnel(y) + sp.pi**2 * C * pit(wave_y),
        ),
        where=(
            ("A", A, 20 * sp.exp(-q / 5)),
            ("C", C, sp.exp((sp.cos(wave_x) + sp.cos(wave_y)) / 2)),
            ("q", q, sp.sqrt((x**2 + y**2) / 2)),
        ),
    )
    declare(
        "RotatedQuadratic",
        (xx * x**2 + yy * y**2) / 2 + xy * x * y,
        (xx * x + xy * y, xy * x + yy * y),
        (xx, xy, yy),
        where=(
            ("H_{xx}", xx, sp.cos(phi) ** 2 / kappa + sp.sin(phi) ** 2),
            ("H_{xy}", xy, (1 / kappa - 1) * sp.cos(phi) * sp.sin(phi)),
            ("H_{yy}", yy, sp.sin(phi) ** 2 / kappa + sp.cos(phi) ** 2),
        ),
        make=rotated,
    )
    s, t = inputs[i, 0], targets[i, 0]
    error = x + y * s - t
    declare(
        "LeastSquares",
        1 / (2 * N) * total(error**2, (i, N)),
        (1 / N * total(error, (i, N)), 1 / N * total(s * error, (i, N))),
        (sp.Integer(1), 1 / N * total(s, (i, N)), 1 / N * total(s**2, (i, N))),
        make=line,
    )
