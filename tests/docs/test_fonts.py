"""Fonts that were cut keep their license, and give up the name that is reserved."""

from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import fonts
import pytest
from fontTools.ttLib import TTFont
from mathml import font as mathematics


def names(file):
    """The names that a font has in its table, by number."""
    with TTFont(file) as font:
        return {record.nameID: str(record) for record in font["name"].names}


@pytest.fixture(scope="module", params=[*fonts.FACES, "mathematics"])
def cut(request, tmp_path_factory):
    """A font as the site ships it, and the text that goes along."""
    file = tmp_path_factory.mktemp("fonts") / "font.woff2"
    if request.param == "mathematics":
        file.write_bytes(mathematics.subset_font("xy√"))
        return names(file), mathematics.HERE / "OFL.txt"
    package, name = fonts.FACES[request.param]
    fonts.cut(files(package) / "files" / name, file)
    return names(file), fonts.LICENSE


def test_it_has_a_name_of_the_site(cut):
    table, _ = cut
    own = [table[number] for number in (1, 3, 4, 6)]
    assert all("Site" in name for name in own)
    assert not any("Source" in name or "STIX Two" in name for name in own)


def test_it_says_who_made_it_and_under_which_license(cut):
    table, text = cut
    assert "©" in table[0] or "Copyright" in table[0]
    assert "SIL Open Font License, Version 1.1" in table[13]
    assert "scripts.sil.org/OFL" in table[14]
    assert "PERMISSION & CONDITIONS" in text.read_text("utf-8")


def test_the_license_lies_beside_the_fonts(tmp_path, monkeypatch):
    config = SimpleNamespace(fonts_cache=str(tmp_path), html_static_path=[])
    monkeypatch.setattr(fonts, "FACES", {"serif-600": fonts.FACES["serif-600"]})
    fonts.prepare(SimpleNamespace(config=config))
    [folder] = map(Path, config.html_static_path)
    beside = {file.name for file in (folder / "fonts").iterdir()}
    assert beside == {"serif-600.woff2", "OFL.txt"}
