"""The command: what it takes, what it prints and writes, its exit status."""

import csv
import json
import subprocess
import sys

import pytest

from backproplab.__main__ import main
from tests.doctor.corpus import ROOT, SOLUTIONS

LINEAR = (SOLUTIONS / "linear.py").read_text()
WRONG = LINEAR.replace("G.sum(axis=0)", "G.mean(axis=0)")
CAUSE = "averaged@bias"


def test_command(tmp_path, capsys):
    page = tmp_path / "report.html"
    assert main(["check", str(SOLUTIONS / "linear.py"), "--html", str(page)]) == 0
    assert "passed" in capsys.readouterr().out
    assert "<title>Gradient check</title>" in page.read_text()
    wrong = tmp_path / "wrong.py"
    wrong.write_text(LINEAR.replace("G.sum(axis=0)", "G.mean(axis=0)"))
    assert main(["check", str(wrong), "--json"]) == 1
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["findings"][0]["causes"][0] == ["averaged@bias"]
    assert main(["check", str(tmp_path / "nowhere.py")]) == 2
    assert "there is no file" in capsys.readouterr().err


def test_folder_has_one_line_for_each_file(tmp_path, capsys):
    for name in ("ann.py", "bob.py"):
        (tmp_path / name).write_text(LINEAR)
    assert main(["check", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[-1] == "2 pass, 0 fail"


@pytest.fixture
def folder(tmp_path):
    """A right file, a wrong one, an empty one, and folders that are no submissions."""
    work = tmp_path / ".hidden" / "work"
    for place in ("venv/lib/foo", "a/site-packages/b", ".venv", "__MACOSX", "ann"):
        (work / place).mkdir(parents=True)
        (work / place / "layer.py").write_text(LINEAR if place == "ann" else "x = 1\n")
    (work / "bob.py").write_text(WRONG)
    (work / "cleo.py").write_text("x = 1\n")
    return work


def test_three_results_and_nothing_of_environments(folder, capsys):
    assert main(["check", str(folder)]) == 1
    *lines, last, left_out = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["passed", "FAILED", "nothing"]
    assert last == "1 pass, 1 fail, 1 nothing to check"
    assert left_out == "left out: 1 (hidden), 3 (libraries)"


def test_nothing_to_check_is_no_failure_of_one_file(folder, capsys):
    assert main(["check", str(folder / "cleo.py")]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith("cleo.py: nothing to check")


def test_what_is_only_noted_is_not_counted(tmp_path, capsys):
    path = tmp_path / "relu.py"
    text = "def relu_forward(x):\n    return x * (x > 0)\n"
    path.write_text(text + "def relu_backward(G, x):\n    return G * (x >= 0)\n")
    assert main(["check", str(path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("pass ")
    assert "note " in out
    assert "passed, 1/1 checks" in out


def test_a_file_that_was_not_checked_does_not_pass(tmp_path, capsys):
    path = tmp_path / "adam.py"
    path.write_text("def adam(w, dw, m, v, t, lr=0.1):\n    return w\n")
    assert main(["check", str(path)]) == 3
    out = capsys.readouterr().out
    assert out.startswith("not read adam: ")
    assert out.endswith("not read, 0/0 checks, 0 of 1 blocks read\n")


def test_what_is_expected_must_be_there(tmp_path, capsys):
    path = tmp_path / "relu.py"
    path.write_text((SOLUTIONS / "leaky_relu.py").read_text())
    assert main(["check", str(path), "--expect", "leaky_relu"]) == 0
    assert main(["check", str(path), "--expect", "linear,leaky_relu"]) == 1
    out = capsys.readouterr().out
    assert "missing  linear: expected" in out
    assert "FAILED, 1/2 checks" in out


def test_several_paths_in_their_order_and_once(folder, capsys):
    paths = [folder / "bob.py", folder / "ann", folder / "bob.py"]
    assert main(["check", *map(str, paths)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["FAILED", "passed", "1"]


@pytest.mark.parametrize("jobs", ["0", "-3", "x"])
def test_jobs_are_counted_from_one(jobs, capsys):
    with pytest.raises(SystemExit) as end:
        main(["check", str(SOLUTIONS / "linear.py"), "--jobs", jobs])
    assert end.value.code == 2
    assert "--jobs" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--html", "--csv"])
def test_a_report_that_cannot_be_written_is_said_before_the_work(
    option, tmp_path, capsys
):
    target = tmp_path / "no" / "such" / "report"
    assert main(["check", str(SOLUTIONS / "linear.py"), option, str(target)]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert "cannot write" in err
    assert "Traceback" not in err


def test_where_the_report_is_written_is_said(tmp_path, capsys):
    page = tmp_path / "report.html"
    main(["check", str(SOLUTIONS / "linear.py"), "--json", "--html", str(page)])
    out, err = capsys.readouterr()
    assert json.loads(out)
    assert err == f"report written to {page}\n"


def test_a_reader_that_stops_early_is_no_error():
    command = [sys.executable, "-m", "backproplab", "check", "--json"]
    process = subprocess.Popen(
        [*command, str(SOLUTIONS / "linear.py")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    process.stdout.close()
    with process.stderr as complaints:
        assert complaints.read() == ""
    assert process.wait() == 0


def test_table_for_a_gradebook(folder, tmp_path):
    target = tmp_path / "grades.csv"
    main(["check", str(folder), "--csv", str(target)])
    with target.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["result"] for row in rows] == ["pass", "fail", "nothing to check"]
    assert [(row["right"], row["checks"]) for row in rows] == [
        ("1", "1"), ("0", "1"), ("0", "0"),
    ]  # fmt: skip
    assert rows[1]["causes"] == CAUSE
    assert "bias gradient" in rows[1]["mistakes"]


def test_page_begins_with_who_made_which_mistake(folder, tmp_path):
    target = tmp_path / "report.html"
    main(["check", str(folder), "--html", str(target)])
    page = target.read_text()
    places = [page.index(name) for name in ("bob.py", "cleo.py", "layer.py")]
    assert places == sorted(places)  # failed first
    assert page.index("<h2>Mistakes</h2>") < page.index("<details>")
    assert "<details open>" not in page
    for number in range(3):
        assert f'href="#file-{number}"' in page
        assert f'id="file-{number}"' in page
