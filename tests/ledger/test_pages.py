"""No displayed formula of the built site escapes the ledger unmarked."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "_build" / "html"
MARKS = {"checked", "definition", "step", "quotation"}
PAGES = sorted(page.relative_to(SITE) for page in SITE.rglob("*.html"))


class Displays(HTMLParser):
    """Collect the displayed formulas of a page: their classes and their LaTeX."""

    def __init__(self):
        super().__init__()
        self.found, self.inside, self.in_annotation = [], False, False

    def handle_starttag(self, tag, attrs):
        classes = set((dict(attrs).get("class") or "").split())
        if tag == "div" and {"math", "math-display"} <= classes:
            self.found.append((classes, ""))
            self.inside = True
        self.in_annotation = self.inside and tag == "annotation"

    def handle_data(self, data):
        if self.in_annotation:
            classes, latex = self.found[-1]
            self.found[-1] = classes, latex + data

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "div"


def displays(text):
    parser = Displays()
    parser.feed(text)
    return parser.found


def test_the_scan_sees_a_formula_and_its_mark():
    formula = '<div class="{} math-display"><annotation>{}</annotation></div>'
    page = formula.format("step math", "a") + formula.format("math", "b")
    unmarked = [latex for classes, latex in displays(page) if not classes & MARKS]
    assert unmarked == ["b"]


def test_the_site_is_built():
    assert SITE / "reference" / "ledger.html" in {SITE / page for page in PAGES}, (
        "run `make html` first"
    )


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_displayed_formula_is_checked_or_marked(page):
    found = displays((SITE / page).read_text(encoding="utf-8"))
    unmarked = [latex for classes, latex in found if not classes & MARKS]
    assert not unmarked, (
        "state it with {checked-equation}, or give the formula one of the classes "
        f"{sorted(MARKS)}"
    )
