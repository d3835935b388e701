"""Read a learner's file: definitions are kept, work is not repeated."""

import ast
import builtins
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from backproplab.doctor.adapters.guard import LearnerError, attempt
from backproplab.doctor.cells import cells
from backproplab.doctor.statements import left_out, stored, wanted

__all__ = ["NOT_INSTALLED", "Learner", "load", "missing_name"]

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
    """

    namespace: dict
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unset: dict[str, str] = field(default_factory=dict)


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
        words = f"{where}line {node.lineno}: {refused.words.split(' (line')[0]}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            words = f"{where}line {node.lineno}: {import_words(node)} {NOT_INSTALLED}"
            learner.notes.append(words)
        elif not isinstance(node, ast.Assign | ast.AnnAssign):
            learner.problems.append(words)
        deeper = learner.unset.get(missing_name(refused.words), words)
        learner.unset.update(dict.fromkeys(stored(node), deeper))


def import_words(node) -> str:
    """What an import statement asks for."""
    if isinstance(node, ast.ImportFrom):
        return "." * node.level + (node.module or "")
    return ", ".join(alias.name for alias in node.names)


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
