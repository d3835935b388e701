"""What an earlier build left in the site is removed, and nothing else."""

import prune
import pytest


@pytest.fixture
def root(tmp_path):
    files = {
        "index.html": '<img src="_images/a.webp" srcset="_images/a2.webp 2x">',
        "learn/page.html": '<a href="../_downloads/1f/run.py">run</a>',
        "learn/gone.html": '<img src="../_images/gone.webp">',
        "_images/a.webp": "", "_images/a2.webp": "", "_images/gone.webp": "",
        "_downloads/1f/run.py": "", "_downloads/2e/run.py": "",
        "_downloads/1f/read.html": "", "downloads/all.zip": "", "_static/base.css": "",
    }  # fmt: skip
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def names(files, root):
    return [file.relative_to(root).as_posix() for file in files]


def test_a_page_without_a_source_is_left_over(root):
    pages = prune.left_over_pages(root, ["index", "learn/page"])
    assert names(pages, root) == ["learn/gone.html"]


def test_pictures_and_downloads_that_no_page_mentions_are_left_over(root):
    (root / "learn" / "gone.html").unlink()
    assert names(prune.left_over_files(root), root) == [
        "_downloads/1f/read.html", "_downloads/2e/run.py", "_images/gone.webp",
    ]  # fmt: skip


def test_pictures_of_features_that_are_not_used_are_unused(root):
    static = root / "_static"
    for name in ("shown.svg", "loaded.png", "badge.svg"):
        (static / name).touch()
    (static / "base.css").write_text("p { background: url(shown.svg) }")
    (static / "load.js").write_text("load('loaded.png')")
    assert names(prune.unused_pictures(root), root) == ["_static/badge.svg"]


def test_a_folder_goes_with_its_last_file(root):
    prune.remove([root / "_downloads" / "2e" / "run.py"], root)
    assert not (root / "_downloads" / "2e").exists()
    assert (root / "_downloads" / "1f" / "run.py").exists()
