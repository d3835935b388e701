"""Right code in the styles of well-known courses is read, or said not to be read."""

import json
import subprocess
import sys

import pytest

from backproplab.__main__ import main
from backproplab.doctor import check_file
from tests.doctor.corpus import ROOT
from tests.doctor.courses import COURSES, NIELSEN


@pytest.mark.parametrize("name", COURSES)
def test_right_code_is_not_blamed(name, tmp_path):
    path = tmp_path / "course.py"
    text, verdict, passed = COURSES[name]
    path.write_text(text)
    report = check_file(path)
    assert not report.failures, [str(f) for f in report.failures]
    assert (report.verdict, report.points) == (verdict, passed)


def test_a_network_of_which_only_the_sigmoid_was_read_is_not_passed(tmp_path):
    path = tmp_path / "network.py"
    wrong = NIELSEN.replace("delta) * sp", "delta)")
    assert wrong != NIELSEN
    path.write_text(wrong)
    report = check_file(path)
    assert report.verdict == "not read"
    assert [f.subject for f in report.unread] == ["Network"]


def test_a_file_may_import_its_neighbors(tmp_path):
    (tmp_path / "shapes.py").write_text(
        "def flat(x):\n    return x.reshape(len(x), -1)\n"
    )
    (tmp_path / "random.py").write_text("raise SystemExit('not the library')\n")
    path = tmp_path / "layer.py"
    path.write_text(
        "import random\nfrom shapes import flat\n"
        "def linear_forward(x, W, b):\n    return flat(x) @ W + b\n"
        "def linear_backward(G, x, W):\n"
        "    return G @ W.T, flat(x).T @ G, G.sum(axis=0)\n"
    )
    assert check_file(path).verdict == "passed"


def test_what_needs_a_missing_library_is_not_read(tmp_path):
    path = tmp_path / "layer.py"
    path.write_text(
        "import a_library_nobody_has as lib\n"
        "def linear_forward(x, W, b):\n    return lib.affine(x, W, b)\n"
        "def linear_backward(G, x, W):\n    return G @ W.T, x.T @ G, G.sum(axis=0)\n"
    )
    report = check_file(path)
    assert report.verdict == "not read"
    assert "is not installed here" in report.unread[0].message


def test_single_precision_and_writing_into_an_argument_are_notes(tmp_path):
    path = tmp_path / "layer.py"
    path.write_text(
        "import numpy as np\n"
        "def relu_forward(x):\n    return np.maximum(x, 0)\n"
        "def relu_backward(G, x):\n    G[x <= 0] = 0\n    return G.astype(np.float32)\n"
    )
    report = check_file(path)
    assert report.verdict == "passed"
    noted = {f.causes[0][0] for f in report.findings if f.status == "note" and f.causes}
    assert noted == {"float32", "argument-written"}


@pytest.mark.parametrize(
    "code",
    [
        "import backproplab as bp; assert bp.gradcheck.diagnose(bp.LeakyReLU()).passed",
        "import backproplab.doctor",
    ],
)
def test_the_doctor_needs_no_resource_limits_in_process(code):
    """As on Windows, where the module `resource` does not exist."""
    blocked = f"import sys; sys.modules['resource'] = None; {code}"
    run = subprocess.run(
        [sys.executable, "-c", blocked], capture_output=True, text=True, cwd=ROOT,
        check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


def test_json_says_what_was_not_read(tmp_path):
    path = tmp_path / "network.py"
    path.write_text(NIELSEN)
    run = subprocess.run(
        [sys.executable, "-m", "backproplab", "check", str(path), "--json"],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert run.returncode == 3
    (entry,) = json.loads(run.stdout)
    assert entry["verdict"] == "not read"
    assert not entry["passed"]


def test_the_command_says_where_it_does_not_run(monkeypatch, capsys, tmp_path):
    path = tmp_path / "layer.py"
    path.write_text(NIELSEN)
    monkeypatch.setattr(sys, "platform", "win32")
    assert main(["check", str(path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("check: needs Linux or macOS.")
    assert "gradcheck.diagnose" in said
