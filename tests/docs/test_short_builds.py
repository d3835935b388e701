"""A build with little to do starts no processes."""

import hashlib
from types import SimpleNamespace

import batches
import caches
import pytest


@pytest.mark.parametrize(("names", "processes"), [("ab", 1), ("abcdef", 2)])
def test_few_pages_are_read_by_sphinx_itself_and_all_written_in_parallel(
    names, processes
):
    app = SimpleNamespace(parallel=2)
    batches.read_few_here(app, None, list(names))
    assert app.parallel == processes
    batches.write_in_parallel(app, None)
    assert app.parallel == 2


def test_scripts_have_processes_if_one_of_them_has_to_run(tmp_path):
    conf = {"examples_dirs": "../gallery", "gallery_dirs": "made", "parallel": True}
    app = SimpleNamespace(
        srcdir=tmp_path / "docs", config=SimpleNamespace(sphinx_gallery_conf=conf)
    )
    made = tmp_path / "docs" / "made" / "section"
    made.mkdir(parents=True)
    sources = tmp_path / "gallery" / "section"
    sources.mkdir(parents=True)
    for name in ("plot_a", "plot_b"):
        (sources / f"{name}.py").write_text(name)
        digest = hashlib.md5(name.encode()).hexdigest()
        (made / f"{name}.py.md5").write_text(digest)
    (sources / "plot_b.py").write_text("changed")
    caches.start_nobody(app)
    assert conf["parallel"]
    (made / "plot_b.py.md5").unlink()
    caches.start_nobody(app)
    assert conf["parallel"]
    (sources / "plot_b.py").unlink()
    caches.start_nobody(app)
    assert not conf["parallel"]
