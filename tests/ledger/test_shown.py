"""What readers see of the ledger: on every page that should show it, and to the end."""

import re
from pathlib import Path

import pytest
from ledger import entries  # noqa: F401  declares them
from ledger.docstrings import append_equations, describes
from ledger.model import LEDGER
from selectolax.lexbor import LexborHTMLParser

from backproplab import LAYERS, LOSSES, OPTIMIZERS, SURFACES, LeakyReLU

SITE = Path(__file__).parents[2] / "_build" / "html"
ROOMS = {
    "layers": LAYERS,
    "losses": LOSSES,
    "optimizers": OPTIMIZERS,
    "surfaces": SURFACES,
}
CLASSES = [
    f"reference/api/backproplab.{room}/{name}.html"
    for room, registry in ROOMS.items()
    for name in registry
]
SHOWING = ("learn", "auto_gallery", "reference/api")
PAGES = sorted(
    path.relative_to(SITE).as_posix()
    for folder in SHOWING
    for path in (SITE / folder).rglob("*.html")
    if 'class="checked-equation' in path.read_text(encoding="utf-8")
)


def boxes(page):
    """Every checked equation of a page."""
    text = (SITE / page).read_text(encoding="utf-8")
    return LexborHTMLParser(text).css("div.checked-equation")


def test_a_docstring_gets_the_entries_of_its_class_and_no_other():
    lines = []
    append_equations(None, "class", "LeakyReLU", LeakyReLU, None, lines)
    shown = re.findall(r"checked-equation:: (\S+)", "\n".join(lines))
    assert shown == [e.id for e in LEDGER.values() if describes(e, LeakyReLU)]
    assert "leaky-relu-input" in shown
    assert not any(key.startswith("power") for key in shown)


def test_a_method_gets_none():
    lines = []
    append_equations(None, "method", "forward", LeakyReLU.forward, None, lines)
    assert lines == []


@pytest.mark.parametrize("page", CLASSES)
def test_every_block_shows_its_entries(page):
    assert boxes(page), "no entry of the ledger describes a method of this class"


@pytest.mark.parametrize("folder", SHOWING)
def test_pages_scripts_and_docstrings_show_entries(folder):
    assert sum(page.startswith(folder) for page in PAGES) >= 5


@pytest.mark.parametrize("page", PAGES)
def test_an_equation_has_a_number_a_place_and_details(page):
    for box in boxes(page):
        [key] = [tag.id for tag in box.css("[id^=equation-]")]
        key = key.removeprefix("equation-")
        assert key in LEDGER
        assert re.search(r"\(\d+\)", box.css_first(".eqno").text())
        badge = box.css_first("details.ledger-badge")
        assert re.search("agree|Sampled", badge.css_first("summary").text())
        said = badge.text()
        assert re.search(r"points\s*:?\s*3 random, from seed \d+", said)
        for label in (
            *LEDGER[key].comparisons,
            "left side",
            "left side read as",
            "accepted",
            "describes",
        ):
            assert label in said
        assert "def " in badge.css_first("pre").text()
        assert "open" not in badge.attributes
