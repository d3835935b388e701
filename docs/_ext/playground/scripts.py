"""The file of formulas that the page loads."""

from __future__ import annotations

import json
from collections.abc import Callable

from . import rule_script, rules, schedules, surfaces

__all__ = ["formulas", "literal"]

HEAD = """// Printed from the checked equations of the ledger: not written by hand.
"use strict";

/** The sum of a term over the numbers below n.
 * @param {number} n
 * @param {(i: number) => number} term */
const sum = (n, term) => {
  let total = 0;
  for (let i = 0; i < n; i++) total += term(i);
  return total;
};
"""


def formulas(mathml: Callable[[str], str]) -> str:
    """Return the file: surfaces, rules and the names of their symbols.

    Parameters
    ----------
    mathml : callable
        Turns LaTeX into what a page shows.
    """
    made = [rule_script.script(rule) for rule in rules.RULES]
    for rule in made:
        rule["lines"] = [
            line | {"label": mathml(line["label"])} for line in rule["lines"]
        ]
    names = {name: mathml(latex) for name, latex in rule_script.symbols().items()}
    data = {name: surfaces.data(name) for name in surfaces.playable()}
    parts = {
        "surfaces": [surfaces.script(name) for name in surfaces.playable()],
        "rules": made,
        "schedules": [schedules.script(schedule) for schedule in schedules.SCHEDULES],
        "warmUp_js": schedules.warm_up(),
        "symbols": names,
        "names": rule_script.NAMES,
    }
    data = literal({name: arrays for name, arrays in data.items() if arrays}, "")
    return (
        f"{HEAD}\nconst DATA = {data};\n\n"
        f"/** @type {{Formulas}} */\nconst formulas = {literal(parts, '')};\n"
    )


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
