"""What the browser searches, and what it loads later.

The text of a place is loaded with the page of the search. Of its code come the words
alone that the text does not have, enough to find it; the code itself, in a file for
each page, is loaded when a result has nothing else to show.
"""

import json
import re

__all__ = ["code_words", "compact", "script"]

# As `search.js` takes a text apart.
WORD = re.compile(r"[\w∂∇]+(?:[./][\w∂]+)*")
NUMBER = re.compile(r"[\d._]+(?:e\d+)?|e\d+")


def code_words(code, text):
    """Return the words of a code that are not in a text, in one line, each once.

    Examples
    --------
    >>> code_words("theta = theta - rate * grad  # 1e3", "The rate is a float.")
    'theta grad'
    """
    known = set(WORD.findall(text.lower()))
    words = dict.fromkeys(WORD.findall(code.lower()))
    return " ".join(w for w in words if w not in known and not NUMBER.fullmatch(w))


def script(name, value):
    r"""Return a script that gives a value to the page, as compact as it may be.

    Examples
    --------
    >>> script("found", ["∂L", 1])
    'window.found = ["∂L",1];\n'
    """
    return f"window.{name} = {compact(value)};\n"


def compact(value):
    """Return a value as JavaScript reads it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
