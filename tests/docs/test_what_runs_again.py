"""What was run before is used, and run again when it has to be."""

import hashlib
from pathlib import Path
from types import SimpleNamespace

import batches
import bundle
import caches
import pytest
import sections
from sphinx.util.parallel import make_chunks


@pytest.mark.parametrize("change", ["content", "name", "data"])
def test_digest_sees_every_change_of_the_package(tmp_path, change):
    (tmp_path / "a.py").write_text("1")
    before = caches.digest(tmp_path)
    assert caches.digest(tmp_path) == before
    if change == "content":
        (tmp_path / "a.py").write_text("2")
    elif change == "name":
        (tmp_path / "a.py").rename(tmp_path / "b.py")
    else:
        (tmp_path / "table.csv").write_text("x\n")
    assert caches.digest(tmp_path) != before


def test_digest_sees_single_files_and_a_text(tmp_path):
    (tmp_path / "a.py").write_text("1")
    before = caches.digest(tmp_path / "a.py", also="one")
    assert caches.digest(tmp_path / "a.py", also="two") != before
    (tmp_path / "a.py").write_text("2")
    assert caches.digest(tmp_path / "a.py", also="one") != before


def test_digest_ignores_compiled_files(tmp_path):
    before = caches.digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"\0")
    assert caches.digest(tmp_path) == before


def test_pages_are_written_again_when_their_style_changes(tmp_path):
    (tmp_path / "styles").mkdir()
    sheet = tmp_path / "styles" / "custom.css"
    sheet.write_text("p { color: red }")
    app = SimpleNamespace(
        confdir=tmp_path, config=SimpleNamespace(html_static_path=["styles"])
    )
    env = SimpleNamespace(found_docs={"b", "a"})
    assert bundle.restyled(app, env) == ["a", "b"]
    assert bundle.restyled(app, env) == []
    sheet.write_text("p { color: blue }")
    assert bundle.restyled(app, env) == ["a", "b"]


def test_the_database_of_notebooks_is_there_before_pages_are_read(tmp_path):
    folder = tmp_path / "cache" / "notebooks"
    config = SimpleNamespace(nb_execution_cache_path=str(folder))
    for _ in range(2):
        caches.open_cache(SimpleNamespace(config=config))
    assert (folder / "global.db").stat().st_size > 0


@pytest.mark.parametrize(
    ("digest", "page_exists", "kept"),
    [("same", True, True), ("other", True, False), ("same", False, False)],
)
def test_scripts_run_again_when_they_have_to(tmp_path, digest, page_exists, kept):
    gallery, scripts = tmp_path / "auto", tmp_path / "scripts"
    gallery.mkdir()
    scripts.mkdir()
    (scripts / "plot_a.py").touch()
    (gallery / ".package").write_text("same")
    checksum = gallery / "plot_a.py.md5"
    checksum.write_text("0")
    if page_exists:
        (gallery / "plot_a.rst").write_text("")
    old = tmp_path / "notebooks-old"
    old.mkdir()
    caches.forget_stale(
        SimpleNamespace(
            srcdir=tmp_path,
            config=SimpleNamespace(
                nb_execution_cache_path=str(tmp_path / f"notebooks-{digest}"),
                sphinx_gallery_conf={
                    "gallery_dirs": "auto",
                    "examples_dirs": "scripts",
                },
                package_digest=digest,
            ),
        )
    )
    assert checksum.exists() is kept
    assert not old.exists()
    assert (gallery / ".package").read_text() == digest


def test_pages_of_scripts_that_moved_are_dropped(tmp_path):
    gallery, sources = tmp_path / "made", tmp_path / "gallery"
    for folder in (gallery / "gone", sources):
        folder.mkdir(parents=True)
    for name in ("plot_kept.rst", "plot_moved.rst", "plot_moved.zip", "gone/index.rst"):
        (gallery / name).touch()
    (sources / "plot_kept.py").touch()
    caches.forget_moved(gallery, sources)
    assert [path.name for path in gallery.rglob("*")] == ["plot_kept.rst"]


def test_the_first_batches_of_pages_share_the_code():
    names = [f"page{i:03}" for i in range(250)]
    cells = dict.fromkeys(names[60:90], 5)
    order = batches.spread(names, cells, 2)
    assert sorted(order) == names
    running = [sum(map(bool, map(cells.get, b))) for b in make_chunks(order, 2)]
    assert running == [5, 5, 5, 5, 5, 5, 0, 0]


def test_pages_that_run_nothing_keep_their_order():
    names = [f"page{i}" for i in range(7)]
    assert batches.spread(names[:1], {}, 2) == names[:1]
    assert batches.spread([], {}, 2) == []
    assert batches.spread(names, {}, 1) == names


def test_only_scripts_that_changed_are_run_and_training_starts_first(tmp_path):
    sources, target = tmp_path / "gallery", tmp_path / "made"
    for place, text in [
        ("plot_done.py", "1\n"),
        ("rules/plot_new.py", "2\n"),
        ("wine/plot_changed.py", "load_red_wine()\n"),
        ("wine/helper.py", "4\n"),
    ]:
        for folder in (sources, target):
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (sources / place).write_text(text)
    for name, text in [("plot_done", "1\n"), ("wine/plot_changed", "3\n")]:
        digest = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
        (target / f"{name}.py.md5").write_text(digest)
    scripts = list(sections.stale(sources, target))
    assert sections.longest_first(scripts, sources) == [
        Path("wine/plot_changed.py"),
        Path("rules/plot_new.py"),
    ]
