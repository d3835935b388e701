"""Checked equations under the docstring of what they describe."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from .model import LEDGER

__all__ = ["append_equations", "mark_quotations"]


def append_equations(app, what, name, obj, options, lines):
    """Add the entries of a class or function to its page."""
    if what not in {"class", "function"}:
        return
    own = [entry.id for entry in LEDGER.values() if describes(entry, obj)]
    if own:
        lines += ["", ".. rubric:: Checked equations", ""]
    for key in own:
        lines += [f".. checked-equation:: {key}", ""]


def describes(entry, obj) -> bool:
    """Whether an entry is about `obj` or first of all about one of its methods."""
    function = entry.describes[0]
    inside = f"{obj.__module__}.{obj.__qualname__}"
    full = f"{function.__module__}.{function.__qualname__}"
    return function is obj or full.startswith(inside + ".")


def mark_quotations(app, doctree):
    """Mark formulas of docstrings: what they say stands checked below them."""
    for description in doctree.findall(addnodes.desc_content):
        for block in description.findall(nodes.math_block):
            if "checked" not in block["classes"]:
                block["classes"].append("quotation")
