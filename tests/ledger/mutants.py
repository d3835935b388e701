"""Every way to break one sign, one transpose or one factor, in formulas and in code."""

import ast
import inspect
import itertools
import sys
import textwrap

import sympy as sp
from sympy.matrices.expressions.matexpr import MatrixElement

__all__ = ["mutants_of_code", "mutants_of_formula"]


def mutants_of_formula(expression):
    """Yield expressions with one place of the given one broken."""
    for broken in broken_here(expression):
        yield broken
    for position, argument in enumerate(expression.args):
        if not isinstance(argument, sp.Basic) or is_bookkeeping(expression, position):
            continue
        for broken in mutants_of_formula(argument):
            if is_even(expression) and is_opposite(broken, argument):
                continue  # the same number
            arguments = list(expression.args)
            arguments[position] = broken
            yield rebuilt(expression, arguments)


def is_bookkeeping(expression, position):
    """Whether a place holds no mathematics: ranges, sizes, names, conditions."""
    if isinstance(expression, sp.Sum):
        return position > 0
    if isinstance(expression, sp.ImmutableDenseMatrix):
        return position < 2
    return isinstance(
        expression,
        sp.Symbol
        | sp.MatrixSymbol
        | sp.OneMatrix
        | MatrixElement
        | sp.logic.boolalg.Boolean,
    )


def is_even(expression):
    """Whether the sign of the argument makes no difference."""
    square = isinstance(expression, sp.Pow) and expression.exp == 2
    return square or isinstance(expression, sp.cos)


def is_opposite(one, other):
    """Whether two expressions differ by their sign only."""
    both = one + other
    for element in both.atoms(MatrixElement):
        both = both.xreplace({element: sp.Symbol(str(element))})
    names = sorted(both.free_symbols, key=str)
    value = sp.lambdify(names, both, "math")
    return abs(value(*(0.3 + 0.4 * position for position in range(len(names))))) < 1e-9


def rebuilt(expression, arguments):
    """The same kind of node on other arguments, as typed."""
    with sp.evaluate(False):
        return expression.func(*arguments)


def broken_here(expression):
    """Break the outermost operation."""
    with sp.evaluate(False):
        if isinstance(expression, sp.Add | sp.MatAdd):
            first, *rest = expression.args
            yield expression.func(-first, *rest)
        elif isinstance(expression, sp.Mul):
            kept = [a for a in expression.args if a not in (1, -1)]
            if len(kept) > 1:
                yield sp.Mul(*kept[1:])
            yield -expression
        elif isinstance(expression, sp.Transpose):
            yield expression.arg
        elif isinstance(expression, sp.Pow):
            yield sp.Pow(expression.base, expression.exp + 1)
        elif expression.is_Number and expression not in (0, 1, -1):
            yield expression + 1
        elif isinstance(expression, sp.MatMul | sp.HadamardProduct):
            yield -expression


SWAPS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}


class Break(ast.NodeTransformer):
    """Break the place with the given number, counted in order."""

    def __init__(self, target):
        self.target, self.seen, self.what = target, -1, None

    def here(self, node, what):
        """Whether this is the place; notes what is done there."""
        self.seen += 1
        if self.seen == self.target:
            self.what = f"line {node.lineno}: {what}"
        return self.seen == self.target

    def visit_BinOp(self, node):
        self.generic_visit(node)
        swap = SWAPS.get(type(node.op))
        if swap and self.here(node, f"{type(node.op).__name__} -> {swap.__name__}"):
            node.op = swap()
        for side in ("left", "right"):
            setattr(node, side, self.changed(getattr(node, side)))
        if isinstance(node.op, ast.MatMult) and self.here(node, "sign of a product"):
            return ast.UnaryOp(ast.USub(), node)
        return node

    def visit_Return(self, node):
        self.generic_visit(node)
        if isinstance(node.value, ast.Tuple):
            node.value.elts = [self.changed(part) for part in node.value.elts]
        return node

    def changed(self, part):
        """A number of a formula becomes another one."""
        number = isinstance(part, ast.Constant) and isinstance(part.value, int | float)
        if number and self.here(part, f"{part.value} -> {part.value + 1}"):
            return ast.Constant(part.value + 1)
        return part

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        bare = isinstance(node.operand, ast.Constant)  # -1 as in axis=-1
        if isinstance(node.op, ast.USub) and not bare and self.here(node, "no sign"):
            return node.operand
        return node

    def visit_Attribute(self, node):
        self.generic_visit(node)
        dropped = node.attr in {"T", "mT"} and self.here(node, "transpose dropped")
        return node.value if dropped else node


def mutants_of_code(function):
    """Yield ``(what was done, code object)`` for each place of a function."""
    source = ast.unparse(ast.parse(textwrap.dedent(inspect.getsource(function))))
    for target in itertools.count():
        breaker = Break(target)
        broken = breaker.visit(ast.parse(source))
        if breaker.what is None:
            return
        yield breaker.what, compiled(ast.unparse(broken), function)


def compiled(source, function):
    """The code object of changed source, fit to replace that of the original."""
    cells = ", ".join(function.__code__.co_freevars)  # __class__, where super() is used
    factory = f"def factory({cells}):\n{textwrap.indent(source, '    ')}\n"
    factory += f"    return {function.__name__}"
    namespace: dict = {}
    exec(factory, dict(vars(sys.modules[function.__module__])), namespace)
    return namespace["factory"](*function.__code__.co_freevars).__code__
