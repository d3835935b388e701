"""The list of downloads on a page."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .notebook import notebook_pages
from .wheel import wheel_name

__all__ = ["DownloadTable"]

TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def title_of(env, name):
    """The title of a page, which may not have been read yet."""
    return TITLE.search(Path(env.doc2path(name)).read_text("utf-8"))[1]


class DownloadTable(SphinxDirective):
    """List the wheel, the archive and the notebooks of the pages."""

    def run(self):
        """Return raw HTML: the files come into being when the pages are done."""
        wheel = wheel_name(self.config.project, self.config.version)
        rows = [
            (wheel, "the package, for pip"),
            ("backproplab-all.zip", "package, notebooks and scripts in one archive"),
            ("SHA256SUMS", "the digests of all downloads of this site"),
        ]
        rows += [
            (f"{name}.ipynb", f"notebook: {title_of(self.env, name)}")
            for name in notebook_pages(self.env)
        ]
        root = "../" * self.env.current_document.docname.count("/") + "downloads"
        body = "".join(
            f'<tr><td><a href="{root}/{escape(file)}" download>{escape(file)}</a></td>'
            f"<td>{escape(what)}</td></tr>"
            for file, what in rows
        )
        table = (
            '<div class="table-wrapper docutils container"><table class="docutils">'
            '<thead><tr><th scope="col">File</th><th scope="col">What it is</th></tr>'
            f"</thead><tbody>{body}</tbody></table></div>"
        )
        return [nodes.raw("", table, format="html")]
