"""The file of formulas that the page loads."""

from __future__ import annotations

import json
from collections.abc import Callable

from . import rules, surfaces

__all__ = ["formulas", "literal"]

HEAD = """// Printed from the checked equations of the ledger: not written by hand.
"use strict";
{
  const playground = (globalThis.playground ??= {});
"""


def formulas(mathml: Callable[[str], str]) -> str:
    """Return the file: surfaces, rules and the names of their symbols.

    Parameters
    ----------
    mathml : callable
        Turns LaTeX into what a page shows.
    """
    made = [rules.script(rule) for rule in rules.RULES]
    for rule in made:
        rule["lines"] = [
            line | {"label": mathml(line["label"])} for line in rule["lines"]
        ]
    names = {name: mathml(latex) for name, latex in rules.symbols().items()}
    parts = {
        "SURFACES": [surfaces.script(name) for name in surfaces.playable()],
        "RULES": made,
        "SYMBOLS": names,
    }
    body = "".join(
        f"  playground.{name} = {literal(part)};\n" for name, part in parts.items()
    )
    return f"{HEAD}{body}}}\n"


def literal(value, indent="  ") -> str:
    """A value as JavaScript; keys that end with ``_js`` hold code, not text."""
    inner = indent + "  "
    if isinstance(value, dict) and value:
        rows = [
            f"{key.removesuffix('_js')}: "
            + (item if key.endswith("_js") else literal(item, inner))
            for key, item in value.items()
        ]
        return "{\n" + "".join(f"{inner}{row},\n" for row in rows) + indent + "}"
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        rows = [literal(item, inner) for item in value]
        return "[\n" + "".join(f"{inner}{row},\n" for row in rows) + indent + "]"
    return json.dumps(value, ensure_ascii=False)
