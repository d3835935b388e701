"""Finding tests that look at a clock, or at a duration that was written down."""

import ast
import re

__all__ = ["clock_readers", "reads_clock"]

#: In Python, or in a script of a page that is given as a string.
CLOCK = re.compile(
    r"""\b(?: time(?:_ns)?\(\) | (?:perf_counter|monotonic|process_time|thread_time)
      (?:_ns)?\b | os\.times\b | getrusage\b | timeit\b | datetime\.now\b
      | (?:performance|Date)\.now\(\) | new\ Date\b
      | timing\.(?:clocks|load|reference_seconds|seconds)\b | cost\.json )""",
    re.VERBOSE,
)


def clock_readers(source):
    """Return the names of the tests that reach a clock and are not marked `timing`.

    A test reaches what it names, what those functions and constants of its module name,
    and so on; a fixture is named as an argument.

    Parameters
    ----------
    source : str
        A module of tests.

    Returns
    -------
    list of str
    """
    body = ast.parse(source).body
    if any(isinstance(node, ast.Assign) and is_timing(node) for node in body):
        return []
    defined = {name: node for node in body for name in names_given(node)}
    reading = {name for name, node in defined.items() if reads_clock(node)}
    return [
        name
        for name, node in defined.items()
        if name.startswith("test_")
        and not is_timing(node)
        and reached(name, defined) & reading
    ]


def is_timing(node):
    """Whether a test, or an assignment to `pytestmark`, has the marker `timing`."""
    marks = getattr(node, "decorator_list", [node])
    return any("pytest.mark.timing" in ast.unparse(mark) for mark in marks)


def names_given(node):
    """The names that a statement of a module defines."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def reads_clock(node):
    """Whether code names a clock, itself or in a string that is no docstring."""
    if ast.get_docstring(node) if hasattr(node, "body") else False:
        node = ast.Module(node.body[1:], [])
    return bool(CLOCK.search(ast.unparse(node)))


def reached(name, defined):
    """The names of a module that one of them leads to, itself among them."""
    found, new = set(), {name}
    while new:
        found |= new
        parts = [part for name in new for part in ast.walk(defined[name])]
        named = {part.id for part in parts if isinstance(part, ast.Name)}
        named |= {part.arg for part in parts if isinstance(part, ast.arg)}
        new = (named & defined.keys()) - found
    return found
