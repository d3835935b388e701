"""The pieces of code in a script or a notebook."""

import json
import tokenize
from pathlib import Path

from backproplab.doctor.magics import plain_python

__all__ = ["cells"]


def cells(path: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """Pieces of code with their names, and what was left out.

    A script is one piece, a notebook one for each cell of code. Left out are cells in
    another language, such as ``%%bash``.
    """
    if path.suffix.lower() != ".ipynb":
        with tokenize.open(path) as stream:  # heeds the encoding that the file declares
            return [("", stream.read())], []
    found, left_out = [], []
    for number, cell in enumerate(notebook_cells(path), start=1):
        if cell.get("cell_type") == "code":
            code, why = plain_python(source_of(cell))
            if why:
                left_out.append(f"cell {number} is left out: it begins with {why}")
            found.append((f"cell {number}: ", code))
    return found, left_out


def notebook_cells(path: Path) -> list[dict]:
    """The cells of a notebook, or a `ValueError` that says why there are none."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8-sig"))
    except RecursionError:
        raise ValueError("it is nested too deeply for a notebook") from None
    cells = notebook.get("cells", []) if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(c, dict) for c in cells):
        raise ValueError("it is JSON, but no notebook: a list of cells is missing")
    return cells


def source_of(cell: dict) -> str:
    """The code of a cell, stored as one text or as a list of lines."""
    source = cell.get("source", "")
    lines = [source] if isinstance(source, str) else source
    if not isinstance(lines, list) or not all(isinstance(s, str) for s in lines):
        raise ValueError("it is JSON, but no notebook: a cell holds no text")
    return "".join(lines)
