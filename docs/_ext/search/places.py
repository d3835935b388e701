"""What the search knows of a page: its places, and the words at each.

A place is what a result leads to: a section, a public name, an entry of the ledger, a
term of the glossary.
"""

import posixpath
import re
from dataclasses import dataclass, field
from html import unescape

from docutils import nodes
from mathml.render import is_formula
from sphinx import addnodes
from sphinx.environment.collectors import EnvironmentCollector

from .formulas import plain

__all__ = ["Place", "PlaceCollector", "places", "places_of", "with_titles"]

SKIPPED = (
    nodes.comment,
    nodes.meta,
    nodes.system_message,
    nodes.target,
    addnodes.index,
    addnodes.toctree,
)
SKIPPED_CLASSES = {
    "ledger-badge",
    "sphx-glr-download-link-note",
    "sphx-glr-footer",
    "sphx-glr-script-out",  # what code prints: numbers, which nobody looks up
    "sphx-glr-timing",
    "stream",
}
WORDS_OF_A_PICTURE = re.compile(
    r'\balt="([^"]*)"|<figcaption>(.*?)</figcaption>', re.DOTALL
)
KEY = re.compile(r"\b([a-z]+)(\d{4})\w*")
TITLE_OF = "\x02{}\x03"
TAG = re.compile(r"<[^>]*>")
IMPORT = re.compile(r"(>>> )?(import|from) \w")


@dataclass
class Place:
    """One place of a page: where it is, what it is called, and what it says."""

    anchor: str
    title: str
    text: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)

    def row(self):
        """The place as the search stores it."""
        text, code = (
            " ".join(" ".join(part).split()) for part in (self.text, self.code)
        )
        return [self.anchor, self.title, text, code]


def words(node):
    """The text of a node in one line, its formulas as people type them."""
    return " ".join("".join(pieces(node)).split())


def pieces(node):
    """The pieces of a text."""
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif is_formula(node):
        formula = plain(node.get("mathml", ""))
        yield f" {formula} " if isinstance(node, nodes.math_block) else formula
    elif isinstance(node, nodes.raw):
        yield words_of_html(node.astext())
    elif isinstance(node, addnodes.desc_signature):
        yield full_name(node)
    elif isinstance(node, addnodes.pending_xref):
        yield words_of_link(node)
    else:
        for child in node.children:
            yield from pieces(child)


def full_name(signature):
    """The name that is described; its parameters are described below it."""
    names = [signature.get("module"), signature.get("fullname")]
    return ".".join(filter(None, names)) or signature.astext()


def words_of_link(node):
    """The words of a link; titles of other pages are put in when all are known."""
    if node["refdomain"] == "cite":
        return KEY.sub(lambda key: f"{key[1].title()} {key[2]}", node.astext())
    if node["reftype"] == "doc" and not node["refexplicit"]:
        return TITLE_OF.format(absolute(node["reftarget"], node["refdoc"]))
    return node.astext().removeprefix("python:")  # another site, not part of the name


def absolute(target, docname):
    """The name of a page that a link on another one names."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(docname), target))[
        1:
    ]


def with_titles(text, titles):
    """Put the titles of pages in the places that wait for them."""
    return re.sub(
        TITLE_OF.format("(.*?)"), lambda name: titles.get(name[1], name[1]), text
    )


def words_of_html(html):
    """The words of a picture; a thumbnail has none that are worth finding."""
    found = WORDS_OF_A_PICTURE.findall(html) if 'class="picture"' in html else []
    seen = dict.fromkeys(TAG.sub("", alt or caption) for alt, caption in found)
    return " " + unescape(" ".join(seen)) + " "


def opened(node):
    """The place that a node opens, and the children that it consists of; or nothing."""
    if isinstance(node, nodes.section):
        return Place(node["ids"][0], words(node[0])), node.children[1:]
    if isinstance(node, addnodes.desc):
        name = node[0].get("fullname") or node[0].astext()
        if name == node.parent[0].astext():
            return None  # the page itself is about it
        return Place((node[0]["ids"] or [""])[0], name), node.children
    if "ledger-entry" in node.get("classes", ()):
        return Place(node["ids"][0], words(node[0][0])), node.children
    if isinstance(node, nodes.definition_list_item) and node[0]["ids"]:
        terms = [child for child in node if isinstance(child, nodes.term)]
        title = ", ".join(map(words, terms))
        return Place(terms[0]["ids"][0], title), node.children[len(terms) :]
    return None


def without_imports(code):
    """Code without its imports: the names in them stand where they are used as well."""
    lines = code.splitlines()
    return "\n".join(line for line in lines if not IMPORT.match(line))


def collect(node, found):
    """Add what a node says to the last of the places, or to those that it opens."""
    if isinstance(node, SKIPPED):
        return
    if isinstance(node, nodes.Element):
        if SKIPPED_CLASSES & set(node.get("classes", ())):
            return
        if place := opened(node):
            around = found[-1:]
            found.append(place[0])
            for child in place[1]:
                collect(child, found)
            if not isinstance(node, nodes.section):
                found.extend(around)  # what follows belongs to the place around
            return
    if isinstance(node, (nodes.literal_block, nodes.doctest_block)):
        found[-1].code.append(without_imports(node.astext()))
    elif isinstance(node, (nodes.TextElement, nodes.raw)):
        found[-1].text.append(words(node))
    else:
        for child in node.children:
            collect(child, found)


def places(doctree):
    """Return the places of a page as rows: anchor, title, text, code."""
    found = [Place("", "")]
    collect(doctree, found)
    unique = {id(place): place for place in found if place.title}.values()
    rows = [place.row() for place in unique]
    if rows:
        rows[0][0] = ""  # the page itself
    return rows


class PlaceCollector(EnvironmentCollector):
    """Keep the places of every page with the pages, so that none is ever forgotten."""

    def process_doc(self, app, doctree):
        places_of(app.env)[app.env.current_document.docname] = places(doctree)

    def clear_doc(self, app, env, docname):
        places_of(env).pop(docname, None)

    def merge_other(self, app, env, docnames, other):
        places_of(env).update((name, places_of(other)[name]) for name in docnames)


def places_of(env):
    """The places of all pages, by the name of the page."""
    if not hasattr(env, "search_places"):
        env.search_places = {}
    return env.search_places
