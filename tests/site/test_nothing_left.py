"""The site holds what its pages show and offer, and nothing of an earlier build."""

import built
import prune
import pytest


def test_every_picture_and_download_is_mentioned_on_a_page(site):
    assert prune.left_over_files(site) == []
    assert prune.unused_pictures(site) == []


@pytest.mark.parametrize("leaked", ["[Text(", "&lt;matplotlib", " object at 0x"])
def test_no_page_prints_what_drawing_returned(leaked):
    assert [name for name in built.names() if leaked in built.text(name)] == []
