"""What a machine lacks is one line; where it is required, it is a failure."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.not_tried import KINDS, lacking, summary

MODULE = """
import pytest
from tests.not_tried import lacking

@pytest.mark.parametrize("n", range(7))
def test_with_an_oracle(n):
    lacking("oracles", "torch")

def test_in_a_browser():
    lacking("browser", "none of chromium, firefox")

def test_that_is_left_out():
    pytest.skip("another reason")
"""


CONFTEST = Path(__file__).with_name("conftest.py")
SETTINGS = CONFTEST.parents[1] / "pyproject.toml"


def run(folder, *options):
    """Run the tests of a folder with the hooks and the settings of ours."""
    (folder / "conftest.py").write_bytes(CONFTEST.read_bytes())
    settings = ["-c", str(SETTINGS), "--rootdir", str(SETTINGS.parent)]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *settings, "-p", "no:cacheprovider", *options,
         str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def reason(monkeypatch):
    """Why a test is skipped that needs something of a kind."""
    for kind in KINDS.values():
        monkeypatch.delenv(kind.variable, raising=False)

    def reason(kind):
        with pytest.raises(pytest.skip.Exception) as raised:
            lacking(kind, "it")
        return f"Skipped: {raised.value}"

    return reason


def test_each_kind_is_counted_and_has_a_remedy(reason):
    line = summary([reason("oracles")] * 471 + [reason("browser")] * 227)
    assert line == (
        "not tried: PyTorch and JAX comparisons (471), "
        "install with `make .venv/.installed-oracles`; "
        "browser tests (227), install Chromium and Firefox"
    )


def test_without_a_lack_there_is_no_line():
    assert summary(["Skipped: a page that needs a host"]) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_required_fails(kind, monkeypatch):
    variable = KINDS[kind].variable
    monkeypatch.setenv(variable, "1")
    with pytest.raises(pytest.fail.Exception, match=f"{variable} is set and it is not"):
        lacking(kind, "it")


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_a_run_ends_with_one_line(options, tmp_path, reason):
    reason("oracles")  # nothing is required
    (tmp_path / "test_it.py").write_text(MODULE)
    done = run(tmp_path, *options)
    lines = [line for line in done.stdout.splitlines() if "not tried" in line]
    assert lines == [summary([reason("oracles")] * 7 + [reason("browser")])]
    assert "SKIPPED" not in done.stdout
