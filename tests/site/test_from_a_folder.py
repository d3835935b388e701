"""A copy of the site on a disk works like the hosted one, without a complaint."""

import built
import pytest

pytestmark = pytest.mark.browser
FILES = [kind for kind in built.one_of_a_kind() if kind != "404.html"]  # for hosts


@pytest.fixture
def page(chromium):
    """A page that notes what is said on its console."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        yield page


@pytest.mark.parametrize("file", FILES)
def test_every_kind_of_page_opens_without_a_complaint(page, site, file):
    page.goto((site / file).as_uri(), wait_until="load")
    assert page.said == []


def test_formulas_and_text_have_their_fonts(page, site):
    page.goto((site / "learn/linear.html").as_uri())
    page.wait_for_function("document.fonts.check('1em \\'Site Math\\'')")
    page.wait_for_function(
        "[...document.fonts].filter(f => f.status === 'loaded').length >= 3"
    )


def test_a_host_sends_the_fonts_before_they_are_needed(visitor):
    page = visitor.open("learn/linear.html")
    early = page.locator("link[rel=preload][as=font]").all()
    names = [link.get_attribute("href") for link in early]
    assert len(names) == 4
    assert all(built.Target("learn/linear.html", name).exists() for name in names)
