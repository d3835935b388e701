"""What readers save has a name of its own, and digests to check beside it."""

from pathlib import Path
from types import SimpleNamespace

import downloads
import pytest
from downloads.markdown import Writer
from downloads.notebook import MARK, STAYS, file_name, offered

from tests.digests import check

DOCS = Path(__file__).parents[2] / "docs"


def saved(root, files):
    """Write files below a folder; return that folder."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def test_digests_are_checked_where_a_browser_saves(tmp_path):
    files = {"downloads/one.ipynb": "1", "_downloads/4f/two.py": "2"}
    digests = downloads.sums(saved(tmp_path / "site", files))
    home = saved(tmp_path / "home", {"two.py": "2"})
    (home / downloads.SUMS).write_bytes(digests)
    assert check(home, downloads.SUMS).stdout == "two.py: OK\n"
    saved(home, {"one.ipynb": "another"})
    assert check(home, downloads.SUMS).returncode == 1


def test_two_files_of_one_name_are_refused(tmp_path):
    files = {"downloads/one.py": "1", "_downloads/4f/one.py": "2"}
    with pytest.raises(ValueError, match=r"two files are called 'one\.py'"):
        downloads.sums(saved(tmp_path, files))


def test_notebooks_of_all_pages_have_names_of_their_own():
    pages = [page.relative_to(DOCS).with_suffix("") for page in DOCS.rglob("*.md")]
    assert len({file_name(page.as_posix()) for page in pages}) == len(pages) > 30


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# Title", True),
        (f"{STAYS}\n# Title", False),
        ("# Title\n\n```{playground}\n```\n", False),
        ("A word on `{playground}`", True),
    ],
)
def test_a_page_is_a_notebook_if_its_cells_are_the_page(body, expected):
    assert offered(f"---\n{MARK}\n---\n\n{body}") is expected


def test_the_page_of_the_playground_is_none():
    assert not offered((DOCS / "playground.md").read_text("utf-8"))


LINK = (
    "[Try it](https://a.example/playground.html#surface=Bowl&start=3,2): a rate of 2."
)


@pytest.mark.parametrize(("base", "expected"), [("", ""), ("https://a.example/", LINK)])
def test_what_needs_the_site_is_a_link_or_nothing(base, expected):
    app = SimpleNamespace(config=SimpleNamespace(html_baseurl=base))
    text = (
        "Before.\n\n```{try-it} surface=Bowl&start=3,2\na rate of 2.\n```\n\n"
        "After.\n\n```{toctree}\n:hidden:\n\nlinear\n```\n"
    )
    assert (
        Writer(app, "learn/page").markdown(text) == f"Before.\n\n{expected}\n\nAfter."
    )
