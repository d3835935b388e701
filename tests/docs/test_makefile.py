"""The commands of the Makefile hold together in a folder with a space in its name.

That a whole site is built there, and is the same, shows `make check-twice`.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Stands for the interpreter: writes down how it was called.
NOTE = """#!/bin/sh
printf '%s\\n' "$@" -- >> "$NOTES"
"""
FOLDERS = ["plain", "My Drive", "Übung 2026"]


@pytest.fixture(params=FOLDERS)
def copy(request, tmp_path):
    """A folder with the Makefile and an interpreter beside it."""
    folder = tmp_path / request.param
    (folder / "docs").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    python = folder / "python"
    python.write_text(NOTE)
    python.chmod(0o755)
    return folder


def make(copy, *arguments):
    """Run make in the copy; return the calls of the interpreter, and what was said."""
    notes = copy.parent / "notes"
    done = subprocess.run(
        ["make", *arguments, f"PY={copy / 'python'}"],
        cwd=copy,
        env=os.environ | {"NOTES": str(notes)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *calls, _ = notes.read_text().split("--\n")
    return [call.splitlines() for call in calls], done.stdout


@pytest.mark.parametrize("build", ["_build", "{}/elsewhere/my site"])
def test_the_site_is_built_below_one_folder(copy, build):
    build = build.format(copy.parent)
    [call], _ = make(copy, "html", f"BUILD={build}")
    assert call[:4] == ["-m", "sphinx", "-c", "."]
    assert call[call.index("-d") + 1] == f"{build}/doctrees"
    assert call[-2:] == ["docs", f"{build}/html"]
    assert (copy / build / "html").parent.is_dir()


def test_where_to_open_it_is_said(copy):
    (copy / "_build" / "html").mkdir(parents=True)
    _, said = make(copy, "html")
    assert f"file://{copy}/_build/html/index.html" in said


def test_a_source_that_may_not_be_written_is_told_at_once(copy):
    (copy / "docs").rmdir()  # whoever runs this may be allowed to write everything
    command = ["make", "html", f"PY={copy / 'python'}"]
    done = subprocess.run(
        command, cwd=copy, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert f"got {copy}/docs. Try in a copy" in done.stderr
    assert not (copy / "_build").exists()


def test_cleaning_stays_within_the_folder(copy):
    beside = copy.parent / "My"
    beside.mkdir(exist_ok=True)
    (copy / "_build").mkdir()
    subprocess.run(["make", "clean"], cwd=copy, check=True, capture_output=True)
    assert beside.is_dir()
    assert not (copy / "_build").exists()
