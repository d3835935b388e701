"""A report says how much of a file was read, and blames nothing that was not."""

import json

import pytest

from backproplab.doctor import check_file
from backproplab.doctor.adapters import guard
from backproplab.doctor.report import block_of
from tests.doctor.courses_more import MORE_COURSES

RELU = (
    "def relu_forward(x):\n    return np.maximum(x, 0)\n"
    "def relu_backward(G, x):\n    return G * (x > 0)\n"
)


def report_on(text, folder, name="submission.py"):
    path = folder / name
    path.write_text(text)
    return check_file(path)


@pytest.mark.parametrize("name", MORE_COURSES)
def test_right_code_is_read_or_named_as_not_read(name, tmp_path):
    text, blocks, unread = MORE_COURSES[name]
    report = report_on(text, tmp_path)
    assert not report.failures, [str(f) for f in report.failures]
    assert {block_of(f) for f in report.unread} == unread
    assert report.blocks == blocks
    assert report.verdict == ("not read" if unread else "passed")


def test_a_wrong_gradient_of_a_clipped_loss_is_found(tmp_path):
    text = MORE_COURSES["losses of probabilities"][0]
    wrong = text.replace("= -1 / probs", "= 1 / probs")
    assert wrong != text
    report = report_on(wrong, tmp_path)
    assert [f.subject for f in report.failures] == ["cross_entropy_loss backward"]


def test_a_wrong_loss_of_two_classes_is_not_excused(tmp_path):
    text = MORE_COURSES["layers of a book"][0]
    wrong = text.replace("return (self.y - self.t) * dout", "return (self.t - self.y)")
    assert wrong != text
    report = report_on(wrong, tmp_path)
    assert [f.subject for f in report.failures] == ["SigmoidWithLoss backward"]


@pytest.mark.parametrize("body", ["pass", "self.x = x", "self.x = x; return None"])
def test_an_empty_body_is_still_told(body, tmp_path):
    text = (
        f"class Layer:\n    def forward(self, x):\n        {body}\n"
        "    def backward(self, dout):\n        return dout\n"
    )
    (finding,) = report_on(text, tmp_path).failures
    assert finding.advice == "Is the body still to be filled in?"


def test_a_wrong_layer_that_is_told_whether_it_is_trained_fails(tmp_path):
    text = MORE_COURSES["layers that are told whether they are trained"][0]
    wrong = text.replace("np.sum(dvalues, axis=0", "np.mean(dvalues, axis=0")
    assert wrong != text
    report = report_on(wrong, tmp_path)
    assert [f.subject for f in report.failures] == ["Layer_Dense backward"]


def test_helpers_that_check_or_use_gradients_are_no_blocks(tmp_path):
    text = (
        "import numpy as np\n" + RELU + "def numerical_gradient(f, x):\n    return x\n"
        "def check_gradients(f, x):\n    return True\n"
        "def clip_grad(g):\n    return g\n"
        "def mse_loss(z, y):\n    return ((z - y) ** 2).mean()\n"
        "class SGD:\n    def step(self, params, grads):\n        pass\n"
        "    def zero_grad(self):\n        pass\n"
    )
    assert report_on(text, tmp_path).verdict == "passed"


def test_an_error_of_the_checker_is_not_the_learners(monkeypatch):
    def broken():
        return {}["of the checker"]

    monkeypatch.setattr(guard, "CHECKER", __file__)
    with pytest.raises(guard.NotCheckedError, match="the check cannot use"):
        guard.attempt(broken)


def test_a_definition_that_lacks_a_library_is_not_read(tmp_path):
    text = (
        "import numpy as np\nimport a_library_nobody_has.nn as nn\n"
        "class Net(nn.Module):\n    def forward(self, x):\n        return x\n" + RELU
    )
    report = report_on(text, tmp_path)
    assert report.verdict == "not read"
    assert [f.subject for f in report.unread] == ["Net"]
    assert report.blocks == "1/2"


def test_a_file_in_a_package_may_import_from_it(tmp_path):
    package = tmp_path / "common"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "functions.py").write_text("def double(x):\n    return 2 * x\n")
    text = (
        "import numpy as np\nfrom .functions import double\n"
        "from common.functions import double as again\n"
        "def d_forward(x):\n    return np.tanh(double(x))\n"
        "def d_backward(G, x):\n    return 2 * G * (1 - np.tanh(again(x)) ** 2)\n"
    )
    assert report_on(text, package, "layers.py").verdict == "passed"


@pytest.mark.parametrize(
    ("neighbor", "words"),
    [
        ("import a_library_nobody_has", "a_library_nobody_has is not installed here"),
        ("zero = 1 / 0", "neighbor cannot be imported: ZeroDivisionError"),
    ],
)
def test_why_a_neighbor_cannot_be_imported_is_said(neighbor, words, tmp_path):
    (tmp_path / "neighbor.py").write_text(neighbor)
    report = report_on(
        "import numpy as np\nfrom neighbor import zero\n"
        + RELU.replace("(x, 0)", "(x, zero)"),
        tmp_path,
    )
    assert report.verdict == "not read"
    (note,) = [f for f in report.findings if f.status == "note"]
    assert words in note.message
    assert "neighbor is not installed" not in note.message


@pytest.mark.parametrize(
    "content",
    ["[1, 2]", '{"cells": "abc"}', '{"cells": [1]}', "null", "[" * 100_000,
     json.dumps({"cells": [{"cell_type": "code", "source": 5}]})],
    ids=["list", "text", "numbers", "null", "deep", "source"],
)  # fmt: skip
def test_json_that_is_no_notebook_is_not_readable(content, tmp_path):
    (finding,) = report_on(content, tmp_path, "work.ipynb").findings
    assert finding.message.startswith("not readable: ")
