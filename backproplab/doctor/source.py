"""Read a learner's file: definitions are kept, work is not repeated."""

import ast
import builtins
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from backproplab.doctor.adapters.guard import LearnerError, attempt
from backproplab.doctor.cells import cells
from backproplab.doctor.statements import DEFINITIONS, left_out, stored, wanted

__all__ = ["Learner", "load", "missing_name"]

NOT_INSTALLED = "is not installed here"


@dataclass
class Learner:
    """What a file defines, and what was left out.

    Parameters
    ----------
    namespace : dict
        Names and values.
    problems : list of str
        Cells or statements that could not be used, in words.
    notes : list of str
        Libraries that are not there, and cells that were left out.
    unset : dict of str
        By name, why no statement has given it a value.
    absent : set of str
        The names among `unset` that a failed import would have brought.
    unread : list of (str, str)
        Names of definitions that could not be executed for lack of those, and why.
    """

    namespace: dict
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unset: dict[str, str] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    unread: list[tuple[str, str]] = field(default_factory=list)


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
    sys.path.extend(search_path(path))
    learner = Learner({"__name__": "learner", "__builtins__": builtins})
    learner.namespace["__package__"] = package_of(path)
    statements = []
    pieces, learner.notes = cells(path)
    for where, text in pieces:
        try:
            statements += [(where, node) for node in ast.parse(text).body]
        except SyntaxError as error:
            learner.problems.append(
                f"{where}syntax error in line {error.lineno}: {error.msg}"
            )
        except ValueError as error:
            learner.problems.append(f"{where}not readable as Python: {error}")
    kept = wanted(statements)
    learner.unset.update(left_out(statements, {id(node) for _, node in kept}))
    for where, node in kept:
        run(node, where, learner)
    return learner


def run(node, where, learner):
    """Execute one statement; a failure is noted, not raised."""
    code = compile(ast.Module([node], []), "<learner>", "exec")
    try:
        attempt(exec, code, learner.namespace)
    except LearnerError as refused:
        place, name = f"{where}line {node.lineno}: ", missing_name(refused.words)
        words = place + refused.words.split(" (line")[0]
        names = stored(node) | {getattr(node, "name", "")} - {""}
        if isinstance(node, ast.Import | ast.ImportFrom):
            words = place + import_words(node, refused.words)
            learner.notes.append(words)
            learner.absent |= names
        elif name in learner.absent:
            learner.absent |= names
            if isinstance(node, DEFINITIONS):
                why = f"it needs {name}: {learner.unset[name]}"
                learner.unread.append((node.name, why))
        elif not isinstance(node, ast.Assign | ast.AnnAssign):
            learner.problems.append(words)
        learner.unset.update(dict.fromkeys(names, learner.unset.get(name, words)))


def import_words(node, problem) -> str:
    """What an import statement asks for, and what it lacks."""
    asked = ", ".join(alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        asked = "." * node.level + (node.module or "")
    found = re.match(r"ModuleNotFoundError: No module named '([\w.]+)'", problem)
    if not found:
        return f"{asked} cannot be imported: {problem}"
    lacking = found.group(1)
    if lacking.split(".")[0] in {a.strip().split(".")[0] for a in asked.split(",")}:
        return f"{lacking} {NOT_INSTALLED}"
    return f"{asked} cannot be imported: {lacking} {NOT_INSTALLED}"


def package_of(path: Path) -> str:
    """The package that a file lies in, so that its relative imports work."""
    names: list[str] = []
    folder = path.absolute().parent
    while (folder / "__init__.py").is_file():
        names.insert(0, folder.name)
        folder = folder.parent
    return ".".join(names)


def search_path(path: Path) -> list[str]:
    """The folder of a file and the folders of the packages that it lies in.

    They come last on the search path, so that a file next to it called ``random.py``
    does not take the place of the standard library.
    """
    places = [path.parent]
    while (places[-1] / "__init__.py").is_file():
        places.append(places[-1].parent)
    return [str(place) for place in places]


def missing_name(words) -> str:
    """The name that an error in words says is not defined, or nothing.

    Examples
    --------
    >>> missing_name("NameError: name 'N' is not defined (line 3, in f)")
    'N'
    """
    found = re.match(r"NameError: name '(\w+)' is not defined", words)
    return found.group(1) if found else ""
