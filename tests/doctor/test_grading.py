"""Files that hang, crash or lack something become lines; the others are graded."""

import json
import os
import time

import pytest

from backproplab.doctor import check_file, check_folder
from backproplab.doctor.limits import Limits
from tests.doctor.corpus import SOLUTIONS

LINEAR = (SOLUTIONS / "linear.py").read_text()
QUICK = Limits(seconds=20, seconds_each=1.0, megabytes=1024)
TROUBLE = {
    "syntax.py": ("def linear_forward(x, W, b:\n    pass\n", "syntax error in line"),
    "hang.py": (LINEAR.replace("dx = G @ W.T", "while True: pass"), "does it end?"),
    "hang_on_load.py": ("x = [i for i in iter(int, 1)]\ndef f_forward(x=x): 1\n",
                        "more than 1 s"),
    "exits.py": (LINEAR.replace("dx = G @ W.T", "raise SystemExit(0)"), "SystemExit"),
    "dies.py": ("import os\n" + LINEAR.replace("dx = G @ W.T", "os._exit(0)"),
                "ended early"),
    "crashes.py": ("import ctypes\n"
                   + LINEAR.replace("dx = G @ W.T", "ctypes.string_at(0)"), "crashed"),
    "memory.py": ("import numpy as np\n"
                  + LINEAR.replace("dx = G @ W.T", "dx = np.zeros(2**28)"),
                  "MemoryError"),  # 2 GiB that the machine would give
    "file.py": (LINEAR.replace("dx = G @ W.T",
                               "open('a', 'wb').write(bytes(11_000_000))"),
                "File too large"),
    "time.py": ("import resource\n"
                + LINEAR.replace(
                    "dx = G @ W.T",
                    "raise ValueError(resource.getrlimit(resource.RLIMIT_CPU))"),
                "(21, 21)"),
    "recursion.py": (LINEAR.replace("dx = G @ W.T",
                                    "return linear_backward(G, x, W)"), "itself"),
    "unfilled.py": (LINEAR.replace("dx = G @ W.T", "raise NotImplementedError"),
                    "NotImplementedError"),
    "import.py": ("import a_module_nobody_has as m\n"
                  + LINEAR.replace("G @ W.T", "m.f(G)"), "is not installed here"),
    "empty.py": ("", "nothing to check"),
    "missing.py": ((SOLUTIONS / "homework.py").read_text().replace(
        "class Output", "class Outputs"), "class Output not found"),
    "notebook.ipynb": ("{", "not readable"),
}  # fmt: skip


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("submissions")
    for name, (text, _) in TROUBLE.items():
        (folder / name).write_text(text)
    (folder / "right.py").write_text(LINEAR)
    return {r.path.name: r for r in check_folder(folder, QUICK)}


@pytest.mark.parametrize("name", TROUBLE)
def test_trouble_becomes_a_line(name, reports):
    report = reports[name]
    assert not report.passed
    assert any(TROUBLE[name][1] in str(f) for f in report.findings), report.findings


def test_others_are_graded(reports):
    assert reports["right.py"].passed


def test_a_bomb_of_children_is_ended(tmp_path):
    path = tmp_path / "children.py"
    ended, late = tmp_path / "ended", tmp_path / "late"
    path.write_text(
        f"""
import os, time
def linear_forward(x, W, b):
    return x @ W + b
def linear_backward(G, x, W):
    for _ in range(3):
        if os.fork() == 0:
            while not os.path.exists({str(ended)!r}):
                time.sleep(0.1)
            open({str(late)!r}, "w").close()
            os._exit(0)
    return G @ W.T, x.T @ G, G.sum(axis=0)
"""
    )
    check_file(path, QUICK)
    ended.touch()
    time.sleep(2)  # a child that is left would see it, and write
    assert not late.exists()


def test_secrets_stay_with_the_caller(tmp_path, monkeypatch):
    monkeypatch.setenv("SOME_TOKEN", "hush")
    path = tmp_path / "nosy.py"
    path.write_text(
        "import os\n"
        + LINEAR.replace("dx = G @ W.T", "raise ValueError(sorted(os.environ))")
    )
    (finding,) = check_file(path, QUICK).findings
    assert "PATH" in finding.message
    assert "SOME_TOKEN" not in finding.message
    assert os.environ["SOME_TOKEN"] == "hush"


def test_training_at_the_top_level_is_left_out(tmp_path):
    path = tmp_path / "script.py"
    path.write_text(LINEAR + "\nwhile True:\n    pass\n")
    assert check_file(path, QUICK).passed


def test_notebook(tmp_path):
    path = tmp_path / "work.ipynb"
    cells = ["%matplotlib inline\n!pip install x\n", "def broken(:\n", LINEAR]
    content = [
        {"cell_type": "code", "source": c.splitlines(keepends=True)} for c in cells
    ]
    path.write_text(json.dumps({"cells": content, "nbformat": 4}))
    report = check_file(path, QUICK)
    assert [f.status for f in report.findings] == ["error", "pass"]
    assert "cell 2: syntax error in line 1" in report.findings[0].message
