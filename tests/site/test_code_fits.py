"""No cell of the course is cut off on a desktop: lines fit into their boxes."""

import re
from pathlib import Path

import built
import pytest

WIDE = {"width": 1400, "height": 900}
LONGEST = 88  # characters of a line of code, as everywhere in this repository
CELL = re.compile(r"```\{code-cell\}.*?\n(.*?)```", re.DOTALL)
DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(p for p in DOCS.rglob("*.md") if "_ext" not in p.parts)
CUT = """() => [...document.querySelectorAll("article pre")]
  .filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
  .map(box => box.textContent.trim().slice(0, 60))"""


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(DOCS)))
def test_lines_of_cells_are_not_longer_than_those_of_the_code(page):
    cells = CELL.findall(page.read_text(encoding="utf-8"))
    long = [line for cell in cells for line in cell.split("\n") if len(line) > LONGEST]
    assert not long


@pytest.mark.browser
def test_no_box_of_code_is_cut_off(visitor):
    cut = {}
    for name in (name for name in built.names() if name.startswith("learn/")):
        found = visitor.open(name, size=WIDE).evaluate(CUT)
        if found:
            cut[name] = found
    assert not cut
