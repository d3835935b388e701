"""From the expressions of the ledger to lines that people read numbers in."""

from __future__ import annotations

import sympy as sp

from .javascript import Printer

__all__ = ["words"]


class Words(Printer):
    """The JavaScript of an expression, as people would write it."""

    times = " × "

    def _print_Pow(self, expr):
        base, exponent = expr.args
        if exponent == sp.Rational(1, 2):
            return f"√({self._print(base)})"
        if exponent == -1:
            return super()._print_Pow(expr)
        return f"{self._tight(base)}^{self._tight(exponent)}"

    def _print_Max(self, expr):
        return f"max({', '.join(map(self._print, expr.args))})"

    def _print_sign(self, expr):
        return f"sign({self._print(expr.args[0])})"


def words(expression) -> str:
    """One expression with the names of the code, to put numbers in."""
    return Words({"strict": True}).doprint(expression).replace("-", "−")
