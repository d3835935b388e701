"""A formula in one line of plain text, as people type it and as a result shows it."""

import re
from html.entities import html5
from xml.etree import ElementTree as ET

__all__ = ["plain"]

LOOSE = set("=<>≤≥≈≠∈→←↦∼≡≪≫+−±")
INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064"), " ")
# Names that HTML knows and XML does not.
NAME = re.compile(r"&(?!(?:amp|lt|gt|quot);)(\w+;)")
ONE_THING = re.compile(r"[∂d∇]?[^\s_^+−·/=()]+|[+−*]|\(.*\)")


def plain(mathml):
    """Return a formula of MathML as text.

    Examples
    --------
    >>> plain("<math><mfrac><mrow><mi>∂</mi><mi>L</mi></mrow>"
    ...       "<mrow><mi>∂</mi><mi>n</mi></mrow></mfrac></math>")
    '∂L/∂n'
    >>> plain("<math><msup><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></msup>"
    ...       "</math>")
    '(x + 1)^2'
    """
    try:
        root = ET.fromstring(NAME.sub(lambda name: html5[name[1]], mathml))
    except ET.ParseError:  # LaTeX that could not be read, already reported
        return ""
    return " ".join(text(root).translate(INVISIBLE).split())


def text(node):
    """One element and what is in it."""
    kind = node.tag.rpartition("}")[2]
    if kind.startswith("annotation"):
        return ""
    if kind in WRITTEN:
        return WRITTEN[kind](*node)
    own = (node.text or "").strip()
    if kind == "mo" and own in LOOSE:
        return f" {own} "
    if kind == "mspace":
        return " "
    return own + "".join(map(text, node))


def grouped(node):
    """What is in brackets unless it is one thing."""
    inner = text(node).strip()
    return inner if ONE_THING.fullmatch(inner) else f"({inner})"


def scripted(base, *scripts, signs="_^"):
    """A base and what hangs on it; a prime needs no sign."""
    written = grouped(base)
    for sign, script in zip(signs, scripts, strict=False):
        inner = grouped(script)
        written += inner if set(inner) <= {"′", "″"} else sign + inner
    return written


WRITTEN = {
    "mfrac": lambda top, bottom: f"{grouped(top)}/{grouped(bottom)} ",
    "msub": scripted,
    "munder": scripted,
    "msubsup": scripted,
    "munderover": lambda *parts: scripted(*parts) + " ",
    "msup": lambda base, up: scripted(base, up, signs="^"),
    "mover": lambda base, up: text(base) + text(up),
    "msqrt": lambda *inner: f"√({''.join(map(text, inner)).strip()})",
    "mroot": lambda inner, degree: f"√[{text(degree)}]({text(inner)})",
    "mtr": lambda *cells: " ".join(map(text, cells)) + "; ",
}
