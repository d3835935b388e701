"""Code of a notebook cell as plain Python: what only a notebook understands goes.

A test compares the statements that remain with those of IPython's own transformer,
which turns a magic into a call and would hide the Python in it. Commands for the shell
are not run. Of magics that run Python, such as ``%time f()``, the Python stays.
"""

import ast
import re
import tokenize
from io import StringIO

__all__ = ["plain_python"]

RUNS_PYTHON = ("time", "timeit", "prun", "capture")
#: Options of those magics, such as ``-o`` or ``-n 10``.
OPTIONS = re.compile(r"(?:-[a-zA-Z]+(?:\s+\d+)?\s+)*")
CELL = re.compile(r"\s*%%(\w+)(.*)\n?")
ASSIGNED = re.compile(r"^(\s*[\w.,\s]+=\s*)([!%])(.*)$")
ALONE = re.compile(r"^(\s*)([!%?])(.*)$")
ASKING = re.compile(r"^\s*\??[\w.]+\?{1,2}\s*;?\s*$")


def plain_python(source: str) -> tuple[str, str]:
    r"""The Python of a cell, and why the whole cell is left out (empty if it is not).

    Parameters
    ----------
    source : str
        A cell as it stands in the notebook.

    Examples
    --------
    >>> plain_python("%matplotlib inline\nx = (7\n % 4)")
    ('pass\nx = (7\n % 4)', '')
    >>> plain_python("%%time\ny = 2")
    ('y = 2', '')
    >>> plain_python("%%bash\nls")
    ('', '%%bash')
    """
    cell = CELL.match(source)
    if cell:
        if cell.group(1) not in RUNS_PYTHON:
            return "", f"%%{cell.group(1)}"
        source = source[cell.end() :]
    return without_line_magics(source), ""


def without_line_magics(source: str) -> str:
    """The code, each statement that only a notebook understands replaced."""
    if parses(source):
        return source
    inside = lines_inside(source)
    return "\n".join(
        line if number in inside else plain_line(line)
        for number, line in enumerate(source.split("\n"), start=1)
    )


def parses(source: str) -> bool:
    """Whether it is Python as it stands."""
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True


def lines_inside(source: str) -> set[int]:
    """Numbers of lines that go on within brackets or within a string."""
    inside: set[int] = set()
    depth = 0
    text = "\n".join(neutral(line) for line in source.split("\n"))
    try:
        for token in tokenize.generate_tokens(StringIO(text).readline):
            inside.update(range(token.start[0] + 1, token.end[0] + 1))
            if depth:
                inside.add(token.start[0])
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(
                token.string if token.type == tokenize.OP else "", 0
            )
    except (tokenize.TokenError, SyntaxError):
        pass  # the rest is not Python; what was found until there holds
    return inside


def neutral(line: str) -> str:
    """A line with marks of the notebook as Python's tokenizer accepts them."""
    found = ASSIGNED.match(line)
    if found:
        return found.group(1) + "None"
    return re.sub(r"^(\s*)!.*$", r"\1pass", re.sub(r"\?+\s*;?\s*$", "", line))


def plain_line(line: str) -> str:
    """One line at the start of a statement, as Python."""
    if ASKING.match(line):
        return indent(line) + "pass"
    assigned, alone = ASSIGNED.match(line), ALONE.match(line)
    if assigned:
        code = python_of(assigned.group(2), assigned.group(3))
        return assigned.group(1) + (code or "None")
    if alone:
        return alone.group(1) + (python_of(*alone.group(2, 3)) or "pass")
    return line


def indent(line: str) -> str:
    """The white space that a line begins with."""
    return line[: len(line) - len(line.lstrip())]


def python_of(mark: str, rest: str) -> str:
    """The Python that a magic runs; empty for the shell and for other magics."""
    name, _, code = rest.strip().partition(" ")
    if mark != "%" or name.lstrip("%") not in RUNS_PYTHON:
        return ""
    return OPTIONS.sub("", code.strip() + " ", count=1).strip()
