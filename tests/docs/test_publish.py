"""Versions of the site beside each other."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "publish.py"
PUBLISH = runpy.run_path(str(SCRIPT))


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "html"
    folder.mkdir()
    (folder / "index.html").write_text("a site")
    (folder / "404.html").write_text("nothing")
    return folder


def test_versions_are_kept_and_listed_from_the_newest(site, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("v0.9", "v0.10", "latest", "v0.2"):
        PUBLISH["publish"](site, pages, name)
    assert PUBLISH["versions"](pages) == ["latest", "v0.10", "v0.9", "v0.2"]
    text = (pages / "versions.html").read_text("utf-8")
    assert text.index("latest/") < text.index("v0.10/") < text.index("v0.9/")
    assert 'url=latest/index.html"' in (pages / "index.html").read_text("utf-8")
    assert (pages / "404.html").read_text() == "nothing"


def test_the_list_knows_which_version_has_a_page(site, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    PUBLISH["publish"](site, pages, "v0.9")
    (site / "learn").mkdir()
    (site / "learn" / "new.html").touch()
    PUBLISH["publish"](site, pages, "latest")
    first, _, code = (pages / "versions.js").read_text("utf-8").partition("\n")
    assert json.loads(first.removeprefix("const PAGES = ").rstrip(";")) == {
        "latest": ["404.html", "index.html", "learn/new.html"],
        "v0.9": ["404.html", "index.html"],
    }
    assert "PAGES" in code


def test_a_candidate_is_older_than_what_it_became():
    names = ["v0.2.0rc1", "v0.10", "v0.2.0", "v0.2.0rc2", "latest"]
    assert PUBLISH["newest_first"](names) == [
        "latest", "v0.10", "v0.2.0", "v0.2.0rc2", "v0.2.0rc1",
    ]  # fmt: skip


def test_a_version_replaces_itself_whole(site, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    PUBLISH["publish"](site, pages, "latest")
    (pages / "latest" / "old.html").touch()
    PUBLISH["publish"](site, pages, "latest")
    assert not (pages / "latest" / "old.html").exists()


def test_a_name_that_could_be_a_folder_above_is_refused(site, tmp_path):
    with pytest.raises(SystemExit, match="expected latest or a tag"):
        PUBLISH["publish"](site, tmp_path, "../elsewhere")


@pytest.mark.parametrize(
    ("name", "status"),
    [("latest", 0), ("v1.0", 0), ("v1.0rc1", 0), ("v1.0-rc1", 1), ("version", 1)],
)
def test_a_name_is_judged_before_anything_is_built(name, status):
    done = subprocess.run(
        [sys.executable, SCRIPT, name], capture_output=True, text=True, check=False
    )
    assert done.returncode == status
    assert ("expected latest or a tag" in done.stderr) == bool(status)


def test_the_pages_above_the_versions_state_a_policy(site, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    PUBLISH["publish"](site, pages, "latest")
    for name in ("index.html", "versions.html"):
        head, _, rest = (
            (pages / name).read_text("utf-8").partition("default-src 'self';")
        )
        assert rest
        assert "<script" not in head
        assert "<script>" not in rest  # it would have to be named by its digest


def test_the_command_publishes(site, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    subprocess.run([sys.executable, SCRIPT, "v1.0", site, pages], check=True)
    assert (pages / "v1.0" / "index.html").read_text() == "a site"
