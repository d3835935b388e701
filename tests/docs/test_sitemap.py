"""The list of pages exists where the address of the site is known, and names each."""

import xml.etree.ElementTree as ET
from types import SimpleNamespace

import pytest
import sitemap

BASE = "https://example.org/book/latest/"
PAGES = {"index", "learn/linear", "404", "search"}
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def app(tmp_path):
    builder = SimpleNamespace(name="html", get_target_uri="{}.html".format)
    return SimpleNamespace(
        builder=builder,
        outdir=tmp_path,
        config=SimpleNamespace(html_baseurl=BASE),
        env=SimpleNamespace(found_docs=PAGES),
    )


def test_it_has_the_pages_to_be_found_by_their_whole_address(app, tmp_path):
    sitemap.write(app, None)
    places = ET.parse(tmp_path / "sitemap.xml").iter(PLACE)
    expected = [f"{BASE}index.html", f"{BASE}learn/linear.html"]
    assert [place.text for place in places] == expected


def test_without_an_address_there_is_none_not_even_an_old_one(app, tmp_path):
    sitemap.write(app, None)
    app.config.html_baseurl = ""
    sitemap.write(app, None)
    assert not list(tmp_path.iterdir())
