"""The pieces of code in a script or a notebook."""

import json
import tokenize
from pathlib import Path

__all__ = ["cells"]


def cells(path: Path) -> list[tuple[str, str]]:
    """Pieces of code with their names: one for a script, one for each notebook cell."""
    if path.suffix.lower() != ".ipynb":
        with tokenize.open(path) as stream:  # heeds the encoding that the file declares
            return [("", stream.read())]
    found = []
    for number, cell in enumerate(notebook_cells(path), start=1):
        if cell.get("cell_type") == "code":
            source = source_of(cell)
            if not source.lstrip().startswith("%%"):
                found.append((f"cell {number}: ", without_magics(source)))
    return found


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


def without_magics(source: str) -> str:
    r"""Code of a cell with lines for the shell and for the notebook made empty.

    Examples
    --------
    >>> without_magics("%matplotlib inline\nx = 1").splitlines()
    ['', 'x = 1']
    """
    lines = source.splitlines()
    return "\n".join(
        "" if line.lstrip()[:1] in {"%", "!", "?"} else line for line in lines
    )
