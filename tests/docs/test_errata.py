"""The pages on the homework number its slips once each, and count them rightly."""

import re
from pathlib import Path

import pytest

LEARN = Path(__file__).parents[2] / "docs" / "learn"
PAGES = sorted(LEARN.glob("homework-*.md"))
HEADING = re.compile(r"^## (\d+)\. ", re.MULTILINE)
COUNT = re.compile(r"walk through (\w+) slips")
CITED = re.compile(r"slips? (\d+)")
WORDS = {
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
}  # fmt: skip


def numbers(page):
    """The numbers of the slips of one page."""
    return [int(number) for number in HEADING.findall(page.read_text(encoding="utf-8"))]


def test_every_number_is_used_once():
    found = sorted(number for page in PAGES for number in numbers(page))
    assert found == list(range(1, len(found) + 1))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_count_at_the_top_is_right(page):
    said = COUNT.search(page.read_text(encoding="utf-8")).group(1)
    assert WORDS[said] == len(numbers(page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_slips_that_are_cited_exist(page):
    last = max(number for page in PAGES for number in numbers(page))
    cited = CITED.findall(page.read_text(encoding="utf-8"))
    assert all(1 <= int(number) <= last for number in cited)
