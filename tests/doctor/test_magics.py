"""What only a notebook understands is read as Jupyter reads it."""

import ast
import json

import pytest

from backproplab.doctor import check_file
from backproplab.doctor.magics import plain_python
from tests.doctor.corpus import SOLUTIONS

LINEAR = (SOLUTIONS / "linear.py").read_text()
NAMES = {
    "in brackets": ("k = (7\n % 4\n )", {"k": 3}),
    "in a string": ('s = """\n%time\n!ls\n"""', {"s": "\n%time\n!ls\n"}),
    "question": ("x = 1\nx?\nint.real??", {"x": 1}),
    "shell": ("!pip install x\nx = 2", {"x": 2}),
    "shell in a variable": ("files = !ls -l\nx = 3", {"x": 3, "files": None}),
    "timed": ("%time z = 4", {"z": 4}),
    "timed in an if": ("if True:\n    %time z = 5\nelse:\n    z = 0", {"z": 5}),
    "with options": ("t = %time" + "it -o -n 10 1 + 1", {"t": 2}),
    "only in an if": ("if True:\n    %matplotlib inline\nx = 6", {"x": 6}),
    "whole cell timed": ("%%time\nx = 7", {"x": 7}),
    "modulo at the start": ("a = 9\nb = [a\n% 5]", {"b": [4]}),
    "plain": ("x = 10 % 4", {"x": 2}),
    "magic before code": ("%load_ext autoreload\n%autoreload 2\nx = 8", {"x": 8}),
}


@pytest.mark.parametrize("name", NAMES)
def test_names_have_the_values_of_a_notebook(name):
    source, expected = NAMES[name]
    code, why = plain_python(source)
    assert not why
    found: dict = {}
    exec(compile(code, "cell", "exec"), found)
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_same_statements_as_by_the_rules_of_ipython(name):
    inputs = pytest.importorskip("IPython.core.inputtransformer2")
    source, _ = NAMES[name]
    theirs = ast.parse(inputs.TransformerManager().transform_cell(source))
    body = source.split("\n", 1)[1] if source.startswith("%%") else source
    count = len(ast.parse(plain_python(source)[0]).body)
    if source.startswith("%%"):  # IPython makes one call of the whole cell
        theirs = ast.parse(inputs.TransformerManager().transform_cell(body))
    assert len(theirs.body) == count


def notebook(tmp_path, *cells):
    path = tmp_path / "work.ipynb"
    content = [{"cell_type": "code", "source": c} for c in cells]
    path.write_text(json.dumps({"cells": content, "nbformat": 4}))
    return path


def test_a_right_layer_among_magics_passes(tmp_path):
    cells = [
        "np?\nfiles = !ls\nk = (7\n % 4)\n" + LINEAR,
        "%%bash\nls",
        "%%time\nx = 1",
    ]
    report = check_file(notebook(tmp_path, *cells))
    assert report.verdict == "passed"
    notes = [f.message for f in report.findings if f.status == "note"]
    assert notes == ["cell 2 is left out: it begins with %%bash"]


def test_a_definition_in_a_timed_cell_is_read(tmp_path):
    assert check_file(notebook(tmp_path, "%%time\n" + LINEAR)).verdict == "passed"
