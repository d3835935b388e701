"""From the expressions of the ledger to JavaScript.

SymPy's printer does the work. Added here: the order in which a formula was written,
names that JavaScript accepts, small powers as products.
"""

from __future__ import annotations

import re

import sympy as sp
from ledger.number import spelled_out
from sympy.printing.jscode import JavascriptCodePrinter
from sympy.printing.precedence import PRECEDENCE

__all__ = ["Printer", "assignments", "code", "identifier"]


def identifier(symbol) -> str:
    """A symbol's name, without the characters that JavaScript does not take."""
    return re.sub(r"\W", "", symbol.name)


class Printer(JavascriptCodePrinter):
    """SymPy's JavaScript, in the order of the formula, with `x * x` for a square."""

    times = " * "

    def _print_Symbol(self, expr):
        return identifier(expr)

    def _print_Pow(self, expr):
        base, exponent = expr.args
        if base.is_Symbol and exponent in (2, 3):
            return f"({self.times.join([self._print(base)] * int(exponent))})"
        if exponent == -1:
            return f"1 / {self._tight(base)}"
        if base == sp.E:
            return f"Math.exp({self._print(exponent)})"
        return super()._print_Pow(expr)

    def _print_Mul(self, expr):
        factors = list(sp.Mul.make_args(expr))
        sign = "-" * (factors[0] == -1)
        text = ""
        for factor in factors[len(sign) :]:
            if factor.is_Pow and factor.exp == -1:
                text = f"{text or '1'} / {self._tight(factor.base)}"
            else:
                text += (self.times if text else "") + self._factor(factor)
        return sign + text

    def _print_Add(self, expr, order=None):
        text = ""
        for term in map(self._print, expr.args):
            if not text:
                text = term
            elif term.startswith("-"):
                text += f" - {term[1:]}"
            else:
                text += f" + {term}"
        return text

    def _print_Max(self, expr):
        return f"Math.max({', '.join(map(self._print, expr.args))})"

    def _print_Sum(self, expr):
        ((index, _, last),) = expr.limits
        length = self._print(sp.simplify(last + 1))
        return f"sum({length}, ({index}) => {self._print(expr.function)})"

    def _print_MatrixElement(self, expr):
        return f"{expr.parent.name}[{self._print(expr.i)}]"

    def _print_Piecewise(self, expr):
        (value, condition), (otherwise, _) = expr.args
        test, values = self._print(condition), map(self._print, (value, otherwise))
        return f"({test} ? {' : '.join(values)})"

    def _factor(self, expr):
        """A factor; what SymPy would split or sign stands in brackets."""
        text = self._print(expr)
        loose = expr.is_Add or text.startswith("-") or " / " in text
        return f"({text})" if loose else text

    def _tight(self, expr):
        """A divisor."""
        return self.parenthesize(expr, PRECEDENCE["Pow"])


def code(expression) -> str:
    """One expression as JavaScript."""
    return Printer({"strict": True}).doprint(expression)


def assignments(where, *expressions) -> list[tuple[sp.Symbol, sp.Basic]]:
    """The abbreviations that `expressions` need, each after those it needs itself.

    Parameters
    ----------
    where : sequence of (str, sympy.Symbol, sympy expression)
        As an entry of the ledger holds them: each may use the ones after it.
    """
    needed = set().union(*(expression.free_symbols for expression in expressions))
    lines: dict[sp.Symbol, sp.Basic] = {}
    for _, symbol, meaning in where:
        if symbol in needed and symbol not in lines:
            lines[symbol] = meaning
            needed |= meaning.free_symbols
    found = [("", *line) for line in lines.items()]
    left = set().union(*(spelled_out(e, found).free_symbols for e in expressions))
    if missing := {symbol for _, symbol, _ in where} & left:
        raise ValueError(f"playground: {missing} are used before they are defined.")
    return list(lines.items())[::-1]
