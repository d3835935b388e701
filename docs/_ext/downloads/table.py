"""The list of downloads on a page, and the wheel where other pages name it."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .notebook import file_name, notebook_pages
from .wheel import wheel_name

__all__ = ["DownloadTable", "InstallWheel", "link_to_wheel"]

TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def title_of(env, name):
    """The title of a page, which may not have been read yet."""
    return TITLE.search(Path(env.doc2path(name)).read_text("utf-8"))[1]


def folder_of(env):
    """The folder of the downloads, as seen from the page that is being read."""
    return "../" * env.current_document.docname.count("/") + "downloads"


def link(env, file):
    """A link that saves a file which comes into being when the pages are done."""
    name = escape(file)
    return f'<a href="{folder_of(env)}/{name}" download>{name}</a>'


def link_to_wheel(name, rawtext, text, lineno, inliner, options=None, content=None):
    """Link to the wheel by its name; the text of the role is not used."""
    env = inliner.document.settings.env
    wheel = wheel_name(env.config.project, env.config.version)
    return [nodes.raw("", link(env, wheel), format="html")], []


class InstallWheel(SphinxDirective):
    """Show the command that installs the wheel."""

    def run(self):
        """Return one block of the console."""
        wheel = wheel_name(self.config.project, self.config.version)
        command = f"$ python -m pip install {wheel}"
        return [nodes.literal_block(command, command, language="console")]


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
            (file_name(name), f"notebook: {title_of(self.env, name)}")
            for name in notebook_pages(self.env)
        ]
        body = "".join(
            f"<tr><td>{link(self.env, file)}</td><td>{escape(what)}</td></tr>"
            for file, what in rows
        )
        table = (
            '<div class="table-wrapper docutils container"><table class="docutils">'
            '<thead><tr><th scope="col">File</th><th scope="col">What it is</th></tr>'
            f"</thead><tbody>{body}</tbody></table></div>"
        )
        return [nodes.raw("", table, format="html")]
