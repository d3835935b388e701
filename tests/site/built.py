"""The files of the built site, read without a browser."""

import os
import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

__all__ = [
    "SITE",
    "Target",
    "addresses",
    "anchors",
    "links",
    "names",
    "one_of_a_kind",
    "parsed",
    "text",
]

SITE = Path(__file__).parents[2] / "_build" / "html"
GENERATED = ("auto_gallery", "reference/api")
# Links lead to every page; parsing them all only for their anchors would take long.
ANCHOR = re.compile(r"""<[^>]*\sid=["']?([^"'\s>]+)""")


@cache
def names():
    """Every page, as a path within the site; the first one even before a build."""
    found = sorted(SITE.rglob("*.html"))
    return [page.relative_to(SITE).as_posix() for page in found] or ["index.html"]


@cache
def one_of_a_kind():
    """All pages of the top folder; of every other, the index and the longest page.

    The folders of the gallery count as one, and those of the API reference: their pages
    are generated alike.
    """
    kinds = {}
    for name in names():
        folder, _, file = name.rpartition("/")
        kind = next(filter(folder.startswith, GENERATED), folder or file)
        kinds.setdefault((kind, file == "index.html"), []).append(name)
    return [max(kind, key=lambda name: len(text(name))) for kind in kinds.values()]


def text(name):
    """A page as it is written."""
    page = SITE / name
    return page.read_text(encoding="utf-8") if page.is_file() else ""


@cache
def parsed(name):
    """A page, parsed as browsers do."""
    return LexborHTMLParser(text(name))


@cache
def anchors(name):
    """The places of a page that a link can lead to."""
    return {unescape(anchor) for anchor in ANCHOR.findall(text(name))}


def links(name):
    """Where the links of a page lead, and what its frames show."""
    return [
        tag.attributes.get("href") or tag.attributes["src"]
        for tag in parsed(name).css("a[href], iframe[src]")
    ]


class Target:
    """Where an address on a page leads: a host, or a file of the site and an anchor."""

    def __init__(self, name, address):
        parts = urlsplit(address)
        self.host = parts.netloc or (f"{parts.scheme}:" if parts.scheme else "")
        base = SITE / name
        path = unquote(parts.path)
        # a page that may be shown at any address has links from the root of its host
        folder = SITE if path.startswith("/") else base.parent
        path = path.lstrip("/")
        self.file = Path(os.path.normpath(folder / path if path else base))
        if self.file.is_dir():
            self.file /= "index.html"
        self.anchor = unquote(parts.fragment)

    def exists(self):
        """Whether the file is part of the site and has the anchor."""
        if not self.file.is_file() or not self.file.is_relative_to(SITE):
            return False
        if not self.anchor or self.file.suffix != ".html":
            return True
        if "=" in self.anchor:  # a view of the playground, tested there
            return 'class="playground"' in text(self.name)
        return self.anchor in anchors(self.name)

    @property
    def name(self):
        """The page as a path within the site."""
        return self.file.relative_to(SITE).as_posix()


def addresses(name):
    """What a page loads by itself: scripts, styles, pictures, videos, frames."""
    for tag in parsed(name).css("*"):
        given = tag.attributes
        yield from (given[key] for key in ("src", "poster") if key in given)
        if tag.tag == "link":
            yield given["href"]
        for choice in given.get("srcset", "").split(","):
            yield from choice.split()[:1]
