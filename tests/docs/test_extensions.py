"""The small extensions that build the site, tried on made-up material."""

import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import api_pages
import archives
import code_links
import fonts
import inventories
import pytest
from fontTools.ttLib import TTFont
from sphinx.util.inventory import InventoryFile


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
    config = SimpleNamespace(fonts_cache=str(tmp_path), html_static_path=[])
    fonts.prepare(SimpleNamespace(config=config))
    [folder] = config.html_static_path
    for face in fonts.FACES:
        file = Path(folder, "fonts", f"{face}.woff2")
        with TTFont(file) as font:
            known = font.getBestCmap()
        greek = "ησ" if face in {"sans-400", "sans-600"} else ""  # others have none
        assert {ord(c) for c in "azAZ09äé–“”→" + greek} <= known.keys()
        assert file.stat().st_size < 30_000


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
