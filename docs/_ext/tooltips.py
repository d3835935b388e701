"""What a small picture of the gallery says when a pointer rests on it, without LaTeX.

Sphinx-Gallery takes the first paragraph of a script as it is written, and a tooltip is
plain text.
"""

import re
import unicodedata

__all__ = ["readable", "setup"]

TOOLTIP = re.compile(r'tooltip="([^"]*\\[^"]*)"')
COMMAND = re.compile(r"\\([A-Za-z]+)\s?")
SIGNS = {
    "cdot": "·", "times": "×", "leftarrow": "← ", "to": "→ ", "nabla": "∇", "le": "≤ ",
    "ge": "≥ ", "approx": "≈ ", "partial": "∂", "infty": "∞", "pm": "±", "in": "∈ ",
}  # fmt: skip
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def readable(text):
    r"""Return a text with the LaTeX in it written in plain characters.

    Examples
    --------
    >>> readable(r"\theta \leftarrow \theta - \eta g_1^2")
    'θ ← θ - η g₁²'
    >>> readable(r"on \sin\sqrt{x^2 + y^2} from here")
    'on sin √(x² + y²) from here'
    """
    text = re.sub(r"\\sqrt\{([^{}]*)\}", r"√(\1)", text)
    text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"\1/\2", text)
    text = COMMAND.sub(_sign, text)
    text = re.sub(r"\^\{?(\d+)\}?", lambda m: m[1].translate(SUPERSCRIPTS), text)
    text = re.sub(r"_\{?(\d+)\}?", lambda m: m[1].translate(SUBSCRIPTS), text)
    return re.sub(r"(sin|cos|log|exp)(?=√)", r"\1 ", text)


def _sign(match):
    name, after = match[1], match[0][len(match[1]) + 1 :]
    if name in SIGNS:
        return SIGNS[name]
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {name}".upper()) + after
    except KeyError:
        return name + after


def clear_tooltips(app, pagename, templatename, context, doctree):
    """Rewrite the tooltips of a page."""
    context["body"] = TOOLTIP.sub(
        lambda match: f'tooltip="{readable(match[1])}"', context.get("body", "")
    )


def setup(app):
    """Run after Sphinx-Gallery has written the page."""
    app.connect("html-page-context", clear_tooltips)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "version": "1"}
