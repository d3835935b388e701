"""The search finds words, phrases and symbols, and says what stands around them."""

import built
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# What people type, and what has to be among the first three places.
ASKED = {
    "Adam": ("reference/api/backproplab.optimizers/Adam.html", "Adam"),
    "adam": ("learn/optimizers/adam.html", "Adam"),
    "dL/dn": ("reference/glossary.html#term-learnable-exponent", "dL/dn"),
    "dL/dW": ("reference/ledger.html#entry-linear-weight", "∂L/∂W"),
    "eps inside root": ("reference/glossary.html#term-eps-inside-the-root", "eps"),
    "eps inside the root": ("learn/homework-optimizers.html", "root"),
    "log of zero": ("reference/glossary.html#term-log-of-zero", "zero"),
    "sum or mean": ("reference/glossary.html#term-sum-or-mean", "mean"),
    "value_and_grad": ("reference/api/", "value_and_grad"),
    "learnable exponent": ("learn/learnable-exponent.html", "exponent"),
    "vector-Jacobian product": ("reference/glossary.html", "Jacobian"),
    "Himmelblau": ("reference/api/backproplab.surfaces/Himmelblau.html", "Himmelblau"),
    "checking gradients": ("learn/checking-gradients.html", "gradient"),
    "step size": ("reference/glossary.html#term-learning-rate", "step"),
}


def ask(page, query):
    page.locator("#search-form input").fill(query)
    page.wait_for_function(
        "query => new URLSearchParams(location.search).get('q') === query", arg=query
    )
    return page.locator("#search-results li")


@pytest.fixture(scope="module")
def page(visitor):
    return visitor.open("search.html")


@pytest.mark.parametrize("query", ASKED)
def test_what_people_type_is_found(page, query):
    address, words = ASKED[query]
    hits = ask(page, query).all()[:3]
    found = [hit.locator("a").get_attribute("href") for hit in hits]
    assert [link for link in found if address in link], found
    assert words.lower() in " ".join(hit.inner_text() for hit in hits).lower()


@pytest.mark.parametrize("query", ASKED)
def test_every_result_leads_to_its_place_and_marks_a_word(page, query):
    for hit in ask(page, query).all()[:10]:
        assert built.Target(
            "search.html", hit.locator("a").get_attribute("href")
        ).exists()
        expect(hit.locator("p")).to_contain_text(" ")
        assert hit.locator("mark").count() or query.lower() in hit.inner_text().lower()


def test_a_word_with_a_slip_is_found(page):
    expect(ask(page, "Rosenbrok").first).to_contain_text("Rosenbrock")


def test_what_is_nowhere_is_said_to_be_nowhere(page):
    expect(ask(page, "xylophone zzyzx")).to_have_count(0)
    expect(page.locator("#search-status")).to_contain_text("Nothing has these words")


def test_words_that_never_meet_are_found_one_by_one(page):
    assert ask(page, "xylophone gradient").count()
    expect(page.locator("#search-status")).to_contain_text("No place has all")


def test_the_box_beside_every_page_asks_the_search(visitor):
    page = visitor.open("learn/linear.html")
    box = page.locator(".sidebar-search")
    box.fill("saddle")
    box.press("Enter")
    page.wait_for_url("**/search.html?q=saddle*")
    expect(page.locator("#search-results li").first).to_contain_text("addle")
    expect(page.locator("#search-form input")).to_have_value("saddle")
    assert visitor.complaints == []


def test_it_works_from_a_folder(chromium, site):
    page = chromium.new_page()
    page.goto(f"{(site / 'search.html').as_uri()}?q=log+of+zero")
    expect(page.locator("#search-results mark").first).to_be_visible()
    page.close()


def test_a_query_is_text_and_never_markup(page):
    ask(page, "<img src=x onerror=alert(1)> gradient")
    assert page.locator("#search-results img").count() == 0


def test_every_page_with_text_is_known_to_the_search(visitor):
    page = visitor.open("search.html")
    known = set(page.evaluate("searchPlaces.pages.map(row => row[0])"))
    own = {"404.html", "genindex.html", "py-modindex.html", "search.html"}
    assert set(built.names()) - known <= own


def test_code_is_shown_where_a_place_has_nothing_else(page):
    hits = ask(page, "gca().set_title axhline")
    shown = hits.locator("p.hit-code").first
    shown.scroll_into_view_if_needed()
    expect(shown.locator("code mark").first).to_be_visible()
