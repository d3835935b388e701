"""What the browser searches, and what it loads later.

The text of a place is loaded with the page of the search. Of its code come the words
alone that the text does not have, enough to find it; the code itself, in a file for
each page, is loaded when a result has nothing else to show.
"""

import json
import keyword
import re

__all__ = ["code_words", "compact", "script"]

# As `search.js` takes a text apart.
WORD = re.compile(r"[\w∂∇]+(?:[./][\w∂]+)*")
NUMBER = re.compile(r"[\d._]+(?:e\d+)?|e\d+")
# Words that most code contains, so a search for them would find nothing special.
COMMON = {word.lower() for word in keyword.kwlist} | {
    *("dict", "enumerate", "float", "int", "isinstance", "len", "list", "map", "np"),
    *("plt", "print", "range", "round", "set", "sorted", "str", "tuple", "zip"),
}


def code_words(code, text):
    """Return the words of a code that are not in a text, in one line, each once.

    Numbers, names of one letter and the words of every Python code are left out.

    Examples
    --------
    >>> code_words("print(theta - rate * grad * x)  # 1e3", "The rate is a float.")
    'theta grad'
    """
    known = COMMON | set(WORD.findall(text.lower()))
    words = dict.fromkeys(WORD.findall(code.lower()))
    left = [w for w in words if w not in known and len(w) > 1]
    return " ".join(w for w in left if not NUMBER.fullmatch(w))


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
