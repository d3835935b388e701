"""Whatever a submission does becomes a line about it; the others are graded."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from backproplab.__main__ import main
from backproplab.doctor import check_folder
from backproplab.doctor.limits import Limits
from tests.doctor.corpus import ROOT, SOLUTIONS
from tests.doctor.hostile import CHEATS, FILES, REPRESENTATIVE, make_odd_entries
from tests.waiting import wait_until

LINEAR = (SOLUTIONS / "linear.py").read_text()
QUICK = Limits(seconds=20, seconds_each=2.0, megabytes=1024)
RIGHT = ("aaa_right.py", "zzz_right.py")


def fill(folder, names):
    """A folder with these submissions between two right ones."""
    for name in RIGHT:
        (folder / name).write_text(LINEAR)
    for name in names:
        text = FILES.get(name) or CHEATS.get(name) or ""
        (folder / f"{name}.py").write_text(text, errors="surrogatepass")


def survivors(folder):
    """Processes started by a check whose temporary files lie in this folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                known = (entry / "cmdline").read_bytes() + (
                    entry / "environ"
                ).read_bytes()
                known += os.fsencode((entry / "cwd").readlink())
            except OSError:
                continue
            if os.fsencode(folder) in known:
                found.append(int(entry.name))
    return found


def rows_of(table):
    """The rows of a table of comma-separated values."""
    with table.open(newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    "names",
    [REPRESENTATIVE, pytest.param(tuple(FILES), marks=pytest.mark.thorough)],
    ids=["some", "all"],
)
def test_every_one_is_judged_and_nothing_survives(
    names, tmp_path, monkeypatch, tmp_path_factory
):
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    fill(tmp_path, names)
    said = make_odd_entries(tmp_path)
    out = io.StringIO()
    options = ["--seconds", "6", "--megabytes", "1024", "--json"]
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        status = main(["check", str(tmp_path), *options])
    assert status == 1
    entries = {entry["file"]: entry for entry in json.loads(out.getvalue())}
    assert len(entries) == len(names) + len(RIGHT) + len(said) + 2
    for name in RIGHT:
        assert entries[str(tmp_path / name)]["verdict"] == "passed"
    for name, words in said.items():
        (finding,) = entries[str(tmp_path / name)]["findings"]
        assert words in finding["message"]
    assert not survivors(temporary)
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("name", CHEATS)
def test_a_cheat_does_not_pass(name, tmp_path):
    fill(tmp_path, [name])
    reports = {r.path.stem: r for r in check_folder(tmp_path, QUICK)}
    assert reports["aaa_right"].passed
    assert not reports[name].passed


def test_a_file_that_changes_the_checker_is_named(tmp_path):
    fill(tmp_path, ["patches_case"])
    found = {r.path.stem: r for r in check_folder(tmp_path, QUICK)}
    assert "has changed the checker" in found["patches_case"].findings[-1].message
    without = {r.path.stem: r for r in check_folder(tmp_path, QUICK, canary=False)}
    assert without["patches_case"].passed  # what the canary is for


def test_reports_are_written_whatever_the_messages_hold(tmp_path):
    names = [
        "surrogate",
        "new_lines",
        "escapes",
        "bidi",
        "null",
        "long_message",
        "html",
    ]
    work = tmp_path / "work"
    work.mkdir()
    fill(work, names)
    Path(os.fsdecode(bytes(work) + b"/latin\xe9.py")).write_text(LINEAR)
    (work / "=1+1.py").write_text(LINEAR)
    page, table = tmp_path / "page.html", tmp_path / "table.csv"
    # -P, as the installed command: html.py here must not be imported by the grader
    python = [sys.executable, "-P", "-m", "backproplab"]
    command = [*python, "check", ".", "--html", str(page)]
    run = subprocess.run(
        [*command, "--csv", str(table)], capture_output=True, cwd=work, check=False,
        env={"PATH": os.defpath, "LC_ALL": "C", "PYTHONIOENCODING": "ascii",
             "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.returncode == 1, run.stderr
    assert not run.stderr
    text = run.stdout.decode("ascii")
    assert not set(text) - {chr(c) for c in range(32, 127)} - {"\n"}
    assert len(text.splitlines()) == len(names) + 2 + len(RIGHT) + 3
    assert max(map(len, text.splitlines())) < 1000
    assert "<script>" not in page.read_text()
    rows = rows_of(table)
    assert len(rows) == len(names) + 2 + len(RIGHT)
    assert [r["result"] for r in rows if r["file"] == "'=1+1.py"] == ["pass"]


@pytest.mark.parametrize(("number", "status"), [("SIGINT", 130), ("SIGTERM", 130)])
def test_an_interrupted_run_says_what_is_known(number, status, tmp_path):
    work, started = tmp_path / "work", tmp_path / "started"
    work.mkdir()
    (work / "a_right.py").write_text(LINEAR)
    (work / "b_slow.py").write_text(
        "import time\n" + LINEAR.replace(
            "dx = G @ W.T",
            f"open({str(started)!r}, 'w').close()\n    time.sleep(10**5)",
        )
    )  # fmt: skip
    table, temporary = tmp_path / "table.csv", tmp_path / "temporary"
    temporary.mkdir()
    run = subprocess.Popen(
        [sys.executable, "-m", "backproplab", "check", str(work), "--jobs", "1",
         "--seconds", "1000", "--csv", str(table)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"TMPDIR": str(temporary)},
    )  # fmt: skip
    wait_until(started.exists, "the slow submission to start")
    assert survivors(temporary)
    run.send_signal(getattr(signal, number))
    out, err = run.communicate(timeout=120)
    assert run.returncode == status
    assert "a_right.py" in out
    assert "interrupted; 1 of 2 files are done" in err
    assert len(rows_of(table)) == 1
    assert not survivors(temporary)
    assert not list(temporary.iterdir())
