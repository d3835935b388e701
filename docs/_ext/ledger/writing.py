"""Symbols and the few words that entries are written with.

Expressions are written inside ``with written():``, where SymPy keeps the order in which
a formula is typed; that is the order in which it is printed.
"""

from __future__ import annotations

import sympy as sp

__all__ = [
    "LATEX",
    "cases",
    "column",
    "gradient_of",
    "matrix",
    "ones",
    "plus",
    "positive",
    "square",
    "symbol",
    "total",
    "written",
]

#: LaTeX of symbols whose name in the code is not what is printed.
LATEX: dict[str, str] = {}

written = sp.evaluate  # called as written(False): SymPy's switch for "as typed"


def symbol(name: str, latex: str | None = None, **assumptions) -> sp.Symbol:
    """A real symbol that the code calls `name` and the page shows as `latex`."""
    if latex is not None:
        _note(name, latex)
    return sp.Symbol(name, real=True, **assumptions)


def matrix(name: str, rows, columns, latex: str | None = None) -> sp.MatrixSymbol:
    """A matrix that the code calls `name` and the page shows as `latex`."""
    if latex is not None:
        _note(name, latex)
    return sp.MatrixSymbol(name, rows, columns)


def _note(name, latex):
    if LATEX.setdefault(name, latex) != latex:
        raise ValueError(f"ledger: {name} is printed as {LATEX[name]} and as {latex}.")


def ones(rows) -> sp.OneMatrix:
    """A column of ones: times a matrix from the left, transposed, it sums rows."""
    return sp.OneMatrix(rows, 1)


def positive(x):
    """The condition x > 0."""
    with sp.evaluate(True):
        return sp.Gt(x, 0)


def cases(*branches) -> sp.Piecewise:
    """A value for each condition; the last branch holds otherwise."""
    with sp.evaluate(True):
        *first, (value, _) = branches
        return sp.Piecewise(*first, (value, True), evaluate=False)


def total(term, *ranges) -> sp.Sum:
    """The sum of `term` over ``(index, length)``, counted from 0."""
    with sp.evaluate(True):
        return sp.Sum(term, *((index, 0, length - 1) for index, length in ranges))


def plus(*terms) -> sp.MatAdd:
    """A sum of matrices in the order given; SymPy's ``+`` would sort it."""
    return sp.MatAdd(*terms, evaluate=False)


def column(*entries) -> sp.ImmutableMatrix:
    """A column vector of scalar expressions."""
    return sp.ImmutableMatrix([[sp.sympify(entry)] for entry in entries])


def square(rows) -> sp.ImmutableMatrix:
    """A matrix of scalar expressions."""
    return sp.ImmutableMatrix([[sp.sympify(entry) for entry in row] for row in rows])


def gradient_of(value: str, variable: str) -> str:
    """LaTeX of a partial derivative."""
    return rf"\frac{{\partial {value}}}{{\partial {variable}}}"
