"""From an expression to LaTeX that looks typeset.

SymPy's own printer sorts terms and factors. This one keeps the order in which a formula
was written, and knows the few constructions that the ledger uses.
"""

from __future__ import annotations

from itertools import pairwise

import sympy as sp
from sympy.matrices.expressions.matexpr import MatrixElement
from sympy.printing.printer import Printer

from .printer_matrices import MatrixRules
from .writing import LATEX

__all__ = ["equation", "latex"]

GREEK = {"lambda", "mu", "eta", "beta", "rho", "epsilon", "theta", "pi", "delta"}


def latex(expression) -> str:
    """LaTeX of an expression, in the order in which it was written."""
    return Typesetter().doprint(expression)


def equation(entry) -> str:
    """LaTeX of a whole entry: left-hand side, right-hand side, abbreviations."""
    lines = [rf"{entry.left} &= {latex(entry.right)}"]
    used = set(entry.right.free_symbols)
    for left, abbreviation, meaning in entry.where:
        if abbreviation in used:
            lines.append(rf"{left} &= {latex(meaning)}")
            used |= meaning.free_symbols
    if len(lines) == 1:
        return lines[0].replace("&=", "=")
    return r"\begin{aligned}" + r" \\[0.5ex] ".join(lines) + r"\end{aligned}"


