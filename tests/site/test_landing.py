"""The first page says within one screen what this is."""

import pytest
from visits import DESKTOP

pytestmark = pytest.mark.browser

STEPS = """() => [...document.querySelectorAll(".race-path")]
  .map(path => path.getAttribute("points").split(" ").length)"""


def test_the_figure_and_three_doors_are_within_one_screen(visitor):
    page = visitor.open("index.html")
    doors = page.locator(".doors a")
    assert doors.count() == 3
    boxes = [door.bounding_box() for door in [page.locator(".race svg"), *doors.all()]]
    assert max(box["y"] + box["height"] for box in boxes) <= DESKTOP["height"]


def test_who_has_code_already_is_told_of_the_command_without_scrolling(visitor):
    page = visitor.open("index.html", size={"width": 1400, "height": 900})
    box = page.locator('article p a[href="exercises/command.html"]').bounding_box()
    assert box["y"] + box["height"] <= 900


def test_the_figure_draws_itself_unless_the_reader_wants_less_motion(visitor):
    finished = visitor.open("index.html").evaluate(STEPS)
    assert min(finished) == max(finished)
    for _ in range(5):  # on a busy machine the drawing may be over before one looks
        started = visitor.open("index.html", motion="no-preference").evaluate(STEPS)
        if max(started) < min(finished):
            break
    assert max(started) < min(finished)


def test_the_search_finds_a_name_without_a_network(visitor):
    page = visitor.open("search.html?q=Adam")
    hit = page.locator("#search-results li a", has_text="Adam").first
    hit.wait_for()
    assert visitor.complaints == []
