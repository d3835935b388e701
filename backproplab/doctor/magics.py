"""Code of a notebook cell as plain Python: what only a notebook understands goes.

A test compares the statements that remain with those of IPython's own transformer,
which turns a magic into a call and would hide the Python in it. Commands for the shell
are not run. Of magics that run Python, such as ``%time f()``, the Python stays.
"""

import ast
import re
import textwrap

from backproplab.doctor.logical_lines import logical_lines

__all__ = ["plain_python"]

#: Magics that run Python, and their options that take a value.
RUNS_PYTHON = {"time": "", "timeit": "nrp", "prun": "lsTD"}
LONGEST = 1000
CELLS = (*RUNS_PYTHON, "capture")
CELL = re.compile(r"\s*%%(\w+).*\n?")
ASSIGNED = re.compile(r"(\s*[^=!%()#]*[^=!%()#<>+*/-]=\s*)([!%])(.*)", re.DOTALL)
ALONE = re.compile(r"(\s*)([!%?])(.*)", re.DOTALL)
#: As in IPython: a name, with attributes, indexes or wildcards, and question marks.
ASKING = re.compile(r"[^#'\"]*?%{0,2}(?!\d)[\w*]+(\.[\w*]+|\[-?\d+\])*\?{1,2}\s*")
PROMPTS = (
    re.compile(r"^(>>>|\.\.\.)( |$)", re.MULTILINE),
    re.compile(r"^(In \[\d+\]: |\s*\.{3,}: ?)", re.MULTILINE),
)


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
    ('\ny = 2', '')
    >>> plain_python("%%bash\nls")
    ('', '%%bash')
    """
    cell = CELL.match(source)
    if cell:
        if cell.group(1) not in CELLS:
            return "", f"%%{cell.group(1)}"
        source = "\n" * cell.group().count("\n") + source[cell.end() :]
    source = without_prompts(source)
    if parses(source):
        return source, ""
    source = textwrap.dedent(source)
    return "\n".join(map(plain_statement, logical_lines(source, is_magic))), ""


def without_prompts(source: str) -> str:
    """The code without the prompts of a session that it was copied from."""
    for prompt in PROMPTS:
        if prompt.match(source):
            return prompt.sub("", source)
    return source


def parses(source: str) -> bool:
    """Whether it is Python as it stands."""
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def is_magic(line: str) -> bool:
    """Whether a statement that begins with this line is for the notebook only."""
    if len(line) > LONGEST:  # no magic; the patterns would take long
        return False
    patterns = (ALONE.match, ASSIGNED.match, ASKING.fullmatch)
    return any(pattern(line) for pattern in patterns)


def plain_statement(text: str) -> str:
    """One statement as Python, with as many lines as before."""
    if not is_magic(text.split("\n", 1)[0]):
        return text
    joined, lines = text.replace("\\\n", " "), text.count("\n")
    assigned, alone = ASSIGNED.match(joined), ALONE.match(joined)
    if assigned and not alone:
        code = assigned.group(1) + (python_of(*assigned.group(2, 3)) or "None")
    elif alone and not ASKING.fullmatch(joined):
        code = alone.group(1) + (python_of(*alone.group(2, 3)) or "pass")
    else:
        code = joined[: len(joined) - len(joined.lstrip())] + "pass"
    return code + "\n" * lines


def python_of(mark: str, rest: str) -> str:
    """The Python that a magic runs; empty for the shell and for other magics."""
    name, _, code = rest.strip().partition(" ")
    if mark != "%" or name not in RUNS_PYTHON:
        return ""
    valued = RUNS_PYTHON[name]
    options = rf"(?:-(?:[{valued}]\s*\S+|[a-zA-Z]+)\s+)*" if valued else ""
    code = re.sub(options, "", code.strip() + " ", count=1).strip()
    return code if parses(code) else ""
