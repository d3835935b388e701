"""A build with little to do starts no processes."""

import hashlib
from time import sleep
from types import SimpleNamespace

import batches
import pytest
import sections

from tests.waiting import wait_until


@pytest.mark.parametrize(("names", "processes"), [("ab", 1), ("abcdef", 3)])
def test_few_pages_are_read_by_sphinx_itself_and_all_written_in_parallel(
    names, processes
):
    app = SimpleNamespace(parallel=2)
    batches.choose_readers(app, None, list(names))
    assert app.parallel == processes
    batches.write_in_parallel(app, None)
    assert app.parallel == 2


@pytest.mark.parametrize(("text", "processes"), [("as it was", False), ("new", True)])
def test_there_are_processes_for_scripts_if_one_has_to_run(tmp_path, text, processes):
    conf = {"examples_dirs": "gallery", "gallery_dirs": "made", "parallel": True}
    emitted = []
    app = SimpleNamespace(
        srcdir=tmp_path,
        parallel=2,
        config=SimpleNamespace(sphinx_gallery_conf=conf),
        emit=emitted.append,
    )
    for folder in ("gallery", "made"):
        (tmp_path / folder).mkdir()
    (tmp_path / "gallery" / "plot_a.py").write_text(text)
    digest = hashlib.md5(b"as it was", usedforsecurity=False).hexdigest()
    (tmp_path / "made" / "plot_a.py.md5").write_text(digest)
    sections.run_all(app)
    assert conf["parallel"] is processes
    assert emitted == ["scripts-started"]


@pytest.mark.timeout(300)
def test_scripts_end_when_what_is_done_meanwhile_fails(tmp_path, monkeypatch):
    made = tmp_path / "made"

    def slow(name, target, *_):
        (target / name).with_suffix(".begun").touch()
        while not (target / "failed").exists():
            sleep(0.01)
        (target / name).touch()

    def emit(event):
        wait_until(lambda: list(made.glob("*.begun")), "a script has begun")
        raise RuntimeError(f"failed in {event}")

    monkeypatch.setattr(sections, "generate_file_rst", slow)
    conf = {"examples_dirs": "gallery", "gallery_dirs": "made", "parallel": True}
    config = SimpleNamespace(sphinx_gallery_conf=conf)
    app = SimpleNamespace(srcdir=tmp_path, parallel=2, config=config, emit=emit)
    (tmp_path / "gallery").mkdir()
    for letter in "abcdefgh":  # more than are handed out at once
        (tmp_path / "gallery" / f"plot_{letter}.py").touch()
    with (
        pytest.warns(UserWarning, match="cancelled"),
        pytest.raises(RuntimeError, match="scripts-started") as raised,
    ):
        sections.run_all(app)
    (made / "failed").touch()
    sleep(1)  # a process that is left would see it, and write
    assert not list(made.glob("*.py"))
    assert raised.tb  # what it refers to did not end because nobody refers to it
