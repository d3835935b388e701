"""A page as a notebook: its Markdown and its cells, and first what to install."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from myst_nb.core.read import read_myst_markdown_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell

from .markdown import Writer

__all__ = ["as_notebook", "file_name", "first_cell", "notebook_pages", "offered"]

MARK = "file_format: mystnb"
#: A comment near the top of a page whose cells read files of the repository.
STAYS = "% reads the repository"
#: A page that is a program of the browser: its cells alone are not that page.
BROWSER = re.compile(r"^`{3,}\{playground\}", re.MULTILINE)


def first_cell(wheel, address):
    """Return the line that installs the package, or says how where no host is known."""
    if address:
        return f"%pip install --quiet {address.rstrip('/')}/downloads/{wheel}"
    return f"# Needs the package: pip install {wheel}, from the page Downloads."


def offered(source):
    """Whether a page has cells, and they run wherever the package is installed."""
    head = source[:200]
    return MARK in head and STAYS not in head and not BROWSER.search(source)


def file_name(docname):
    """Return what the notebook of a page is called, in one folder with all others.

    Examples
    --------
    >>> file_name("learn/optimizers/adam")
    'learn-optimizers-adam.ipynb'
    """
    return docname.replace("/", "-") + ".ipynb"


def notebook_pages(env):
    """Return the names of the pages with cells, in order."""
    return [
        name
        for name in sorted(env.found_docs)
        if Path(env.doc2path(name)).suffix == ".md"
        and offered(Path(env.doc2path(name)).read_text("utf-8"))
    ]


def as_notebook(app, docname, command):
    """Return the text of a page as a notebook that was not run yet."""
    path = Path(app.env.doc2path(docname))
    source = read_myst_markdown_notebook(path.read_text("utf-8"), path=path)
    writer = Writer(app, docname)
    cells = [new_code_cell(command), new_markdown_cell(writer.macros())]
    for cell in source.cells:
        if cell.cell_type == "markdown":
            cells.append(new_markdown_cell(writer.markdown(cell.source)))
        else:
            tags = {"tags": cell.metadata.tags} if "tags" in cell.metadata else {}
            cells.append(new_code_cell(cell.source, metadata=tags))
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells, metadata=KERNEL))


KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
