"""Pages without inline styles, which a strict Content-Security-Policy would block.

Sphinx, the theme and libraries write some into their markup. What each of them means
stands in a style sheet instead, or in an attribute made for it. A page of a site that
is hosted in a folder may be shown at any address when nothing is found there, so the
links of that page start at the root of the host.
"""

import re
from urllib.parse import urlsplit

from policy import stated
from sphinx.jinja2glue import BuiltinTemplateLoader

__all__ = ["Bridge", "from_root", "plain", "setup"]

MISSING_PAGE = "404"
PLAIN = {
    # formulas: the two sides of an aligned equation, the columns of cases
    'style="text-align: right;justify-items: end;padding-right: 0;"': 'class="m-right"',
    'style="text-align: left;justify-items: start;padding-left: 0;"': 'class="m-left"',
    'style="text-align: left;justify-items: start;padding-right: 0;"': 'class="m-case"',
    'style="text-align: left;justify-items: start;padding-right: 0;'
    'padding-left:1em;"': 'class="m-when"',
    # drawings of the theme
    'style="display: none;"': 'display="none"',
    'style="opacity: 50%"': 'opacity="0.5"',
    # the index
    'id="toggle-1" style="display: none"': 'id="toggle-1" hidden',
    'style="width: 100%" class="indextable': 'class="indextable',
    '<td style="width: 33%; vertical-align: top;">': "<td>",
    # the two landmarks beside a page, told apart by name
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" '
    'aria-label="The site">',
    '<aside class="toc-drawer': '<aside aria-label="This page" class="toc-drawer',
    # citations of docstrings: an item of a list, by a role that is not deprecated
    'role="doc-biblioentry"': 'role="listitem"',
    # tables of pandas: a corner that heads nothing
    "<th></th>": "<td></td>",
    '<tr style="text-align: right;">': "<tr>",
}
SCOPED = re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL)
RELATIVE = re.compile(
    r'\b(href|src|action|data-content_root)="(?![#/]|[a-z]+:)(?:\./)?'
)


def plain(html):
    """Return a page with the inline styles that are known replaced.

    Examples
    --------
    >>> plain('<circle style="opacity: 50%">')
    '<circle opacity="0.5">'
    """
    for styled, other in PLAIN.items():
        html = html.replace(styled, other)
    return SCOPED.sub("", html)


def from_root(html, address):
    """Make the links of a page start at the root of the host of an address.

    Examples
    --------
    >>> from_root('<a href="learn/index.html">', "https://example.org/book/")
    '<a href="/book/learn/index.html">'
    """
    root = urlsplit(address).path.rstrip("/")
    return RELATIVE.sub(rf'\1="{root}/', html)


class Bridge(BuiltinTemplateLoader):
    """Renders pages as always, makes them plain, and has them state the policy."""

    def render(self, template, context):
        html = plain(super().render(template, context))
        if context.get("pagename") == MISSING_PAGE:
            html = from_root(html, self.address)
        return stated(html)

    def init(self, builder, theme=None, dirs=None):
        super().init(builder, theme, dirs)
        self.address = builder.config.html_baseurl


def setup(app):
    """Take the place of the templates' usual loader."""
    app.config.template_bridge = "plain.Bridge"
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
