"""Read a learner's file: definitions are kept, work is not repeated."""

import ast
import builtins
import json
from dataclasses import dataclass, field
from pathlib import Path

from backproplab.doctor.adapters.guard import LearnerError, attempt

__all__ = ["Learner", "load"]

DEFINITIONS = (ast.FunctionDef, ast.ClassDef)
EFFECTS = {"open", "input", "exec", "eval", "read_csv", "read_excel", "urlopen", "fit"}


@dataclass
class Learner:
    """What a file defines, and what was left out.

    Parameters
    ----------
    namespace : dict
        Names and values.
    problems : list of str
        Cells or statements that could not be used, in words.
    """

    namespace: dict
    problems: list[str] = field(default_factory=list)


def cells(path: Path) -> list[tuple[str, str]]:
    """Pieces of code with their names: one for a script, one for each notebook cell."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix != ".ipynb":
        return [("", text)]
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


def load(path) -> Learner:
    """Execute the imports, definitions and plain assignments of a file.

    Calls at the top level, such as training or plotting, are left out: a file is
    checked by calling what it defines. So are imports and assignments that no
    definition mentions.

    Parameters
    ----------
    path : str or Path
        A script ``.py`` or a notebook ``.ipynb``.

    Returns
    -------
    Learner
    """
    path = Path(path)
    learner = Learner({"__name__": "learner", "__builtins__": builtins})
    statements = []
    for where, text in cells(path):
        try:
            statements += [(where, node) for node in ast.parse(text).body]
        except SyntaxError as error:
            learner.problems.append(
                f"{where}syntax error in line {error.lineno}: {error.msg}"
            )
        except ValueError as error:
            learner.problems.append(f"{where}not readable as Python: {error}")
    for where, node in wanted(statements):
        run(node, where, learner)
    return learner


def wanted(statements) -> list[tuple]:
    """The statements that only define something, and what those mention.

    Parameters
    ----------
    statements : list of (str, ast.stmt)
        All statements of the file.
    """
    own = {n.name for _, n in statements if hasattr(n, "name")}
    kept = {id(n) for _, n in statements if isinstance(n, DEFINITIONS)}
    while True:
        names = mentioned(n for _, n in statements if id(n) in kept)
        more = {id(n) for _, n in statements if needed(n, names, own)} - kept
        if not more:
            return [(where, n) for where, n in statements if id(n) in kept]
        kept |= more


def mentioned(nodes):
    """All names that occur in the nodes."""
    return {
        inner.id
        for node in nodes
        for inner in ast.walk(node)
        if isinstance(inner, ast.Name)
    }


def needed(node, names, own):
    """Whether a statement brings in one of the names, without doing any work."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        brought = {(a.asname or a.name).split(".")[0] for a in node.names}
        return "*" in brought or bool(brought & names)
    if isinstance(node, ast.Try):
        return all(isinstance(n, ast.Import | ast.ImportFrom) for n in node.body)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = mentioned(
            node.targets if isinstance(node, ast.Assign) else [node.target]
        )
        return bool(targets & names) and not called(node) & (EFFECTS | own)
    return False


def called(node):
    """Last names of everything that a statement calls."""
    functions = [n.func for n in ast.walk(node) if isinstance(n, ast.Call)]
    return {
        f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "")
        for f in functions
    }


def run(node, where, learner):
    """Execute one statement; a failure is noted, not raised."""
    code = compile(ast.Module([node], []), "<learner>", "exec")
    try:
        attempt(exec, code, learner.namespace)
    except LearnerError as refused:
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            words = refused.words.split(" (line")[0]
            learner.problems.append(f"{where}line {node.lineno}: {words}")
