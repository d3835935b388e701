"""LaTeX to MathML Core, and the characters that a formula draws."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from math_core import LatexError, LatexToMathML

from .source import display_source, inline_source, split_tag

__all__ = ["Converter", "FormulaError", "characters"]

ANNOTATION = re.compile(r"<annotation .*?</annotation>", re.DOTALL)
#: Letters that a lone ``<mi>`` draws in italics, as the browser does it.
ITALIC = {
    chr(int(unicodedata.decomposition(chr(code)).split()[-1], 16)): chr(code)
    for code in [
        0x210E,
        *range(0x1D434, 0x1D455),
        *range(0x1D456, 0x1D468),
        *range(0x1D6A4, 0x1D6A6),
        *range(0x1D6E2, 0x1D71C),
    ]
}
#: Accents that ``math-core`` takes from combining characters. Chromium puts those
#: beside the letter, so their spacing relatives stand in.
ACCENTS = [
    (r"<mo[^>]*>\u0332</mo></mover>", '<mo stretchy="true">\u203e</mo></mover>'),
    (r"<mo[^>]*>\u0332</mo></munder>", '<mo stretchy="true">_</mo></munder>'),
    (r"<mo[^>]*>\u20d7</mo>", '<mo stretchy="false" mathsize="60%">→</mo>'),
]


class FormulaError(ValueError):
    """LaTeX that cannot be converted; the message names the place."""


class Converter:
    r"""LaTeX to MathML with the macros of a project.

    Parameters
    ----------
    macros : dict of str to str
        Definitions by name, without the backslash; ``#1`` is the first argument.

    Raises
    ------
    FormulaError
        If a macro cannot be read.

    Examples
    --------
    >>> Converter({"R": r"\mathbb{R}"}).mathml(r"x \in \R", annotate=False)
    '<math><mrow><mi>x</mi><mo>∈</mo><mi>ℝ</mi></mrow></math>'
    """

    def __init__(self, macros):
        try:
            self._core = LatexToMathML(
                macros=macros, annotation=True, fancy_error=False
            )
        except LatexError as error:
            number, _, message = str(error).removeprefix("macro").partition(":")
            name = list(macros)[int(number)]
            message = message.partition(": ")[2]
            definition = f"macro {name!r} = {macros[name]!r}"
            raise FormulaError(f"{definition}: {message}") from error

    @staticmethod
    def of(config):
        """Return the converter for a Sphinx configuration, made once."""
        return _converter(tuple(config.mathml_macros.items()))

    def mathml(self, latex, *, display=False, annotate=True):
        """Return the ``<math>`` element of a formula.

        Parameters
        ----------
        latex : str
            The formula as written on the page.
        display : bool
            Whether it stands on its own lines.
        annotate : bool
            Whether the LaTeX goes along as an annotation, which is never drawn.

        Raises
        ------
        FormulaError
            If the formula cannot be read.
        """
        untagged, tag = split_tag(latex) if display else (latex, None)
        if tag and split_tag(untagged)[1]:
            raise FormulaError(r"More than one \tag: give each its own formula.")
        source = display_source(untagged) if display else inline_source(latex)
        try:
            result = self._core.convert_with_local_state(source, displaystyle=display)
        except LatexError as error:
            raise FormulaError(_explain(str(error), source)) from error
        for pattern, accent in ACCENTS:
            result = re.sub(pattern, accent, result)
        if not annotate:
            return re.sub("</?semantics>", "", ANNOTATION.sub("", result))
        return ANNOTATION.sub(lambda _: _annotation(latex), result)


@lru_cache(maxsize=8)
def _converter(macros):
    return Converter(dict(macros))


def _annotation(latex):
    encoding = 'encoding="application/x-tex"'
    return f"<annotation {encoding}>{html.escape(latex.strip())}</annotation>"


def _explain(error, source):
    offset, _, message = error.partition(": ")
    line = source.count("\n", 0, int(offset))
    excerpt = source.split("\n")[line].strip()
    return f"{message} In line {line + 1} of the formula: {excerpt}"


def characters(mathml):
    """Return the set of characters that a browser draws for this MathML.

    Examples
    --------
    >>> sorted(characters("<math><mi>x</mi><mo>=</mo><mi>sin</mi></math>"))
    ['=', 'i', 'n', 's', 'x', '𝑥']
    """
    drawn = ANNOTATION.sub("", mathml)
    found = set(html.unescape(re.sub(r"<[^>]*>", "", drawn)))
    lone = re.findall("<mi>(.)</mi>", drawn)
    found |= {ITALIC.get(letter, letter) for letter in lone}
    if re.search("<msqrt|<mroot", drawn):
        found.add("√")
    return found
