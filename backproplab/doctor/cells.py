"""The pieces of code in a script or a notebook."""

import json
import tokenize
from pathlib import Path

__all__ = ["cells"]


def cells(path: Path) -> list[tuple[str, str]]:
    """Pieces of code with their names: one for a script, one for each notebook cell."""
    if path.suffix != ".ipynb":
        with tokenize.open(path) as stream:  # heeds the encoding that the file declares
            return [("", stream.read())]
    text = path.read_text(encoding="utf-8-sig")
    found = []
    for number, cell in enumerate(json.loads(text).get("cells", []), start=1):
        if cell.get("cell_type") == "code":
            source = "".join(cell.get("source", ""))
            if not source.lstrip().startswith("%%"):
                found.append((f"cell {number}: ", without_magics(source)))
    return found


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
