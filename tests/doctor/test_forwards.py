"""A forward pass that is not what its name says is found, and named."""

import pytest

from backproplab.doctor.adapters.known_forwards import stem
from tests.doctor.corpus import SOLUTIONS
from tests.doctor.styles import BOTH_AT_ONCE
from tests.doctor.test_styles import findings

AFFINE = (SOLUTIONS / "linear.py").read_text()
LEAKY = """
import numpy as np

def leaky_relu_forward(x, slope=0.01):
    return np.where(x > 0, x, slope * x)

def leaky_relu_backward(G, x, slope=0.01):
    return G * np.where(x > 0, 1.0, slope)
"""
HIDDEN = """
import numpy as np

def dense_forward(x, W, b):
    return np.tanh(x @ W + b)

def dense_backward(G, x, W, b):
    d = G * (1 - np.tanh(x @ W + b) ** 2)
    return d @ W.T, x.T @ d, d.sum(axis=0)
"""
POWER = (SOLUTIONS / "learnable_power.py").read_text()
LINEAR_CLASS = """
import numpy as np

class Linear:
    def __init__(self, n_in, n_out):
        self.W, self.b = np.random.randn(n_in, n_out), np.zeros(n_out)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, g):
        self.dW, self.db = self.x.T @ g, g.sum(axis=0)
        return g @ self.W.T
"""
MASKED = LEAKY.replace("np.where(x > 0, x, slope * x)", "np.maximum(slope * x, x)")
RIGHT = {
    "affine": AFFINE,
    "leaky": LEAKY,
    "a larger slope": LEAKY.replace("0.01", "0.3"),
    "as a maximum": MASKED,
    "tanh": HIDDEN,
    "power": POWER,
    "a class": LINEAR_CLASS,
    "an identity": "def linear_forward(x):\n    return x\n\n"
                   "def linear_backward(G, x):\n    return G\n",
}  # fmt: skip
# text, changes, cause of the forward pass, whether the backward pass is right
WRONG = {
    "no b": (AFFINE, [("x @ W + b", "x @ W")], "bias-missing@h", True),
    "no b, consistent": (
        AFFINE, [("x @ W + b", "x @ W"), ("G.sum(axis=0)", "0 * G.sum(axis=0)")],
        "bias-missing@h", True,
    ),
    "minus b": (AFFINE, [("x @ W + b", "x @ W - b")], "bias-negated@h", True),
    "no b and a wrong sign": (
        AFFINE, [("x @ W + b", "x @ W"), ("G @ W.T", "-G @ W.T")], "bias-missing@h",
        False,
    ),
    "no b before tanh": (HIDDEN, [("tanh(x @ W + b)\n", "tanh(x @ W)\n")],
                         "bias-missing@h", True),
    "no b in a class": (LINEAR_CLASS, [("self.W + self.b", "self.W")],
                        "bias-missing@h", True),
    "swapped": (LEAKY, [("x, slope * x", "slope * x, x"), ("1.0, slope", "slope, 1.0")],
                "branches-swapped@h", True),
    "swapped, backward right": (LEAKY, [("x, slope * x", "slope * x, x")],
                                "branches-swapped@h", True),
    "no slope": (LEAKY, [("slope * x", "0"), ("1.0, slope", "1.0, 0")], "relu@h", True),
    "a negative slope": (
        LEAKY, [("slope * x", "-slope * x"), ("1.0, slope", "1.0, -slope")],
        "negated-below@h", True,
    ),
    "the slope itself": (LEAKY, [(", slope * x", ", slope")], "below-slope@h", True),
    "not activated": (LEAKY, [("np.where(x > 0, x, slope * x)", "1.0 * x")],
                      "not-activated@h", True),
    "softmax of the whole batch": (
        BOTH_AT_ONCE, [("sum(axis=1, keepdims=True)", "sum()")], "softmax-whole@P",
        True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_right_forward_passes(name, tmp_path):
    found = findings(RIGHT[name], tmp_path)
    assert found
    assert all(f.passed for f in found), [str(f) for f in found]


@pytest.mark.parametrize("name", WRONG)
def test_wrong_forward_is_named_and_hides_nothing(name, tmp_path):
    text, changes, cause, backward_right = WRONG[name]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    forward, backward = findings(text, tmp_path)
    assert forward.status == "fail"
    assert forward.causes[0] == (cause,)
    assert backward.passed == backward_right
    if backward_right:
        assert "mend the forward pass first" in backward.message


def test_names_are_told_without_their_spelling():
    assert {stem(n) for n in ("Leaky_ReLU", "leakyReLU", "LeakyReLULayer")} == {
        "leakyrelu"
    }
