"""The small extensions that build the site, tried on made-up material."""

import hashlib
import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import api_pages
import archives
import batches
import caches
import code_links
import fonts
import inventories
import pytest
import sections
from fontTools.ttLib import TTFont
from sphinx.util.inventory import InventoryFile
from sphinx.util.parallel import make_chunks


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package that exports one class twice and owns one function."""
    folder = tmp_path / "toy"
    (folder / "shapes").mkdir(parents=True)
    (folder / "_hidden").mkdir()
    (folder / "__init__.py").write_text(
        "from toy.shapes import Square\n"
        "SIDES = 4\n"
        "def area(): ...\n"
        "__version__ = '1'\n"
        "__all__ = ['SIDES', 'Square', 'area', '__version__']\n"
    )
    (folder / "shapes" / "__init__.py").write_text(
        "class Square: ...\n__all__ = ['Square']\n"
    )
    (folder / "_hidden" / "__init__.py").write_text("raise ImportError\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("toy", "toy.shapes"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield __import__("toy")
    for name in ("toy", "toy.shapes"):
        sys.modules.pop(name, None)


def test_a_public_name_is_documented_in_the_room_it_comes_from(package):
    assert api_pages.aliases(package) == {
        "SIDES": "toy.SIDES",
        "Square": "toy.shapes.Square",
        "area": "toy.area",
    }


def test_pages_follow_the_package(package, tmp_path):
    app = SimpleNamespace(srcdir=tmp_path)
    config = SimpleNamespace(api_pages_package="toy", api_pages_dir="api")
    api_pages.write_pages(app, config)
    square, area = (
        tmp_path / "api" / p for p in ("toy.shapes/Square.rst", "toy/area.rst")
    )
    assert ".. autoclass:: Square" in square.read_text()
    assert ".. autofunction:: area" in area.read_text()
    assert ".. autodata:: SIDES" in area.with_name("SIDES.rst").read_text()

    os.utime(square, (1, 1))
    package.__all__.remove("area")
    api_pages.write_pages(app, config)
    assert square.stat().st_mtime == 1, "an unchanged page was written again"
    assert not area.exists(), "the page of a name that is gone is still there"


@pytest.mark.usefixtures("package")
def test_names_of_others_are_left_alone():
    node = {"reftarget": "numpy.ndarray", "refdomain": "py"}
    app = SimpleNamespace(config=SimpleNamespace(api_pages_package="toy"))
    assert api_pages.resolve(app, None, node, None) is None


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


def test_archives_with_equal_members_become_equal(tmp_path):
    for number, names in enumerate(("ab", "ba")):
        with zipfile.ZipFile(tmp_path / f"{number}.zip", "w") as archive:
            for name in names:
                info = zipfile.ZipInfo(name, (2020 + number, 1, 1, 0, 0, 0))
                archive.writestr(info, f"content of {name}")
        archives.rewrite(tmp_path / f"{number}.zip")
    first, second = ((tmp_path / f"{n}.zip").read_bytes() for n in (0, 1))
    assert first == second
    (tmp_path / "a").write_text("the member on disk")
    os.utime(tmp_path / "a", (7, 7))
    archives.rewrite(tmp_path / "0.zip")
    assert (tmp_path / "0.zip").stat().st_mtime == 7
    assert zipfile.ZipFile(BytesIO(first)).read("a") == b"content of a"


def test_sphinx_reads_the_compiled_inventories(tmp_path):
    (tmp_path / "toy.txt").write_text(
        "https://example.org/docs/\ntoy.Square py:class 1 api.html#$ -\n"
    )
    mapping = inventories.compile_all(tmp_path, tmp_path / "out")
    address, (file,) = mapping["toy"]
    with Path(file).open("rb") as stream:
        found = InventoryFile.load(stream, address, lambda *parts: "".join(parts))
    assert found["py:class"]["toy.Square"].uri == (
        "https://example.org/docs/api.html#toy.Square"
    )


def test_fonts_hold_the_characters_of_the_site(tmp_path):
    fonts.prepare(
        SimpleNamespace(
            config=SimpleNamespace(fonts_cache=str(tmp_path), html_static_path=[])
        )
    )
    for face in fonts.FACES:
        file = tmp_path / "fonts" / f"{face}.woff2"
        with TTFont(file) as font:
            known = font.getBestCmap()
        greek = "ησ" if face in {"sans-400", "sans-600"} else ""  # others have none
        assert {ord(c) for c in "azAZ09äé–“”→" + greek} <= known.keys()
        assert file.stat().st_size < 30_000


def test_pages_of_scripts_that_moved_are_dropped(tmp_path):
    gallery, sources = tmp_path / "made", tmp_path / "gallery"
    for folder in (gallery / "gone", sources):
        folder.mkdir(parents=True)
    for name in ("plot_kept.rst", "plot_moved.rst", "plot_moved.zip", "gone/index.rst"):
        (gallery / name).touch()
    (sources / "plot_kept.py").touch()
    caches.forget_moved(gallery, sources)
    assert [path.name for path in gallery.rglob("*")] == ["plot_kept.rst"]


def test_notes_that_were_shortened_are_whole_again_for_the_next_build(tmp_path):
    app = SimpleNamespace(
        srcdir=tmp_path,
        config=SimpleNamespace(sphinx_gallery_conf={"gallery_dirs": "gallery"}),
    )
    file = tmp_path / "gallery" / "plot_one.codeobj.json"
    file.parent.mkdir()
    file.write_text('{"run": [{"name": "History"}], "f.call": [{"name": "call"}]}')
    whole = file.read_text()
    for _ in range(2):
        code_links.shorten_all(app)
        assert "History" not in file.read_text()
        assert "call" in file.read_text()
        code_links.restore_all(app)
        assert file.read_text() == whole


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
