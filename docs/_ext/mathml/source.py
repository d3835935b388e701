"""From the LaTeX of a page to one expression that ``math-core`` reads.

Every rewriting keeps the line breaks, so that an offset in the result still tells the
line in the source.
"""

from __future__ import annotations

import re

__all__ = ["display_source", "inline_source", "split_tag"]

ROW_SPACING = re.compile(r"(\\\\)\*?\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm|in|mu|px)\s*\]")
OUTER = re.compile(
    r"\s*\\begin\{(equation|align|gather|multline)\*?\}(.*)\\end\{\1\*?\}\s*", re.DOTALL
)
TOKEN = re.compile(
    r"(?P<open>\\begin\b|\{)|(?P<close>\\end\b|\})|(?P<row>\\\\)|(?P<cell>&)"
    r"|(?P<blank>\n[ \t]*\n\s*)|\\.|%[^\n]*",
    re.DOTALL,
)
INNER = {
    "equation": "",
    "align": "aligned",
    "gather": "gathered",
    "multline": "multline*",
}
TAG = re.compile(r"\\tag(?P<bare>\*?)\s*\{(?P<text>[^{}]*)\}")


def split_tag(latex):
    r"""Return the formula without its ``\tag``, and what to print as its number.

    Examples
    --------
    >>> split_tag(r"a = b \tag{A}")
    ('a = b ', '(A)')
    >>> split_tag("a = b")
    ('a = b', None)
    """
    tag = TAG.search(latex)
    if tag is None:
        return latex, None
    text = tag["text"] if tag["bare"] else f"({tag['text']})"
    return latex[: tag.start()] + latex[tag.end() :], text


def inline_source(latex):
    r"""Return the expression for an inline formula.

    ``math-core`` would print the length of ``\\[1ex]``; extra space between rows is
    left out, and ``split`` is the same as ``aligned`` here.
    """
    latex = ROW_SPACING.sub(r"\1", latex)
    return re.sub(r"\\(begin|end)\{split\}", r"\\\1{aligned}", latex)


def display_source(latex):
    r"""Return the expression for a displayed formula, in at most one environment.

    Numbers belong to Sphinx, one for each formula, so ``align`` becomes ``aligned``.

    Examples
    --------
    >>> display_source(r"\begin{align} a &= b \end{align}")
    '\\begin{aligned} a &= b \\end{aligned}'
    >>> display_source("a = b")
    'a = b'
    """
    latex = re.sub(r"\\(?:notag|nonumber)\b", "", inline_source(latex).strip("\n"))
    if outer := OUTER.fullmatch(latex):
        return _environment(INNER[outer[1]], outer[2])
    body, several = _rows(latex)
    return _environment("aligned", body) if several else body


def _environment(name, body):
    return rf"\begin{{{name}}}{body}\end{{{name}}}" if name else body


def _rows(latex):
    r"""Return the text with blank lines as ``\\``, and whether it needs a table.

    Only what stands outside of braces and environments counts.
    """
    depth, several, after_row, pieces, end = 0, False, False, [], 0
    for token in TOKEN.finditer(latex.rstrip()):
        pieces.append(latex[end : token.start()])
        after_row = after_row and not pieces[-1].strip()
        text, kind, end = token.group(), token.lastgroup, token.end()
        depth += (kind == "open") - (kind == "close")
        if depth == 0 and kind == "blank":
            text = ("" if after_row else r"\\") + "\n" * text.count("\n")
        several |= depth == 0 and kind in {"row", "cell", "blank"}
        after_row = kind in {"row", "blank"}
        pieces.append(text)
    return "".join([*pieces, latex[end:]]), several
