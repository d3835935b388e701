"""What a reader wants to know before a page: how long, what first, and where to run it.

A page with cells says it in its front matter, `needs: notation, chain-rule`; these are
pages of its own folder. The time follows from the text.
"""

import math
import re
from pathlib import Path

from docutils import nodes
from downloads.notebook import file_name, offered
from sphinx.util.logging import getLogger

__all__ = ["minutes", "needs", "setup"]

logger = getLogger(__name__)
NEEDS = re.compile(r"^needs:[ ]*(.+)$", re.MULTILINE)
SCRIPT_FILE = re.compile(r'href="([^"]*/plot_[^"/]*\.(py|ipynb))"')
SCRIPT_LINKS = {"py": "Take it as a script", "ipynb": "Take it as a notebook"}
# Sphinx-Gallery's box above the title; the line below the title says it shorter.
SEE_THE_END = re.compile(
    r'<div class="sphx-glr-download-link-note[^>]*>.*?</div>\s*', re.DOTALL
)
WORDS_A_MINUTE = 180
SECONDS_FOR_A_FORMULA = 20
SECONDS_FOR_A_LINE_OF_CODE = 3


def minutes(doctree):
    """Return how long a page takes a reader who follows every step, in whole minutes.

    Examples
    --------
    >>> minutes(nodes.paragraph("", "word " * 360))
    2
    """
    seconds = 0.0
    for node in doctree.findall(nodes.TextElement):
        if isinstance(node, nodes.math_block):
            seconds += SECONDS_FOR_A_FORMULA
        elif isinstance(node, nodes.literal_block):
            seconds += SECONDS_FOR_A_LINE_OF_CODE * (node.astext().count("\n") + 1)
        elif isinstance(node, (nodes.paragraph, nodes.title)):
            seconds += 60 * len(node.astext().split()) / WORDS_A_MINUTE
    return math.ceil(seconds / 60)


def needs(source):
    r"""Return the names of the pages that the source of a page asks for.

    Examples
    --------
    >>> needs("---\nneeds: notation, chain-rule\n---\n")
    ['notation', 'chain-rule']
    """
    head = source.removeprefix("---").partition("\n---")[0]
    found = NEEDS.search(head)
    return [name.strip() for name in found[1].split(",")] if found else []


def page_facts(app, docname, source, doctree):
    """Return the line below the title."""
    parts = [f"<span>About {minutes(doctree)} minutes</span>"]
    links = [link_to(app, docname, name) for name in needs(source)]
    if links := [link for link in links if link]:
        parts.append(f"<span>Builds on {', '.join(links)}</span>")
    root = "../" * docname.count("/")
    file = f"{root}downloads/{file_name(docname)}"
    parts.append(f'<span><a href="{file}" download>Take it as a notebook</a></span>')
    return f'<p class="page-facts">{"".join(parts)}</p>'


def script_facts(body):
    """Return the line below the title of a script's page."""
    files = {kind: href for href, kind in SCRIPT_FILE.findall(body)}
    links = "".join(
        f'<span><a href="{files[kind]}" download>{words}</a></span>'
        for kind, words in SCRIPT_LINKS.items()
        if kind in files
    )
    return f'<p class="page-facts">{links}</p>' if links else ""


def link_to(app, docname, name):
    """Return a link to a page of the same folder; warn if there is none."""
    target = f"{Path(docname).parent.as_posix()}/{name}"
    if target not in app.env.titles:
        logger.warning(
            "`needs` names %r, which is no page of this folder",
            name,
            location=docname,
            type="facts",
            subtype="needs",
        )
        return ""
    uri = app.builder.get_relative_uri(docname, target)
    return f'<a href="{uri}">{app.env.titles[target].astext()}</a>'


def add_facts(app, pagename, templatename, context, doctree):
    """Put the line below the title of a page that has cells."""
    if doctree is None or app.builder.name != "html":
        return
    path = Path(app.env.doc2path(pagename))
    source = path.read_text("utf-8") if path.suffix == ".md" else ""
    body = SEE_THE_END.sub("", context["body"])
    line = page_facts(app, pagename, source, doctree) if offered(source) else ""
    line = line or script_facts(body)
    context["body"] = body.replace("</h1>", f"</h1>\n{line}", 1) if line else body


def setup(app):
    """Run before unused styles are dropped."""
    app.connect("html-page-context", add_facts, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
