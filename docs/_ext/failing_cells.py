"""Say in which line of a page a cell failed; MyST-NB names the page alone."""

import logging
import re
from pathlib import Path

__all__ = ["Locate", "line_of", "setup"]

CELL = re.compile(r"^-{18}\n(.*?)\n-{18}$", re.DOTALL | re.MULTILINE)
COLOR = re.compile(r"\x1b\[[\d;]*m")
PLACE = re.compile(r"Cell In\[\d+\], line (\d+)")


def line_of(message, source):
    r"""Return the line of a page where the cell of a message failed, or nothing.

    Examples
    --------
    >>> rule = "-" * 18
    >>> message = f"{rule}\na = 1\na / 0\n{rule}\nCell In[1], line 2"
    >>> line_of(message, "# Title\n\nText\n\n```{code-cell}\na = 1\na / 0\n```\n")
    7
    """
    cell, place = CELL.search(message), PLACE.search(COLOR.sub("", message))
    start = source.find(cell[1]) if cell else -1
    if start < 0:
        return None
    return source.count("\n", 0, start) + (int(place[1]) if place else 1)


class Locate(logging.Filter):
    """Adds the line to what is said of a cell that failed."""

    def __init__(self, env):
        super().__init__()
        self.env = env

    def filter(self, record):
        """Let everything pass."""
        page, text = getattr(record, "location", None), str(record.msg)
        if isinstance(page, str) and text.startswith("Executing notebook failed"):
            source = Path(self.env.doc2path(page)).read_text("utf-8")
            record.location = (page, line_of(text, source))
        return True


def watch(app):
    """Come before those filters that turn a place into text."""
    for handler in logging.getLogger("sphinx").handlers:
        handler.filters.insert(0, Locate(app.env))


def setup(app):
    """Run before any page is read."""
    app.connect("builder-inited", watch)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
