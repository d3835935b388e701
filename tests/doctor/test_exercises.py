"""Each starter fails with helpful words, each solution passes, each page has both."""

import ast
from pathlib import Path

import pytest

from backproplab.doctor import check_file
from tests.doctor.corpus import ROOT

EXERCISES = ROOT / "docs" / "exercises"
NAMES = sorted(path.stem for path in (EXERCISES / "starters").glob("*.py"))


def signatures(path: Path):
    """Names and parameters of all functions and classes of a file, in order."""
    return [
        (node.name, ast.unparse(node.args) if hasattr(node, "args") else "")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and node.name != "softmax"  # a helper that a solution may have
    ]


def test_each_starter_has_a_solution():
    solutions = sorted(path.stem for path in (EXERCISES / "solutions").glob("*.py"))
    assert solutions == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_starter_fails_with_helpful_words(name):
    report = check_file(EXERCISES / "starters" / f"{name}.py")
    assert not report.passed
    assert report.failures == list(report.findings)
    for finding in report.failures:
        assert "your turn" in finding.message
        assert "(line " in finding.message
        assert finding.advice == "The body is still to be filled in."


@pytest.mark.parametrize("name", NAMES)
def test_solution_passes(name):
    report = check_file(EXERCISES / "solutions" / f"{name}.py")
    assert report.passed, [str(f) for f in report.failures]


@pytest.mark.parametrize("name", NAMES)
def test_solution_keeps_the_signatures_of_its_starter(name):
    starter, solution = (
        signatures(EXERCISES / kind / f"{name}.py")
        for kind in ("starters", "solutions")
    )
    assert starter == solution


@pytest.mark.parametrize("name", NAMES)
def test_page_offers_starter_hints_command_and_solution(name):
    page = (EXERCISES / f"{name}.md").read_text()
    assert f"<starters/{name}.py>" in page
    assert page.count(":::{dropdown} Hint") >= 2
    assert f"python -m backproplab check {name}.py" in page
    assert f"```{{literalinclude}} solutions/{name}.py" in page


def test_derivation_pages_lead_to_their_exercise():
    pages = ROOT / "docs" / "learn"
    linked = "".join(path.read_text() for path in pages.glob("*.md"))
    alone = {"rules", "surfaces"}  # these belong to gallery pages
    for name in set(NAMES) - alone:
        assert f"/exercises/{name}`" in linked, name
