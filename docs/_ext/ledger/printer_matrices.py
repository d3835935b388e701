"""How matrices, their products and their entries are typeset."""

from __future__ import annotations

import sympy as sp

__all__ = ["MatrixRules"]


class MatrixRules:
    """Methods of the printer, one for each kind of matrix expression."""

    def _print_MatrixElement(self, expr):
        row, col = expr.i, expr.j
        shown = [
            i for i, n in zip((row, col), expr.parent.shape, strict=True) if n != 1
        ]
        indices = "".join(map(self._print, shown))
        return rf"{self._print(expr.parent)}_{{{indices}}}"

    def _print_OneMatrix(self, expr):
        return r"\mathbf{1}"

    def _print_Transpose(self, expr):
        inner = self._print(expr.arg)
        bare = isinstance(expr.arg, sp.MatrixSymbol)
        return (inner if bare else rf"\left({inner}\right)") + r"^{\top}"

    def _print_MatMul(self, expr):
        scalars = [a for a in expr.args if not a.is_Matrix]
        matrices = [a for a in expr.args if a.is_Matrix]
        sign = "-" if sum(s == -1 for s in scalars) % 2 else ""
        scalars = [s for s in scalars if s not in (1, -1)]
        text = (
            self._product(matrices) if len(matrices) > 1 else self._factor(matrices[0])
        )
        if not scalars:
            return sign + text
        return sign + self._print(sp.Mul(*scalars, evaluate=False)) + r"\," + text

    def _print_MatAdd(self, expr):
        # SymPy sorts what is nested; a sum does not begin with what is subtracted
        terms = sorted(map(self._print, expr.args), key=lambda t: t.startswith("-"))
        return " + ".join(terms).replace("+ -", "- ")

    def _print_HadamardProduct(self, expr):
        shown = [
            self._brackets(arg) if isinstance(arg, sp.MatMul) else self._factor(arg)
            for arg in expr.args
        ]
        return r" \odot ".join(shown)

    def _print_ImmutableDenseMatrix(self, expr):
        rows = (" & ".join(map(self._print, row)) for row in expr.tolist())
        return r"\begin{pmatrix} " + r" \\ ".join(rows) + r" \end{pmatrix}"
