"""What axe-core finds on one page of each kind; colors in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

RULES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
# Formulas have a test of their own; thousands of symbols would take axe a minute.
SPELL_FORMULAS = """document.querySelectorAll("math")
  .forEach(math => math.replaceWith("formula"))"""


def serious(page, options):
    """The violations that shut people out, one line for each place."""
    options = {"resultTypes": ["violations"]} | options
    found = Axe().run(page, options=options)
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in found.response["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


def test_axe_finds_nothing_serious(visitor, kind):
    page = visitor.open(kind)
    page.evaluate(SPELL_FORMULAS)
    for scheme, options in RULES.items():
        page.emulate_media(color_scheme=scheme)
        assert serious(page, options) == []


def test_axe_sees_a_planted_mistake(visitor):
    page = visitor.open("index.html")
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    page.evaluate("document.body.append(document.createElement('img'))")
    lines = " ".join(serious(page, {}))
    assert "color-contrast" in lines
    assert "image-alt" in lines