class Typesetter(MatrixRules, Printer):
    """One method for each kind of node."""

    printmethod = "_typeset"

    def emptyPrinter(self, expr):
        """Refuse what has no rule: a guess would look generated."""
        raise TypeError(f"ledger: no rule prints {type(expr).__name__}: {expr}")

    def _print_Symbol(self, expr):
        return LATEX.get(expr.name) or (
            rf"\{expr.name}" if expr.name in GREEK else expr.name
        )

    _print_MatrixSymbol = _print_Symbol

    def _print_Integer(self, expr):
        return str(expr.p)

    def _print_Rational(self, expr):
        sign = "-" if expr.p < 0 else ""
        return rf"{sign}\tfrac{{{abs(expr.p)}}}{{{expr.q}}}"

    def _print_Float(self, expr):
        return f"{float(expr):g}"

    def _print_Pi(self, expr):
        return r"\pi"

    def _print_Exp1(self, expr):
        return "e"

    def _print_BooleanTrue(self, expr):
        return r"\text{otherwise}"

    # sums and products

    def _print_Add(self, expr):
        text = ""
        for term in map(self._print, flat(expr, sp.Add)):
            negative = term.startswith("-")
            sign = " - " if negative else " + "
            text += (sign if text else "-" * negative) + term[negative:].lstrip()
        return text

    def _print_Mul(self, expr):
        factors = list(flat(expr, sp.Mul))
        sign = "-" if sum(map(is_negative, factors)) % 2 else ""
        above, below = [], []
        for factor in factors:
            if is_negative(factor):
                factor = -factor  # noqa: PLW2901  its sign stands in front already
            if is_reciprocal(factor):
                below.append(sp.Pow(factor.base, -factor.exp, evaluate=True))
            elif factor != 1:
                above.append(factor)
        if not below:
            return sign + self._product(above)
        tall = [f for f in above if isinstance(f, sp.Sum | sp.Piecewise)]
        if tall:  # stand behind the fraction, not in it
            above = [f for f in above if f not in tall]
            rest = r" \, " + self._product(tall)
        else:
            rest = ""
        return rf"{sign}\frac{{{self._product(above)}}}{{{self._product(below)}}}{rest}"

    def _product(self, factors):
        if len(factors) < 2:
            return self._print(factors[0]) if factors else "1"
        text = self._factor(factors[0])
        for left, right in pairwise(factors):
            printed = self._factor(right)
            numbers = right.is_Number or printed[0].isdigit()
            text += (r" \cdot " if numbers else gap(left, right)) + printed
        return text

    def _factor(self, expr):
        loose = isinstance(expr, sp.Add | sp.MatAdd | sp.HadamardProduct)
        return self._brackets(expr) if loose else self._print(expr)

    def _brackets(self, expr):
        return rf"\left({self._print(expr)}\right)"

    # powers and functions

    def _print_Pow(self, expr):
        base, exponent = expr.base, expr.exp
        if exponent == sp.Rational(1, 2):
            return rf"\sqrt{{{self._print(base)}}}"
        if is_reciprocal(expr):
            below = sp.Pow(base, -exponent, evaluate=True)
            return rf"\frac{{1}}{{{self._print(below)}}}"
        if isinstance(base, sp.sin | sp.cos):
            name = rf"\{type(base).__name__}"
            return rf"{name}^{{{self._print(exponent)}}} {self._argument(base)}"
        bare = base.is_Atom or isinstance(base, MatrixElement)
        shown = self._print(base) if bare else self._brackets(base)
        return rf"{shown}^{{{self._print(exponent)}}}"

    def _argument(self, expr):
        (argument,) = expr.args
        simple = not isinstance(argument, sp.Add | sp.Mul | sp.Pow) or (
            isinstance(argument, sp.Pow) and argument.exp == sp.Rational(1, 2)
        )
        monomial = isinstance(argument, sp.Mul) and all(
            factor.is_Atom for factor in flat(argument, sp.Mul)
        )
        return self._print(argument) if simple or monomial else self._brackets(argument)

    def _print_log(self, expr):
        return rf"\ln {self._argument(expr)}"

    def _print_sin(self, expr):
        return rf"\sin {self._argument(expr)}"

    def _print_cos(self, expr):
        return rf"\cos {self._argument(expr)}"

    def _print_exp(self, expr):
        return rf"e^{{{self._print(expr.args[0])}}}"

    def _print_Abs(self, expr):
        return rf"\left|{self._print(expr.args[0])}\right|"

    def _print_floor(self, expr):
        return rf"\left\lfloor {self._print(expr.args[0])} \right\rfloor"

    def _print_Max(self, expr):
        return rf"\max\left({', '.join(map(self._print, expr.args))}\right)"

    def _print_sign(self, expr):
        return rf"\operatorname{{sign}} {self._argument(expr)}"

    def _print_KroneckerDelta(self, expr):
        return rf"\delta_{{{''.join(map(self._print, expr.args))}}}"

    def _print_Piecewise(self, expr):
        (_, first), *_ = expr.args
        conditions = [condition for _, condition in expr.args]
        if len(conditions) == 2:
            conditions[1] = sp.Not(first)
        rows = [
            rf"{self._print(value)} & {self._print(condition)}"
            for (value, _), condition in zip(expr.args, conditions, strict=True)
        ]
        return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"

    def _print_StrictGreaterThan(self, expr):
        return rf"{self._print(expr.lhs)} > {self._print(expr.rhs)}"

    def _print_StrictLessThan(self, expr):
        return rf"{self._print(expr.lhs)} < {self._print(expr.rhs)}"

    def _print_GreaterThan(self, expr):
        return rf"{self._print(expr.lhs)} \ge {self._print(expr.rhs)}"

    def _print_LessThan(self, expr):
        return rf"{self._print(expr.lhs)} \le {self._print(expr.rhs)}"

    def _print_Sum(self, expr):
        signs = "".join(
            rf"\sum_{{{self._print(index)}=1}}^{{{self._print(last + 1)}}} "
            for index, _, last in expr.limits
        )
        return signs + self._factor(expr.function)


def flat(expr, kind):
    """Arguments of a nested sum or product, in order; a fraction stays one."""
    for arg in expr.args:
        if isinstance(arg, kind) and not any(map(is_reciprocal, arg.args)):
            yield from flat(arg, kind)
        else:
            yield arg


def is_reciprocal(expr) -> bool:
    """Whether a factor belongs below the fraction bar."""
    return isinstance(expr, sp.Pow) and expr.exp.is_number and expr.exp.is_negative


def is_negative(expr) -> bool:
    """Whether a factor is a number whose minus sign goes to the front."""
    return bool(expr.is_Number and expr.is_negative)


def gap(left, right) -> str:
    """A thin space beside what would run together with its neighbor."""
    wordy = (sp.Function, sp.Sum, sp.Piecewise)
    return r" \, " if isinstance(left, wordy) or isinstance(right, wordy) else " "
