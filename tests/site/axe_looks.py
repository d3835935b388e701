"""What axe-core finds on a page: light and dark, on a phone and on a desktop."""

from pathlib import Path

import axe_playwright_python
import built
from visits import DESKTOP, PHONE

__all__ = ["BETWEEN", "ENDS", "WHOLE", "violations"]

[AXE] = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
SCRIPTS = [AXE, Path(__file__).with_name("axe_page.js")]
SOURCE = "\n".join(script.read_text("utf-8") for script in SCRIPTS)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLORS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
OTHERS = {
    "runOnly": {"type": "tag", "values": WCAG},
    "rules": {"color-contrast": {"enabled": False}},
}
# The rules among these that measure: they look at colors, or at the places of boxes.
# All others judge by the document and by what of it is shown at all.
MEASURING = {
    "runOnly": {
        "type": "rule",
        "values": ["link-in-text-block", "scrollable-region-focusable", "target-size"],
    }
}
# The two looks that differ most, and those that share a size and a scheme with them.
ENDS = ((DESKTOP, "light"), (PHONE, "dark"))
BETWEEN = ((DESKTOP, "dark"), (PHONE, "light"))
WHOLE = set(built.one_of_a_kind())


def show(page, size, scheme):
    """Show a page to a reader of one kind; nothing moves while axe looks."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("axePage.drawn()")


def look(page, size, scheme, rules):
    """Return what axe finds by some rules, one line for each place."""
    found = page.evaluate("rules => axePage.look(rules)", rules)
    return [f"{size['width']} {scheme} {line}" for line in found]


def colors(page, looks, known):
    """Look at the colors of what is of a new kind, and note it if they are right."""
    show(page, *looks[0])
    new = page.evaluate("known => axePage.chooseNew(known)", list(known))
    found = []
    for each in looks if new else ():
        show(page, *each)
        found += look(page, *each, COLORS)
    if not found:
        known.update(new)
    page.evaluate("axePage.lookAtAll()")
    return found


def violations(page, known, looks=ENDS, *, whole):
    """Return all that axe finds on a page; note in `known` what had its colors seen.

    One page of each kind is looked at as a whole; the others without the frame that all
    share. A look at which the same is shown as at one before needs only the rules that
    measure.
    """
    page.evaluate(SOURCE)
    page.evaluate("whole => axePage.prepare(whole)", whole)
    found = colors(page, looks, known)
    for each in reversed(looks):  # from the one that the page has now
        show(page, *each)
        seen = page.evaluate("axePage.sawTheSame()")
        found += look(page, *each, MEASURING if seen else OTHERS)
    return found
