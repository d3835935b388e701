"""With the Tab key alone: a reader sees where they are, and gets through every page."""

import pytest
from playwright.sync_api import expect
from visits import DESKTOP, PHONE

from tests.thorough import first_now

pytestmark = pytest.mark.browser

# Where the focus is: what has it, whether that is on the screen, whether one sees it.
# Within a video the browser marks its own buttons; a card and the icon of a drawer are
# marked in place of a link and of a box.
FOCUS = """(drawer) => {
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
    inside: Boolean(drawer && focused.closest(drawer)),
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


def stops(page, drawer=None, most=200):
    """Press Tab until the page is left; return what had the focus meanwhile.

    A browser without a frame may go from the last stop to the first at once.
    """
    page.evaluate("document.activeElement.blur(); window.firstStop = undefined")
    found = []
    while len(found) < most:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS, drawer)
        if stop is None:
            return found
        found.append(stop)
    pytest.fail(f"Tab does not leave the page; the last stop is {found[-1]['name']}")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("place", first_now(PAGES, 3))
def test_the_focus_is_on_the_screen_and_seen(visitor, place, size):
    found = stops(visitor.open(place, size=size))
    # the end is reached: nothing on the way keeps the focus
    assert any("pradyunsg/furo" in stop["name"] for stop in found)
    assert [stop["name"] for stop in found if not stop["here"]] == []
    assert [stop["name"] for stop in found if not stop["marked"]] == []


def reach(page, selector, most=200):
    """Press Tab until something has the focus; return how that looks."""
    page.evaluate("document.activeElement.blur(); window.firstStop = undefined")
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("name => document.activeElement.matches(name)", selector):
            return page.evaluate(FOCUS)
    pytest.fail(f"{selector} is not reached")


@pytest.mark.parametrize(
    ("box", "drawer", "size"),
    [
        ("#__navigation", ".sidebar-drawer", PHONE),
        ("#__toc", ".toc-drawer", DESKTOP),
    ],
)
def test_a_drawer_is_opened_and_closed(visitor, box, drawer, size):
    page = visitor.open("learn/linear.html", size=size)
    links = page.locator(f"{drawer} a.reference.internal")
    assert reach(page, box)["marked"]
    page.keyboard.press("Space")
    expect(links.last).to_be_visible()
    inside = [stop for stop in stops(page, drawer) if stop["inside"]]
    assert inside
    assert all(stop["here"] for stop in inside)
    reach(page, box)
    page.keyboard.press("Space")
    expect(links.last).to_be_hidden()


def test_where_no_icon_is_there_is_no_box(visitor):
    page = visitor.open("learn/linear.html", size={"width": 1400, "height": 900})
    assert not page.locator(".sidebar-toggle").filter(visible=True).count()
    page = visitor.open("404.html", size=PHONE)  # too short for a list of its parts
    assert not page.locator("#__toc").is_visible()
