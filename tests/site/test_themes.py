"""Light and dark: the page follows the reader, and so do its figures."""

import pytest

pytestmark = pytest.mark.browser

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
FIGURES = """() => [...document.querySelectorAll("figure.picture")]
  .filter(figure => figure.checkVisibility())
  .map(figure => [...figure.querySelectorAll("img, video")]
    .filter(part => part.checkVisibility())
    .map(part => part.className))"""


def luminance(color):
    """From 0 (black) to 1 (white), of a color written as rgb(r, g, b)."""
    red, green, blue = (float(part) for part in color[4:-1].split(","))
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def test_a_page_is_light_or_dark_as_the_reader_asked(visitor, kind):
    backgrounds = {}
    page = visitor.open(kind, scheme="dark")
    for scheme in ("dark", "light"):  # a reader may change it
        page.emulate_media(color_scheme=scheme)
        backgrounds[scheme] = luminance(page.evaluate(BACKGROUND))
        shown = page.evaluate(FIGURES)
        assert shown == [[f"only-{scheme}"]] * len(shown)
    assert backgrounds["light"] > 0.9
    assert backgrounds["dark"] < 0.15
