"""Axe finds mistakes, in every look. `test_every_page` has it look at all pages."""

import pytest
from axe_looks import BETWEEN, ENDS, violations

from tests.thorough import first_now

pytestmark = pytest.mark.browser

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
# What only some readers see.
ONLY_IN_ONE_LOOK = """([selector, width, scheme]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${selector} { display: none !important; }
    @media (width: ${width}px) and (prefers-color-scheme: ${scheme}) {
      ${selector} { display: inline-block !important; }
    }`);
  document.adoptedStyleSheets.push(sheet);
}"""
PAGES = ["index.html", "reference/api/backproplab/History.html"]
WAYS = [(ENDS, False), (ENDS, True), (BETWEEN, True)]  # all in which pages are seen


def told(look, rule):
    """How the lines on a rule in a look begin."""
    size, scheme = look
    return f"{size['width']} {scheme} {rule}: "


@pytest.mark.parametrize("rule", PLANTED)
@pytest.mark.parametrize("whole", first_now([False, True]))
def test_a_planted_mistake_is_found(visitor, rule, whole):
    page = visitor.open("index.html")
    page.evaluate(PLANTED[rule])
    lines = violations(page, set(), whole=whole)
    assert any(rule in line for line in lines)
    if rule == "target-size":  # for this one, the same page may differ between looks
        for look in ENDS:
            assert any(line.startswith(told(look, rule)) for line in lines)


@pytest.mark.parametrize(
    ("name", "rule", "selector"),
    [(PAGES[0], "image-alt", "body > img"), (PAGES[1], "label", "body > input")],
)
@pytest.mark.parametrize(("looks", "whole"), first_now(WAYS))
def test_a_mistake_that_one_look_alone_shows_is_found(
    visitor, name, rule, selector, looks, whole
):
    for look in looks:
        page = visitor.open(name)
        page.evaluate(PLANTED[rule])
        page.evaluate(ONLY_IN_ONE_LOOK, [selector, look[0]["width"], look[1]])
        lines = violations(page, set(), looks, whole=whole)
        found = [line for line in lines if f" {rule}: " in line]
        assert found
        assert all(line.startswith(told(look, rule)) for line in found)


@pytest.mark.parametrize("name", first_now(PAGES))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_color_that_one_scheme_alone_shows_is_found(visitor, name, scheme):
    page = visitor.open(name)
    page.evaluate(
        """scheme => {
          const sheet = new CSSStyleSheet();
          const gray = scheme === "light" ? "#ccc" : "#444";
          sheet.replaceSync(`@media (prefers-color-scheme: ${scheme}) {
            h1 { color: ${gray} !important; } }`);
          document.adoptedStyleSheets.push(sheet);
        }""",
        scheme,
    )
    lines = violations(page, set(), whole=False)
    [look] = [look for look in ENDS if look[1] == scheme]
    assert any(line.startswith(told(look, "color-contrast")) for line in lines)
    assert all(line.startswith(told(look, "color-contrast")) for line in lines)
