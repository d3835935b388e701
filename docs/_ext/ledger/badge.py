"""The quiet line under a checked equation, and what it opens to."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap

import api_pages
from docutils import nodes
from sphinx import addnodes

import backproplab

from .check import LEFT, N_POINTS
from .model import TOLERANCE
from .nodes import details, summary

__all__ = ["badge", "error_text", "typeset"]

PUBLIC = api_pages.aliases(backproplab)
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")
EXPONENT = re.compile("([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def badge(entry, report, *, with_code=True):
    """A closed box that says how well the equation holds.

    Parameters
    ----------
    entry : Entry
        What was checked.
    report : Report
        What was found.
    with_code : bool
        Whether to show the hand-written code itself.
    """
    box = details(classes=["ledger-badge"])
    box += summary("", "", *typeset(headline(report)))
    facts = nodes.field_list()
    for name, error in report.errors.items():
        facts += fact(name, *typeset(error_text(error)))
    facts += fact("left side read as", nodes.Text(report.how))
    if report.names:
        facts += fact("names compared too", *listed(report.names))
    if entry.missing:
        facts += fact("not compared", nodes.Text(f"with code: {entry.missing}"))
    facts += fact("points", nodes.Text(f"{N_POINTS} random, from seed {report.seed}"))
    if shapes := shapes_text(report.shapes):
        facts += fact("shapes", nodes.Text(shapes))
    accepted = f"relative error up to {error_text(report.tolerance)}"
    facts += fact("accepted", *typeset(accepted))
    facts += fact("describes", *code_links(entry))
    box += facts
    if with_code:
        for function in entry.describes:
            box += source(function)
    return box


def headline(report) -> str:
    """What the closed badge says: what the right-hand side agrees with."""
    *first, last = (name for name in report.errors if name != LEFT)
    ways = f"{', '.join(first)} and {last} agree" if first else f"{last} agrees"
    if report.tolerance > TOLERANCE:
        return f"Sampled: {ways} within {error_text(report.worst)}"
    exactly = report.worst == 0
    return f"{ways} {'exactly' if exactly else f'to {error_text(report.worst)}'}"


def error_text(error: float) -> str:
    """An error as people write it: 2.3 × 10⁻¹⁴, or 0.5 % where it was sampled."""
    if error == 0:
        return "0"
    if error > 1e-4:
        return f"{100 * error:.2g} %"
    digits, exponent = f"{error:.1e}".split("e")
    power = str(int(exponent)).translate(RAISED)
    text = f"{digits} × 10{power}".removeprefix("1.0 × ")
    return text.replace(" ", "\N{NO-BREAK SPACE}")  # it stays on one line


def typeset(text: str) -> list:
    """Nodes of a text with its exponents raised: few fonts have all small digits.

    Examples
    --------
    >>> [str(node) for node in typeset("to 10⁻¹⁴")]
    ['to 10', '<superscript>−14</superscript>']
    """
    return [
        nodes.superscript(text=part.translate(LOWERED)) if i % 2 else nodes.Text(part)
        for i, part in enumerate(EXPONENT.split(text))
        if part
    ]


def shapes_text(shapes: dict) -> str:
    """Names and shapes of the arrays among the values."""
    arrays = {name: shape for name, shape in shapes.items() if shape}
    return ", ".join(f"{name} {shape}" for name, shape in arrays.items())


def listed(names):
    """Formulas in a line."""
    for position, name in enumerate(names):
        if position:
            yield nodes.Text(", ")
        yield nodes.math(name, name)


def fact(name, *content):
    """One line of the opened badge."""
    body = nodes.paragraph("", "", *content)
    return nodes.field("", nodes.field_name(text=name), nodes.field_body("", body))


def code_links(entry):
    """Names of the described functions, linked where they have a page."""
    for position, function in enumerate(entry.describes):
        if position:
            yield nodes.Text(", ")
        owner, _, rest = function.__qualname__.partition(".")
        name = nodes.literal(text=function.__qualname__)
        if owner in PUBLIC:
            yield addnodes.pending_xref(
                "",
                name,
                refdomain="py",
                reftype="class" if rest else "func",
                reftarget=PUBLIC[owner],
                refexplicit=True,
                refwarn=True,
            )
        else:
            yield name


def source(function):
    """The code of a function, as it runs; its docstring has a page of its own."""
    code = textwrap.dedent(inspect.getsource(function))
    definition = ast.parse(code).body[0]
    if ast.get_docstring(definition):
        text = definition.body[0]
        lines = code.splitlines(keepends=True)
        code = "".join(lines[: text.lineno - 1] + lines[text.end_lineno :])
    block = nodes.literal_block(code, code)
    block["language"] = "python"
    return block
