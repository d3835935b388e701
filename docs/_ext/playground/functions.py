"""JavaScript functions around lines of code."""

from __future__ import annotations

import re

__all__ = ["function", "loop"]


def function(arguments: str, known: dict[str, str], lines: list[str], result="") -> str:
    """A JavaScript function.

    Parameters
    ----------
    arguments : str
        As they stand in the brackets.
    known : dict of str to str
        Names, and what each stands for; those that nothing uses are left out.
    lines : list of str
        What it does.
    result : str
        What it returns; nothing if this is empty.
    """
    body = [*lines, f"return {result};"] if result else lines
    return f"({arguments}) => {{ {' '.join([*constants(known, body), *body])} }}"


def loop(arguments: str, known: dict, each: dict, lines: list[str]) -> str:
    """A JavaScript function that does the same for each `k` below `n`.

    One call serves thousands of points, and numbers need not be boxed on the way.

    Parameters
    ----------
    arguments, known, lines
        As for `function`.
    each : dict of str to str
        As `known`, for what differs from one `k` to the next.
    """
    body = [*constants(each, lines), *lines]
    turns = f"for (let k = 0; k < n; k++) {{ {' '.join(body)} }}"
    return function(arguments, known, [turns])


def constants(known: dict[str, str], body: list[str]) -> list[str]:
    """A line for each of the known names that a body uses."""
    used = set(re.findall(r"\w+", " ".join(body)))
    return [f"const {name} = {text};" for name, text in known.items() if name in used]
