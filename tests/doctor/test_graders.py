"""The cells for nbgrader and the test for otter-grader do what the page says."""

import ast
import sys
from types import ModuleType

import pytest

from tests.doctor.corpus import ROOT, SOLUTIONS

GRADERS = ROOT / "docs" / "exercises" / "graders"
LINEAR = (SOLUTIONS / "linear.py").read_text()
WRONG = LINEAR.replace("G.sum(axis=0)", "G.mean(axis=0)")


def student(text):
    names: dict = {}
    exec(text, names)
    return names


def test_assertion_carries_the_diagnosis():
    cell = (GRADERS / "nbgrader_all_or_nothing.py").read_text()
    exec(cell, student(LINEAR))
    with pytest.raises(AssertionError, match="averaged twice"):
        exec(cell, student(WRONG))


@pytest.mark.parametrize(("extra", "points"), [("", 0.0), ("leaky_relu.py", 2.0)])
def test_last_expression_is_the_score(extra, points):
    names = student(WRONG + ((SOLUTIONS / extra).read_text() if extra else ""))
    body = ast.parse((GRADERS / "nbgrader_partial.py").read_text()).body
    exec(compile(ast.Module(body[:-1], []), "cell", "exec"), names)
    score = eval(compile(ast.Expression(body[-1].value), "cell", "eval"), names)
    assert score == points


def test_otter_file(monkeypatch):
    stub = ModuleType("otter.test_files")
    stub.test_case = lambda **_: lambda function: function
    monkeypatch.setitem(sys.modules, "otter", ModuleType("otter"))
    monkeypatch.setitem(sys.modules, "otter.test_files", stub)
    check = student((GRADERS / "linear.py").read_text())["test_gradients"]
    right, wrong = student(LINEAR), student(WRONG)
    check(right["linear_forward"], right["linear_backward"])
    with pytest.raises(AssertionError, match="averaged twice"):
        check(wrong["linear_forward"], wrong["linear_backward"])
