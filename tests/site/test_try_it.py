"""Small playgrounds on other pages: nothing of them is loaded until somebody asks."""

import built
import pytest
from axe_looks import BETWEEN, ENDS
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from visits import PHONE

from tests.thorough import first_now

pytestmark = pytest.mark.browser

# by their text: to parse every page of the site takes longer than all that is below
PAGES = [name for name in built.names() if '<details class="try-it' in built.text(name)]


def test_pages_have_some():
    assert len(PAGES) >= 5


def violations(page, frame):
    """What axe finds in an unfolded box, and in the frame that it holds."""
    rules = {"runOnly": ["wcag2a", "wcag2aa"]}
    # the frame is clear; axe cannot look through it at what is behind
    behind = page.evaluate("getComputedStyle(document.body).backgroundColor")
    frame.evaluate("color => { document.body.style.background = color; }", behind)
    return [
        (violation["id"], node["html"])
        for place, part in ((page, "details.try-it"), (frame, None))
        for violation in Axe().run(place, part, rules).response["violations"]
        for node in violation["nodes"]
    ]


def unfolded(page):
    """The frame in the box of a page, ready."""
    page.locator("details.try-it summary").click()
    inner = page.frame_locator("details.try-it iframe")
    expect(inner.locator("[data-part=ends] li").first).to_be_visible()
    [frame] = [frame for frame in page.frames if "playground" in frame.url]
    return inner, frame


#: The frame is as high as what it shows; it is set when that has been laid out.
HIGH_ENOUGH = """() => {
    const frame = document.querySelector("details.try-it iframe");
    const shown = frame.contentDocument.querySelector(".playground");
    return frame.getBoundingClientRect().height >= shown.offsetHeight;
}"""


def asked(visitor, name, size, scheme="light"):
    """A page, and what it asks for from now on."""
    requests = []
    page = visitor.open(name, size=size, scheme=scheme)
    assert page.locator("details.try-it iframe").count() == 0
    page.on("request", lambda request: requests.append(request.url))
    return page, requests


@pytest.mark.parametrize("trying", first_now(PAGES))
def test_nothing_is_loaded_until_it_is_unfolded(visitor, trying):
    page, requests = asked(visitor, trying, PHONE)
    box = page.locator("details.try-it").first
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert not any("playground.html" in url for url in requests)
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    frame = box.frame_locator("iframe")
    expect(frame.locator("[data-part=ends] li").first).to_contain_text("at (")
    assert any("playground.html" in url for url in requests)
    assert visitor.complaints == []


@pytest.mark.parametrize(("size", "scheme"), first_now([*ENDS, *BETWEEN]))
def test_it_fits_its_box_and_axe_finds_nothing(visitor, size, scheme):
    page, _ = asked(visitor, "learn/optimizers/momentum.html", size, scheme)
    inner, frame = unfolded(page)
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert frame.evaluate(wide) <= 0
    assert page.evaluate(wide) <= 0
    page.wait_for_function(HIGH_ENOUGH)
    expect(inner.locator("[data-part=run]")).to_be_hidden()
    assert violations(page, frame) == []


def test_a_mistake_in_it_is_found(visitor):
    page, _ = asked(visitor, "learn/optimizers/momentum.html", PHONE)
    inner, frame = unfolded(page)
    for name, place in [
        ("outside", page.locator("details.try-it")),
        ("inside", inner.locator(".playground")),
    ]:
        place.evaluate(
            "(box, id) => box.append(Object.assign(new Image(), { id }))", name
        )
    assert violations(page, frame) == [
        ("image-alt", f'<img id="{name}">') for name in ("outside", "inside")
    ]


def test_a_rate_can_be_turned_in_it(visitor):
    page, _ = asked(visitor, "learn/optimizers/momentum.html", PHONE)
    page.locator("details.try-it summary").click()
    inner = page.frame_locator("details.try-it iframe")
    inner.get_by_label("learning rate", exact=True).first.fill("2.1")
    expect(inner.locator("[data-part=ends] li").first).to_contain_text("1.1 in theory")


def test_without_scripts_it_is_a_link(chromium, address):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{address}/learn/optimizers/momentum.html")
    page.locator("details.try-it summary").click()
    expect(page.get_by_role("link", name="Open it in the playground")).to_be_visible()
    page.close()
