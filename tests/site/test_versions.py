"""Versions beside each other below a folder, and addresses where nothing is."""

import runpy
import shutil
from pathlib import Path

import built
import hosting
import pytest
from visits import Visitor

pytestmark = pytest.mark.browser

PUBLISH = runpy.run_path(str(Path(__file__).parents[2] / ".ci" / "publish.py"))
NEW = "learn/linear.html"
VIEW = "playground.html#surface=Beale"
ICON = "_static/favicon.svg"


@pytest.fixture(scope="module")
def host(site, tmp_path_factory):
    """`latest`, and an older version without one of its pages, in a folder `book`."""
    root, small = tmp_path_factory.mktemp("host"), tmp_path_factory.mktemp("small")
    pages = root / "book"
    pages.mkdir()
    shutil.copy(site / "_headers", root)
    for name, files in {
        "v0.9": ["index.html", "playground.html", "404.html"],
        "latest": [NEW],
    }.items():
        for file in [*files, ICON]:  # a browser may ask for the icon, or not
            (small / file).parent.mkdir(exist_ok=True)
            shutil.copy(site / file, small / file)
        PUBLISH["publish"](small, pages, name)
    with hosting.serving(root) as address:
        yield address


@pytest.fixture
def reader(chromium, host):
    """Someone who comes from a page to the list of versions."""
    with chromium.new_context() as context:
        yield Visitor(context.new_page(), host)


def leads(page):
    """Where the links of the list lead, by the version."""
    links = page.get_by_role("listitem").get_by_role("link").all()
    return {link.inner_text(): link.get_attribute("href") for link in links}


def test_a_reader_stays_on_a_page_with_its_view(reader):
    page = reader.page
    page.goto(f"{reader.address}/book/versions.html#{VIEW}")
    assert leads(page) == {"latest": f"latest/{VIEW}", "v0.9": f"v0.9/{VIEW}"}
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/book/v0.9/{VIEW}")
    page.go_back()
    assert reader.page.get_by_text(f"You come from {VIEW[:15]}").is_visible()


def test_a_version_without_the_page_says_so_and_opens_its_first_page(reader):
    page = reader.page
    page.goto(f"{reader.address}/book/versions.html#{NEW}")
    assert leads(page) == {"latest": f"latest/{NEW}", "v0.9": "v0.9/index.html"}
    note = page.get_by_text("does not have it")
    assert [each.is_visible() for each in note.all()] == [False, True]
    assert reader.complaints == []


@pytest.mark.parametrize("hash_", ["", "#../../elsewhere.html", "#//elsewhere/", "#%"])
def test_what_is_no_page_leads_to_first_pages(reader, hash_):
    reader.page.goto(f"{reader.address}/book/versions.html{hash_}")
    first = {"latest": "latest/index.html", "v0.9": "v0.9/index.html"}
    assert leads(reader.page) == first
    assert not reader.page.get_by_text("does not have it").first.is_visible()
    assert reader.complaints == []


def test_without_scripts_the_list_is_there(chromium, host):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}/book/versions.html#{NEW}")
        page.get_by_role("link", name="v0.9").click()
        assert page.url == f"{host}/book/v0.9/index.html"


@pytest.mark.parametrize("place", ["missing.html", "learn/a/b/missing.html", "a/b/"])
def test_where_nothing_is_a_page_helps(visitor, place):
    page = visitor.open(place)
    others = [line for line in visitor.complaints if place not in line]
    assert [line.endswith("404 (Not Found)") for line in others] == [True]
    assert "Site Serif" in page.evaluate(
        "getComputedStyle(document.querySelector('h1')).fontFamily"
    )
    page.locator(".sidebar-search").fill("log of zero")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=log+of+zero*")
    assert page.locator("#search-results li").first.is_visible()


def test_the_links_of_that_page_lead_into_the_site():
    links = built.links("404.html")
    assert all(link.startswith(("/", "#", "https:")) for link in links)
