"""The site holds what its pages show and offer, and nothing of an earlier build."""

import prune


def test_every_picture_and_download_is_mentioned_on_a_page(site):
    assert prune.left_over_files(site) == []
