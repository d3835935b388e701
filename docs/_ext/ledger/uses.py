"""Which page shows which entry, and the links that follow from it."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.nodes import make_refnode

from .model import LEDGER
from .nodes import EntryReference, UsedOn

__all__ = ["anchor", "forget", "merge", "note_use", "pages_of", "resolve"]

#: The page that lists everything.
LEDGER_PAGE = "reference/ledger"


def anchor(key: str) -> str:
    """Where a page shows an entry."""
    return f"equation-{key}"


def note_use(env, docname, key, number):
    """Keep that a page shows an entry under a number."""
    uses(env).setdefault(docname, {})[key] = number


def uses(env) -> dict:
    """Numbers by page and entry."""
    if not hasattr(env, "ledger_uses"):
        env.ledger_uses = {}
    return env.ledger_uses


def forget(app, env, docname):
    """Drop what a page showed before it is read again."""
    uses(env).pop(docname, None)


def merge(app, env, docnames, other):
    """Take over what another process has read."""
    for docname in docnames:
        if docname in uses(other):
            uses(env)[docname] = uses(other)[docname]


def pages_of(env, key) -> list[str]:
    """The pages that show an entry; derivations come before the reference."""
    pages = [docname for docname, shown in uses(env).items() if key in shown]
    return sorted(pages, key=lambda name: (not name.startswith("learn/"), name))


def resolve(app, doctree, docname):
    """Turn references and lists of uses into links."""
    for node in list(doctree.findall(EntryReference)):
        node.replace_self(reference(app, docname, node["entry"]))
    for node in list(doctree.findall(UsedOn)):
        node.replace_self(used_on(app, docname, node["entry"]))


def reference(app, docname, key):
    """A link to an entry: on this page, on the first page that has it, or its row."""
    shown = uses(app.env)
    if key in shown.get(docname, {}):
        text = f"equation ({shown[docname][key]})"
        return link(app, docname, docname, anchor(key), text)
    pages = pages_of(app.env, key)
    if pages:
        return link(app, docname, pages[0], anchor(key), LEDGER[key].name)
    return link(app, docname, LEDGER_PAGE, f"entry-{key}", LEDGER[key].name)


def used_on(app, docname, key):
    """A paragraph that names the pages of an entry."""
    pages = pages_of(app.env, key)
    paragraph = nodes.paragraph(classes=["ledger-uses"])
    paragraph += nodes.Text("Shown on: " if pages else "Shown on this page only.")
    for position, page in enumerate(pages):
        if position:
            paragraph += nodes.Text(", ")
        title = app.env.titles[page].astext()
        paragraph += link(app, docname, page, anchor(key), title)
    return paragraph


def link(app, origin, page, target, text):
    """A link between two pages."""
    return make_refnode(app.builder, origin, page, target, nodes.Text(text))
