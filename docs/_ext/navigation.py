"""The navigation tree of every page, made from one.

Sphinx would build the tree anew for each page, and Furo parse it anew: more work than
all the rest of writing. The trees differ only in what is current and in addresses.
"""

import re
from functools import cache

from furo.navigation import get_navigation_tree
from sphinx.environment.adapters.toctree import global_toctree_for_doc
from sphinx.util.osutil import relative_uri

__all__ = ["Tree", "setup"]

TAG = re.compile(
    r'(</?ul>|<li class="[^"]*">|</li>|<input [^>]*>'
    r'|<a class="reference internal" href="[^"]*">)'
)
HREF = re.compile(r'href="([^"]*)"')


class Tree:
    """A tree in which nothing is current, with addresses seen from the top folder.

    Parameters
    ----------
    html : str
        What Furo makes of it.

    Examples
    --------
    >>> tree = Tree('<ul><a class="reference internal" href="b/c.html">C</a></ul>')
    >>> tree.seen_from("b/d.html")
    '<ul><a class="reference internal" href="c.html">C</a></ul>'
    """

    def __init__(self, html):
        self.pieces = TAG.split(html)  # text and tags by turns
        self.branches = {}  # by address, the tags from the root to every link there
        self.boxes = {}  # the box of a list item that can be unfolded
        self.moved = cache(self.moved)
        around = []
        for i, tag in enumerate(self.pieces):
            if i % 2 == 0:
                continue
            if tag.startswith("</"):
                around.pop()
            elif tag.startswith("<a"):
                address = HREF.search(tag)[1]
                self.branches.setdefault(address, []).append([*around, i])
            elif tag.startswith("<input"):
                self.boxes[around[-1]] = i
            else:
                around.append(i)

    def moved(self, folder):
        """The pieces, with addresses seen from a page in a folder ("" or "a/b/")."""

        def seen(match):
            return f'href="{relative_uri(f"{folder}.", match[1])}"'

        return [HREF.sub(seen, p) if p.startswith("<a") else p for p in self.pieces]

    def seen_from(self, page):
        """The tree on a page, which is current with all that is above it."""
        pieces = list(self.moved(page[: page.rfind("/") + 1]))
        branches = self.branches.get(page, [])
        for *around, link in branches:
            for i in around:
                pieces[i] = current(pieces[i])
                if i in self.boxes:
                    box = self.boxes[i]
                    pieces[box] = pieces[box].replace(" class", ' checked="" class')
            pieces[link] = '<a class="current reference internal" href="#">'
        if branches:
            item = branches[-1][-2]
            pieces[item] = pieces[item].replace('">', ' current-page">')
        return "".join(pieces)


def current(tag):
    """The tag of a list or of an item on the way to the page."""
    if tag == "<ul>":
        return '<ul class="current">'
    return re.sub(r"(toctree-l\d+)", r"\1 current", tag)


def grow(app):
    """Return the tree of the site."""
    tree = global_toctree_for_doc(
        app.env, "", app.builder, tags=app.tags, collapse=False, titles_only=True,
        maxdepth=-1, includehidden=True,
    )  # fmt: skip
    return Tree(get_navigation_tree(app.builder.render_partial(tree)["fragment"]))


def keep_back(app, pagename, templatename, context, doctree):
    """Leave Furo nothing to make a tree of."""
    if app.builder.name == "html":
        context.pop("toctree", None)


def put_in(app, pagename, templatename, context, doctree):
    """Give a page its tree; the first page is written before others are, at once."""
    if app.builder.name == "html":
        if not hasattr(app.builder, "navigation"):
            app.builder.navigation = grow(app)
        page = app.builder.get_target_uri(pagename)
        context["furo_navigation_tree"] = app.builder.navigation.seen_from(page)


def setup(app):
    """Run just before and just after the theme."""
    app.connect("html-page-context", keep_back, priority=499)
    app.connect("html-page-context", put_in, priority=501)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
