"""The symbols that several entries share, as the notation page introduces them."""

from __future__ import annotations

import sympy as sp

from .writing import matrix, symbol

__all__ = [
    "L2",
    "G",
    "K",
    "N",
    "P",
    "W",
    "X",
    "Y",
    "Z",
    "b",
    "beta1",
    "beta2",
    "d",
    "eps",
    "eta",
    "g",
    "grad",
    "h",
    "i",
    "j",
    "k",
    "m",
    "mu",
    "n",
    "r",
    "rho",
    "s",
    "t",
    "theta",
    "x",
    "y",
]

N, d, m, h, K = (symbol(name, integer=True, positive=True) for name in "NdmhK")
r, i, j, k = (sp.Symbol(name, integer=True, nonnegative=True) for name in "rijk")

X, W, G = matrix("X", N, d), matrix("W", d, m), matrix("G", N, m)
b = matrix("b", m, 1)
Z, P, Y = matrix("Z", N, K), matrix("P", N, K), matrix("Y", N, K)

x, y, g, n, s = (symbol(name) for name in "xygns")
eta = symbol("learning_rate", r"\eta")
mu, rho = symbol("momentum", r"\mu"), symbol("decay", r"\rho")
beta1, beta2 = symbol("beta1", r"\beta_1"), symbol("beta2", r"\beta_2")
eps, theta, t = (
    symbol("eps", r"\epsilon"),
    symbol("theta", r"\theta_{t-1}"),
    symbol("t"),
)
grad = symbol("grad", "g_t")
L2 = symbol("l2", r"\lambda")
