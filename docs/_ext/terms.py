"""Link the first use of a term on a page of the course to the glossary.

Only in running text, once a page and term, and not on the page that the glossary itself
names as the one where the term is explained.
"""

import re
from functools import cache
from typing import NamedTuple

from docutils import nodes
from search.places import absolute
from sphinx import addnodes
from sphinx.environment.collectors import EnvironmentCollector

__all__ = ["Term", "TermCollector", "link_first_uses", "pattern", "setup"]

GLOSSARY = "reference/glossary"
LINKED = "learn/"
NO_PROSE = (
    nodes.Inline,  # emphasis, code, formulas, links: what has a meaning of its own
    nodes.table,
    nodes.title,
    nodes.caption,
)


class Term(NamedTuple):
    """Where a term stands in the glossary, and the pages that explain it."""

    anchor: str
    pages: tuple[str, ...]


class TermCollector(EnvironmentCollector):
    """Note the terms when the glossary is read."""

    def process_doc(self, app, doctree):
        if app.env.current_document.docname == GLOSSARY:
            app.env.glossary_terms = dict(terms_of(doctree))

    def clear_doc(self, app, env, docname):
        if docname == GLOSSARY:
            env.glossary_terms = {}

    def merge_other(self, app, env, docnames, other):
        if GLOSSARY in docnames:
            env.glossary_terms = other.glossary_terms

    def get_updated_docs(self, app, env):
        """When terms change, the pages that may use them are written again."""
        before, env.glossary_linked = (
            getattr(env, "glossary_linked", None), env.glossary_terms,
        )  # fmt: skip
        changed = before != env.glossary_terms
        return [n for n in env.found_docs if n.startswith(LINKED)] if changed else []


def terms_of(doctree):
    """Yield every term of the glossary, in small letters, with its place."""
    for item in doctree.findall(nodes.definition_list_item):
        links = item.findall(addnodes.pending_xref)
        pages = tuple(
            absolute(link["reftarget"], link["refdoc"])
            for link in links
            if link["reftype"] == "doc"
        )
        for term in item.findall(nodes.term):
            if term["ids"]:
                yield term.astext().lower(), Term(term["ids"][0], pages)


@cache
def pattern(terms):
    """Return what finds one of the terms, the longest first, also in the plural.

    Examples
    --------
    >>> pattern(("step", "step size", "loss")).findall("Two step sizes, many losses.")
    ['step size', 'loss']
    """
    longest = sorted(terms, key=lambda term: (-len(term), term))
    words = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in longest)
    return re.compile(rf"(?<![\w-])({words})(?=(?:e?s)?(?![\w-]))", re.IGNORECASE)


def is_prose(text):
    """Whether a text stands in a paragraph and in nothing that has its own meaning."""
    parents, node = [], text.parent
    while node is not None:
        parents.append(node)
        node = node.parent
    return isinstance(text.parent, nodes.paragraph) and not any(
        isinstance(parent, NO_PROSE) for parent in parents
    )


def link_first_uses(doctree, terms, link, page=""):
    """Link the first use of each term that another page explains.

    Parameters
    ----------
    doctree : docutils.nodes.document
        A page; it is changed.
    terms : dict of str to Term
        What to look for. A term within a longer one is no use of it.
    link : callable
        Makes a link of an anchor and the words.
    page : str
        The name of the page.
    """
    finder = pattern(tuple(terms))
    left = {name: term for name, term in terms.items() if page not in term.pages}
    for text in list(doctree.findall(nodes.Text)):
        if left and is_prose(text):
            text.parent.replace(text, list(pieces(text.astext(), finder, left, link)))


def pieces(text, finder, left, link):
    """Yield a text with links in it; what was linked is taken from the terms left."""
    end = 0
    for found in finder.finditer(text):
        if term := left.get(" ".join(found[1].lower().split())):
            for name in [name for name in left if left[name].anchor == term.anchor]:
                del left[name]
            yield nodes.Text(text[end : found.start()])
            yield link(term.anchor, found[1])
            end = found.end()
    yield nodes.Text(text[end:])


def add_links(app, doctree, docname):
    """Run on the pages of the course."""
    if not docname.startswith(LINKED) or app.builder.format != "html":
        return
    address = app.builder.get_relative_uri(docname, GLOSSARY)

    def link(anchor, words):
        uri = f"{address}#{anchor}"
        classes = ["glossary-term"]
        return nodes.reference("", words, refuri=uri, internal=True, classes=classes)

    link_first_uses(doctree, app.env.glossary_terms, link, docname)


def setup(app):
    """Register; the links are made when a page is about to be written."""
    app.add_env_collector(TermCollector)
    app.connect("doctree-resolved", add_links)
    return {
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
        "version": "1",
    }
