"""Who takes the mean over the batch: files that keep to one convention pass."""

import pytest

from backproplab.doctor import check_file
from tests.doctor.styles import COLUMNS, PROBABILITIES, REMEMBERING

ROWS = """
import numpy as np

def linear_forward(X, W, b):
    return X @ W + b

def linear_backward(dZ, X, W):
    m = len(X)
    return dZ @ W.T, X.T @ dZ / m, dZ.sum(axis=0) / m
"""
COURSE = COLUMNS.replace("np.dot(dZ, A_prev.T)", "np.dot(dZ, A_prev.T) / dZ.shape[1]")
COURSE = COURSE.replace(
    "np.sum(dZ, axis=1, keepdims=True)", "np.mean(dZ, axis=1, keepdims=True)"
)
CLASS = REMEMBERING.replace("self.x.T @ dout", "self.x.T @ dout / len(dout)")
CLASS = CLASS.replace("dout.sum(axis=0)", "dout.mean(axis=0)")
NO_BIAS = ROWS.replace(", b)", ")").replace(" + b", "")
NO_BIAS = NO_BIAS.replace(", dZ.sum(axis=0) / m", "")
TANH = """
import numpy as np

def block_forward(x, W, b):
    return (x @ W + b) ** 3

def block_backward(G, x, W, b):
    d = 3 * G * (x @ W + b) ** 2
    return d @ W.T, x.T @ d / len(x), d.mean(axis=0)
"""
LAYERS = {"rows": ROWS, "columns": COURSE, "class": CLASS, "no bias": NO_BIAS,
          "another layer": TANH}  # fmt: skip
PER_ROW = PROBABILITIES.replace("return p / len(y)", "return p")


def report(text, folder, convention="loss"):
    path = folder / "submission.py"
    path.write_text(text)
    return check_file(path, convention=convention)


@pytest.mark.parametrize("name", LAYERS)
def test_without_a_loss_the_verdict_is_conditional(name, tmp_path):
    (failed,) = report(LAYERS[name], tmp_path).failures
    assert failed.causes[0] == ("averaged@parameters",)
    assert "if the loss averages" in failed.message
    assert "If it does not" in failed.advice
    assert "already" not in str(failed)


@pytest.mark.parametrize("name", LAYERS)
def test_beside_an_undivided_loss_it_is_right_as_a_whole(name, tmp_path):
    found = report(LAYERS[name] + PER_ROW, tmp_path)
    assert found.passed, [str(f) for f in found.findings]
    assert sum("right as a whole" in f.message for f in found.findings) == 2


@pytest.mark.parametrize("name", LAYERS)
def test_beside_a_divided_loss_it_is_wrong(name, tmp_path):
    found = report(LAYERS[name] + PROBABILITIES, tmp_path)
    assert [f.causes[0] for f in found.failures] == [("averaged@parameters",)]


def test_layers_that_disagree_are_wrong(tmp_path):
    found = report(ROWS + REMEMBERING + PER_ROW, tmp_path)
    assert {f.causes[0] for f in found.failures} == {
        ("averaged@parameters",),
        ("summed@outputs",),
    }


def test_one_parameter_alone_is_no_convention(tmp_path):
    text = ROWS.replace("X.T @ dZ / m", "X.T @ dZ")
    for convention in ("loss", "layer"):
        (failed,) = report(text, tmp_path, convention).failures
        assert failed.causes[0] == ("averaged@bias",)


@pytest.mark.parametrize("name", LAYERS)
def test_the_convention_can_be_asked_for(name, tmp_path):
    found = report(LAYERS[name], tmp_path, "layer")
    assert found.passed
    assert "convention" in found.findings[-1].message
