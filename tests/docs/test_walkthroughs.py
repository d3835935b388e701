"""The walk-throughs for contributors work as they are printed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from myst_nb.core.read import read_myst_markdown_notebook

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "explanation" / "contributing.md").read_text("utf-8")
FILE = re.compile(
    r"^(`{3,})\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)^\1$",
    re.DOTALL | re.MULTILINE,
)
FILES = {path: text for _, path, text in FILE.findall(PAGE)}
COMMANDS = re.findall(r"^\$ python (.+)$", PAGE, re.MULTILINE)
FOLDERS = ("backproplab", "tests/contracts", "gallery")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    """A copy of the repository with the files of the page written into it."""
    folder = tmp_path_factory.mktemp("repository")
    for name in FOLDERS:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    for name in ("tests/conftest.py", "tests/not_tried.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    for path, text in FILES.items():
        assert not (ROOT / path).exists(), f"{path} is taken: the page needs another"
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def python(scratch, *arguments):
    """Run Python there; fail with what it says."""
    environment = os.environ | {"PYTHONPATH": str(scratch), "MPLBACKEND": "agg"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=scratch, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_the_page_has_all_five():
    kinds = [path.split("/")[:-1] for path in FILES]
    assert ["/".join(kind) for kind in kinds] == [
        "backproplab/layers",
        "backproplab/optimizers",
        "backproplab/surfaces",
        "docs/learn",
        "gallery",
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_succeeds(scratch, command):
    said = python(scratch, *command.split())
    if "pytest" in command:
        passed = re.search(r"(\d+) passed", said)
        assert passed, said
        assert int(passed[1]) >= 5
        assert "failed" not in said


def test_the_examples_of_new_files_run(scratch):
    paths = [path for path in FILES if "backproplab" in path]
    said = python(scratch, "-m", "pytest", "-v", "--doctest-modules", *paths)
    for path in paths:
        assert re.search(rf"^{path}::\S+ PASSED", said, re.MULTILINE), said


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".md")])
def test_the_cells_of_a_new_page_run(scratch, path):
    notebook = read_myst_markdown_notebook((scratch / path).read_text("utf-8"))
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    python(scratch, "-c", "\n".join(code))


def test_a_wrong_sign_is_found(scratch):
    [path] = [path for path in FILES if "layers" in path]
    right = (scratch / path).read_text("utf-8")
    (scratch / path).write_text(right.replace("* xp.cos", "* -xp.cos"), "utf-8")
    with pytest.raises(AssertionError, match=r"\d+ failed"):
        python(scratch, "-m", "pytest", "tests/contracts", "-q", "-x", "-k", "Sine")
    (scratch / path).write_text(right, "utf-8")
