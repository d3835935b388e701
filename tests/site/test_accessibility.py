"""What axe-core finds: on every page, light and dark, on a phone and on a desktop."""

from pathlib import Path

import axe_playwright_python
import built
import pytest
from visits import DESKTOP, PHONE

pytestmark = pytest.mark.browser

[AXE] = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
SCRIPTS = [AXE, Path(__file__).with_name("axe_page.js")]
SOURCE = "\n".join(script.read_text("utf-8") for script in SCRIPTS)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OTHERS = {
    "runOnly": {"type": "tag", "values": WCAG},
    "rules": {"color-contrast": {"enabled": False}},
}
COLORS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
LOOKS = [(size, scheme) for size in (DESKTOP, PHONE) for scheme in ("light", "dark")]
WHOLE = set(built.one_of_a_kind())


def look(page, size, scheme, rules):
    """Return what axe finds by some rules, one line for each place."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    found = page.evaluate("rules => axePage.look(rules)", rules)
    return [f"{size['width']} {scheme} {line}" for line in found]


def violations(page, known, *, whole):
    """Return all that axe finds on a page; note in `known` what had its colors seen.

    One page of each kind is looked at as a whole and in four ways; the others without
    the frame that all share, and in two: on a light desktop and on a dark phone.
    """
    looks = LOOKS if whole else LOOKS[::3]
    page.evaluate(SOURCE)
    page.evaluate("whole => axePage.prepare(whole)", whole)
    new = page.evaluate("known => axePage.chooseNew(known)", list(known))
    found = []
    for each in looks if new else ():
        found += look(page, *each, COLORS)
    if not found:
        known.update(new)
    page.evaluate("axePage.lookAtAll()")
    return found + [line for each in looks for line in look(page, *each, OTHERS)]


@pytest.fixture(scope="module")
def known():
    """The kinds of text whose colors were looked at."""
    return set()


def test_axe_finds_nothing(visitor, known, name):
    page = visitor.open(name)
    found = violations(page, known, whole=name in WHOLE)
    assert not found, "\n".join(found)


PLANTED = {
    "color-contrast": "document.querySelector('h1').style.color = '#ccc'",
    "image-alt": "document.body.append(document.createElement('img'))",
    "target-size": """for (const name of "ab") {
      const button = document.createElement("button");
      button.style.cssText = "all: unset; font-size: 9px; display: inline-block";
      button.textContent = name;
      document.querySelector("article").prepend(button);
    }""",
    "label": "document.body.append(document.createElement('input'))",
}


@pytest.mark.parametrize("rule", PLANTED)
@pytest.mark.parametrize("whole", [True, False])
def test_a_planted_mistake_is_found(visitor, rule, whole):
    page = visitor.open("index.html")
    page.evaluate(PLANTED[rule])
    lines = violations(page, set(), whole=whole)
    for size, scheme in (LOOKS[0], LOOKS[3]) if rule != "color-contrast" else ():
        assert any(
            line.startswith(f"{size['width']} {scheme} {rule}") for line in lines
        )
    assert any(rule in line for line in lines)
