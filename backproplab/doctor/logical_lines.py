"""Statements of a text that is Python except for some lines."""

import tokenize
from collections.abc import Callable, Iterator

__all__ = ["logical_lines"]


def logical_lines(source: str, is_foreign: Callable[[str], bool]) -> Iterator[str]:
    r"""The statements of a text, each with all of its lines.

    A line within brackets, within a string or after a backslash belongs to the
    statement before. A block, such as a function, is one statement for each line.

    Parameters
    ----------
    source : str
        The text.
    is_foreign : callable
        Whether a line that begins a statement is not Python. Such a statement goes on
        after a backslash only.

    Examples
    --------
    >>> list(logical_lines("a = (1\n % 2)\n%b\nc", lambda line: line[0] == "%"))
    ['a = (1\n % 2)', '%b', 'c']
    """
    lines, first = source.split("\n"), 0
    while first < len(lines):
        if is_foreign(lines[first]):
            last = end_of_foreign(lines, first)
        else:
            last = end_of_python(lines, first)
        yield "\n".join(lines[first : last + 1])
        first = last + 1


def end_of_foreign(lines, first) -> int:
    """Number of the last line of a statement that is not Python."""
    last = first
    while lines[last].endswith("\\") and last + 1 < len(lines):
        last += 1
    return last


def end_of_python(lines, first) -> int:
    """Number of the last line of a statement of Python."""
    if not lines[first].strip() or lines[first].lstrip().startswith("#"):
        return first
    rest = iter([lines[first].lstrip(), *lines[first + 1 :]])
    try:
        for token in tokenize.generate_tokens(lambda: next(rest) + "\n"):
            if token.type == tokenize.NEWLINE:
                return first + token.start[0] - 1
    except (tokenize.TokenError, SyntaxError, RuntimeError):
        pass  # no Python: the parser will say so
    return first
