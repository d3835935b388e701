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
    "call timed": ("def f(x):\n    return x\n%time z = f(4)", {"z": 4}),
    "loop timed": ("n = 0\n%time for i in range(3): n += i", {"n": 3}),
    "profiled": ("%prun -l 3 y = abs(-2)", {"y": 2}),
    "wildcard": ("import math\nmath.*in*?\nx = 1", {"x": 1}),
    "question at an index": ("a = [1]\na[0].real?\nx = 1", {"x": 1}),
    "question after an expression": ("c = x = 1\ny = x if c else c?", {"x": 1}),
    "marks in comments": ("x = (1,  # really?\n 2)  # !\n!ls", {"x": (1, 2)}),
    "shell over lines": ("!ls \\\n -l\nx = 1", {"x": 1}),
    "magic over lines": ("%matplotlib \\\n  inline\nx = 1", {"x": 1}),
    "shell in an entry": ("d = {}\nd['a'] = !ls\nz = 1", {"z": 1}),
    "modulo after a backslash": ("x = 5 \\\n  % 3\n!ls", {"x": 2}),
    "prompts": (">>> x = 1\n>>> y = 2", {"x": 1, "y": 2}),
    "numbered prompts": ("In [1]: x = 1", {"x": 1}),
    "indented": ("  x = 1\n  y = 2\n", {"x": 1, "y": 2}),
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


def test_lines_keep_their_numbers_in_a_timed_cell(tmp_path):
    report = check_file(notebook(tmp_path, "%%time\nx = 1\ny = = 2"))
    assert "cell 1: syntax error in line 3" in report.findings[0].message


def test_a_call_that_is_timed_in_a_notebook_is_no_syntax_error(tmp_path):
    cell = LINEAR + "\n%time z = abs(-1)\n%time" + "it abs(1)\n"
    assert check_file(notebook(tmp_path, cell)).verdict == "passed"
