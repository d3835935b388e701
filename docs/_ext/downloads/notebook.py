"""A page as a notebook: its Markdown and its cells, and first what to install."""

from __future__ import annotations

from pathlib import Path

import nbformat
from myst_nb.core.read import read_myst_markdown_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell

from .markdown import Writer

__all__ = ["as_notebook", "first_cell", "notebook_pages", "offered"]

MARK = "file_format: mystnb"
#: A comment near the top of a page whose cells read files of the repository.
STAYS = "% reads the repository"


def first_cell(wheel, address):
    """Return the line that installs the package, or says how where no host is known."""
    if address:
        return f"%pip install --quiet {address.rstrip('/')}/downloads/{wheel}"
    return f"# Needs the package: pip install {wheel}, from the page Downloads."


def offered(source):
    """Whether a page has cells, and they run wherever the package is installed."""
    return MARK in source[:200] and STAYS not in source[:200]


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
