"""The document nodes of the ledger and their HTML."""

from __future__ import annotations

from docutils import nodes

__all__ = ["EntryReference", "Ledger", "UsedOn", "details", "register", "summary"]


class details(nodes.General, nodes.Element):  # noqa: N801  named as its HTML element
    """A box that opens; works with the keyboard and without a script."""


class summary(nodes.General, nodes.TextElement):  # noqa: N801  the same
    """What a closed box shows."""


class EntryReference(nodes.Inline, nodes.TextElement):
    """A reference to an entry; becomes a link when all pages are known."""


class UsedOn(nodes.General, nodes.Element):
    """The place where the ledger page says which pages show an entry."""


class Ledger(nodes.General, nodes.Element):
    """All entries; holds what the ledger page shows."""


def open_tag(name):
    """Write the start tag of an element that is called like its node."""

    def visit(writer, node):
        writer.body.append(writer.starttag(node, name, ""))

    return visit


def close_tag(name):
    """Write the end tag."""

    def depart(writer, node):
        writer.body.append(f"</{name}>\n")

    return depart


def passed_by(writer, node):
    """Write the children only."""


def register(app):
    """Tell Sphinx how each node is written."""
    plain = dict.fromkeys(("latex", "text", "man", "texinfo"), (passed_by, passed_by))
    for node in (details, summary):
        name = node.__name__
        app.add_node(node, html=(open_tag(name), close_tag(name)), **plain)
    for node in (EntryReference, UsedOn, Ledger):
        app.add_node(node, html=(passed_by, passed_by), **plain)
