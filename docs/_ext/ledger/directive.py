"""The directive ``checked-equation``: one entry, numbered, with its badge."""

from __future__ import annotations

import difflib

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from .badge import badge
from .model import LEDGER
from .nodes import EntryReference
from .printer import equation
from .uses import anchor, note_use

__all__ = ["CheckedEquation", "EntryRole", "formula"]


class CheckedEquation(SphinxDirective):
    """Show an entry of the ledger.

    In MyST::

        ```{checked-equation} linear-weight
        ```

    The equation gets the page's next number and the anchor
    ``equation-linear-weight``. The role ``{entry}`linear-weight``` refers to it.
    """

    required_arguments = 1

    def run(self):
        key = self.arguments[0]
        if key not in LEDGER:
            raise self.error(unknown(key))
        entry, report = LEDGER[key], self.env.ledger_reports[key]
        docname = self.env.current_document.docname
        block = formula(entry)
        label = f"{docname}:{key}"
        domain = self.env.domains.math_domain
        domain.note_equation(docname, label, location=self.get_location())
        number = domain.get_equation_number_for(label)
        block["label"], block["docname"], block["number"] = label, docname, number
        self.set_source_info(block)
        target = nodes.target("", "", ids=[anchor(key)])
        self.state.document.note_explicit_target(target)
        note_use(self.env, docname, key, number)
        box = nodes.container(classes=["checked-equation"])
        box += [target, block, badge(entry, report)]
        return [box]


class EntryRole(SphinxRole):
    """A link to the place where an entry is shown."""

    def run(self):
        if self.text not in LEDGER:
            message = self.inliner.reporter.error(unknown(self.text), line=self.lineno)
            return [], [message]
        return [EntryReference("", LEDGER[self.text].name, entry=self.text)], []


def formula(entry):
    """The displayed formula of an entry, without a number."""
    text = equation(entry)
    block = nodes.math_block(text, text, nowrap=False, number=None, label=None)
    block["classes"].append("checked")
    return block


def unknown(key: str) -> str:
    """What to say about an id that is not there."""
    near = difflib.get_close_matches(key, LEDGER, n=3)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    return f"ledger: no entry is called {key!r}.{hint}"
