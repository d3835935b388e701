"""Continuous integration installs the browsers under the names that a system knows."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).parents[2] / ".ci" / "run"
STUBS = {
    "apt-cache": 'case " $KNOWN " in *" $2 "*) exit 0 ;; *) exit 100 ;; esac',
    "apt-get": 'echo "$@"',
    "sudo": 'exec "$@"',
    "make": "exit 0",
}


@pytest.fixture
def bare(tmp_path):
    """A folder of programs in which no browser is."""
    for name, code in STUBS.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{code}\n")
        (tmp_path / name).chmod(0o755)
    for name in ("bash", "dirname", "id"):
        (tmp_path / name).symlink_to(shutil.which(name))
    return tmp_path


def run(folder, known):
    return subprocess.run(
        [folder / "bash", RUN],
        env={"PATH": str(folder), "KNOWN": known, "HOME": os.environ.get("HOME", "/")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("names", ["chromium firefox-esr", "chromium-browser firefox"])
def test_debian_and_ubuntu(bare, names):
    done = run(bare, names)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].endswith(f"{names} node-typescript")


def test_what_is_there_is_not_installed(bare):
    for name in ("google-chrome", "tsc"):
        (bare / name).symlink_to(bare / "make")
    last = run(bare, "chromium firefox-esr").stdout.splitlines()[-1]
    assert last.split()[-2:] == ["--no-install-recommends", "firefox-esr"]


def test_a_system_that_knows_neither_is_told(bare):
    done = run(bare, "chromium")
    assert done.returncode != 0
    assert "apt knows none of firefox-esr firefox" in done.stderr
