"""What is done to every page after it is written: on made-up pages."""

import doctest
from types import SimpleNamespace

import bundle
import cards
import code_links
import facts
import failing_cells
import media
import plain
import policy
import pytest
import same_everywhere
import sitemap
import tooltips
from search import formulas

MODULES = [
    cards,
    code_links,
    facts,
    failing_cells,
    formulas,
    media,
    plain,
    policy,
    sitemap,
    tooltips,
]


@pytest.mark.parametrize("module", MODULES)
def test_examples(module):
    done = doctest.testmod(module)
    assert done.attempted
    assert not done.failed


def test_a_card_is_named_only_where_the_address_is_known():
    assert "og:image" not in cards.tags("T", "S", image="card.png")
    there = cards.tags("T", "S", "https://example.org/b/", "p.html", "card.png")
    assert 'content="https://example.org/b/card.png"' in there


def test_a_script_from_a_file_needs_no_digest():
    assert policy.digests(['<script src="a.js"></script>'], "script") == []


def test_a_page_states_its_policy_before_its_first_script():
    page = '<head><meta charset="utf-8"><script>1</script></head>'
    stated = policy.stated(page)
    [digest] = policy.digests([page], "script")
    assert stated.index(f"script-src 'self' {digest};") < stated.index("<script>")
    assert "frame-ancestors" not in stated  # browsers would complain
    assert policy.digests([stated], "script") == [digest]


def test_equal_scripts_are_named_once():
    assert len(policy.digests(["<style>p {}</style>"] * 2, "style")) == 1


@pytest.mark.parametrize("link", ["#part", "/top", "https://example.org/"])
def test_a_link_that_is_no_relative_path_stays(link):
    assert plain.from_root(f'<a href="{link}">', "") == f'<a href="{link}">'


def test_the_search_of_a_page_that_is_missing_leads_to_the_site():
    form = plain.from_root('<form action="search.html">', "https://a.example/b/v1/")
    assert form == '<form action="/b/v1/search.html">'


def test_sheets_keep_their_order_and_must_be_movable(tmp_path):
    for name, text in {"b": "p {}", "a": "q {}", "c": "@import 'x';"}.items():
        (tmp_path / name).write_text(text)
    assert bundle.joined([tmp_path / "b", tmp_path / "a"]) == "p {}\nq {}"
    with pytest.raises(ValueError, match="c has an @import"):
        bundle.joined([tmp_path / "c"])


def test_folder_and_number_of_jobs_do_not_count_as_settings():
    def settings(folder, **gallery):
        option = SimpleNamespace(name="sphinx_gallery_conf", value=gallery)
        config = SimpleNamespace(filter=lambda _: [option])
        return same_everywhere.settings(config, [folder])

    here = settings("/a", parallel=2, src_dir="/a", x=1, paths={"/a/b", "/a/c"})
    there = settings("/d/e", parallel=8, x=1, paths={"/d/e/b", "/d/e/c"})
    assert here == there
    assert here != settings("/a", x=2, paths={"/a/b", "/a/c"})


def test_the_bundle_has_the_dark_colors_of_code(tmp_path, monkeypatch):
    """Furo writes them into the file when the pages are already bundled."""
    (tmp_path / "pygments.css").write_text(".highlight {}")
    monkeypatch.setattr(bundle, "get_pygments_stylesheet", lambda: "dark {}")
    name = bundle.write(tmp_path, ["pygments.css"])
    assert (tmp_path / name).read_text() == "dark {}"
