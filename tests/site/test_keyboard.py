"""With the Tab key alone: a reader sees where they are, and gets through every page."""

import pytest
from visits import DESKTOP, PHONE

pytestmark = pytest.mark.browser

# Where the focus is: what has it, whether that is on the screen, whether one sees it.
# Within a video the browser marks its own buttons; a card and the icon of a drawer are
# marked in place of a link and of a box.
FOCUS = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused === window.firstStop) return null;
  window.firstStop ??= focused;
  const card = focused.closest(".sd-card");
  const box = (card ?? focused).getBoundingClientRect();
  const icons = document.querySelectorAll(".nav-overlay-icon, .toc-overlay-icon");
  const marked = [[focused], [focused, "::after"], ...[...icons].map((icon) => [icon])]
    .some((place) => getComputedStyle(...place).outlineStyle !== "none");
  return {
    name: focused.outerHTML.slice(0, 90),
    here: box.right > 0 && box.left < innerWidth
      && box.bottom > 0 && box.top < innerHeight,
    marked: marked || focused.matches("video"),
  };
}"""
PAGES = [
    "index.html",
    "learn/linear.html",
    "auto_gallery/rules/plot_3_momentum.html",
    "playground.html",
    "search.html?q=dL/dn",  # all of it is text, so nothing grows while code is loaded
]


def stops(page, most=200):
    """Press Tab until the page is left; return what had the focus meanwhile.

    A browser without a frame may go from the last stop to the first at once.
    """
    page.evaluate("document.activeElement.blur(); window.firstStop = undefined")
    found = []
    while len(found) < most:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return found
        found.append(stop)
    pytest.fail(f"Tab does not leave the page; the last stop is {found[-1]['name']}")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("place", PAGES)
def test_the_focus_is_on_the_screen_and_seen(visitor, place, size):
    found = stops(visitor.open(place, size=size))
    assert len(found) > 3
    assert [stop["name"] for stop in found if not stop["here"]] == []
    assert [stop["name"] for stop in found if not stop["marked"]] == []


def test_an_open_drawer_is_reached(visitor):
    page = visitor.open("learn/linear.html", size=PHONE)
    before = len(stops(page))
    page.locator("#__navigation").focus()
    page.keyboard.press("Space")
    links = [stop for stop in stops(page) if "reference internal" in stop["name"]]
    assert any(stop["here"] for stop in links)
    assert len(stops(page)) > before
