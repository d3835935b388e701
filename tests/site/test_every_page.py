"""What holds on every page, in a real browser, without a network.

A page is opened once for all that is asked of it, as on a phone.
"""

import pytest
from axe_looks import BETWEEN, WHOLE, violations
from visits import PHONE

from tests.waiting import wait_until

pytestmark = pytest.mark.browser

WIDER = """() => [...document.querySelectorAll("body *")]
  .filter(node => node.getBoundingClientRect().right > innerWidth + 0.5)
  .map(node => node.outerHTML.slice(0, 90))"""
# The theme's own boxes hide or scroll what is too wide: the page alone would not tell.
SCROLLING = """() => ["html", "body", ".page", ".main", ".content"]
  .filter(selector => {
    const box = document.querySelector(selector);
    return box && box.scrollWidth > box.clientWidth;
  })"""
BROKEN = """async () => {
  const images = [...document.images];
  images.forEach(image => (image.loading = "eager"));
  await Promise.all(images.map(image => image.decode().catch(() => null)));
  return images.filter(image => !image.naturalWidth).map(image => image.src);
}"""
FORMULAS = """async () => {
  await document.fonts.ready;
  const seen = [...document.querySelectorAll("math")].filter(m => m.checkVisibility());
  const flat = seen.filter(math => {
    const box = math.getBoundingClientRect();
    return !(box.width > 1 && box.height > 1);
  });
  const fonts = [...document.fonts].filter(font => font.status === "loaded");
  return {
    seen: seen.length,
    flat: flat.map(math => math.outerHTML.slice(0, 90)),
    font: fonts.some(font => font.family.includes("Site Math")),
  };
}"""


@pytest.fixture(scope="module")
def opened(visitor, name):
    """A page; as `name` is one for the module, all tests of it follow each other."""
    return visitor.open(name, size=PHONE, motion="no-preference")


@pytest.fixture(scope="module")
def known():
    """The kinds of text whose colors were looked at."""
    return set()


def test_on_a_phone_a_page_loads_from_its_own_host_alone_and_fits(visitor, opened):
    page = opened
    assert page.evaluate(SCROLLING) == [], page.evaluate(WIDER)
    assert page.evaluate(BROKEN) == []
    formulas = page.evaluate(FORMULAS)
    assert formulas["flat"] == []
    assert formulas["font"] or not formulas["seen"]
    assert visitor.complaints == []


def test_axe_finds_nothing(opened, known, name):
    # the last for a page: axe is shown less of it than there is
    found = violations(opened, known, whole=name in WHOLE)
    assert not found, "\n".join(found)


@pytest.fixture(scope="module")
def known_between():
    """The same for the other two looks."""
    return set()


@pytest.mark.thorough
def test_axe_finds_nothing_in_other_looks(visitor, known_between, kind):
    page = visitor.open(kind, size=PHONE, motion="no-preference")
    found = violations(page, known_between, BETWEEN, whole=True)
    assert not found, "\n".join(found)


PLANTED = {
    "192.0.2.1": "fetch('http://192.0.2.1/')",
    "404": "fetch('missing.png')",
    "console error": "console.error('planted')",
    "raised": "setTimeout(() => { throw new Error('planted') })",
}


@pytest.mark.parametrize("complaint", PLANTED)
def test_a_planted_mistake_is_noticed(visitor, complaint):
    page = visitor.open("index.html")
    page.evaluate(f"() => {{ {PLANTED[complaint]} }}")

    def noted():
        page.wait_for_timeout(10)  # in which the browser tells what happened
        return any(complaint in line for line in visitor.complaints)

    wait_until(noted, f"a complaint names {complaint}")


def test_what_is_too_wide_for_a_phone_is_noticed(visitor):
    page = visitor.open("index.html", size=PHONE)
    page.evaluate("document.querySelector('h1').style.width = '500px'")
    assert page.evaluate(SCROLLING) == [".content"]
