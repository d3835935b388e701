"""Text of a submission, made safe to print: one line, of a length that can be read."""

import unicodedata

__all__ = ["LONGEST", "one_line"]

LONGEST = 300  # characters of a message
#: Control characters, directions of writing, halves of characters, ends of lines.
UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def one_line(text: str, longest: int = LONGEST) -> str:
    r"""The text with what a terminal would obey written out, cut where it is long.

    Parameters
    ----------
    text : str
        Anything that a submission could put into a name or an error message.
    longest : int
        How many characters of it are kept.

    Examples
    --------
    >>> one_line("fine\x1b[2K\npassed")
    'fine\\x1b[2K\\npassed'
    >>> one_line("a" * 400)[-27:]
    'aaaaaa ... (400 characters)'
    """
    cut = text[:longest]
    safe = "".join(escaped(c) if unicodedata.category(c) in UNSAFE else c for c in cut)
    return safe if len(text) <= longest else f"{safe} ... ({len(text)} characters)"


def escaped(character: str) -> str:
    """The character as Python would write it in a string."""
    return character.encode("unicode_escape").decode("ascii")
