"""The HTML around the MathML of a formula."""

from __future__ import annotations

import html

from docutils import nodes
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from .convert import Converter, FormulaError
from .source import split_tag

__all__ = ["is_formula", "mathml", "visit_math", "visit_math_block"]

logger = logging.getLogger(__name__)
CLASSES = "math notranslate nohighlight"
LONG = 450  # characters of LaTeX, in a formula that is wider than paper


def is_formula(node):
    """Return whether a node is an inline or a displayed formula."""
    return isinstance(node, (nodes.math, nodes.math_block))


def mathml(node, config):
    """Return the MathML of a formula, converted once and kept in its node.

    LaTeX that cannot be read is a warning, and its source is shown instead. A title
    has no annotation: its text also becomes the title of the browser window.
    """
    if "mathml" not in node:
        display = isinstance(node, nodes.math_block)
        in_title = any(isinstance(above, nodes.title) for above in _above(node))
        try:
            node["mathml"] = Converter.of(config).mathml(
                node.astext(), display=display, annotate=not in_title
            )
            _check_tag(node)
        except FormulaError as error:
            logger.warning(
                "cannot read this LaTeX: %s",
                error,
                location=node,
                type="mathml",
                subtype="latex",
            )
            node["mathml"] = f"<code>{html.escape(node.astext())}</code>"
    return node["mathml"]


def _above(node):
    while node.parent is not None:
        node = node.parent
        yield node


def _check_tag(node):
    chosen = node.get("label") and "amsmath" not in node["classes"]
    if chosen and split_tag(node.astext())[1]:
        raise FormulaError(
            rf"\tag beside the label {node['label']!r}: a reference to the label would "
            "show another number. Use one of the two."
        )


def visit_math(writer, node):
    """Write an inline formula."""
    writer.body.append(writer.starttag(node, "span", "", CLASS=CLASSES))
    writer.body.append(mathml(node, writer.config) + "</span>")
    raise nodes.SkipNode


def visit_math_block(writer, node):
    """Write a displayed formula: a box that scrolls, then number and permalink."""
    # Furo puts formulas into a container, and gives it the same id.
    ids = [] if node.parent["ids"] == node["ids"] else node["ids"]
    box = nodes.Element(ids=ids, classes=[*node["classes"], "math-display"])
    writer.body.append(writer.starttag(box, "div", CLASS=CLASSES))
    formula = mathml(node, writer.config)
    long = " math-long" if len(node.astext()) > LONG else ""
    writer.body.append(f'<div class="math-scroll{long}">{formula}</div>\n')
    if number := _number(writer, node):
        writer.body.append(f'<span class="eqno">{html.escape(number)}')
        if node["ids"]:
            writer.add_permalink_ref(node, _("Link to this equation"))
        writer.body.append("</span>")
    writer.body.append("</div>\n")
    raise nodes.SkipNode


def _number(writer, node):
    if tag := split_tag(node.astext())[1]:
        return tag
    if node.get("number"):
        return f"({get_node_equation_number(writer, node)})"
    return ""
