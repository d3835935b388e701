"""Names of the homework in files that are not the homework: right code passes."""

import pytest

from tests.doctor.corpus import SOLUTIONS
from tests.doctor.test_styles import findings

LINEAR = """
import numpy as np

def linear_forward(x, W, b):
    return x @ W + b

def linear_backward(G, x, W):
    return G @ W.T, x.T @ G, G.sum(axis=0)
"""
ADAM = """
def adam(w, dw, m, v, t, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):
    m = b1 * m + (1 - b1) * dw
    v = b2 * v + (1 - b2) * dw**2
    return w - lr * m / (1 - b1**t) / (np.sqrt(v / (1 - b2**t)) + eps), m, v
"""
DESCENT = """
def gradient_descent(x, y, w, lr, steps):
    for _ in range(steps):
        w = w - lr * x.T @ (x @ w - y)
    return w
"""
TIMES = """
def mult(a, b):
    return a * b
"""
OWN_LOSS = """
class Loss:
    def forward(self, pred, y):
        self.d = pred - y
        return (self.d**2).mean()
    def backward(self):
        return 2 * self.d / self.d.size
"""
OWN_NET = """
class NN:
    def __init__(self, layers):
        self.layers = layers
    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self, g):
        for layer in reversed(self.layers):
            g = layer.backward(g)
        return g
"""
PASSING_PARTS = """
class Output:
    def __init__(self, n_in, n_out):
        self.n_out = n_out
    def forward_pass(self, x):
        return x
"""
RIGHT = {
    "a rule of arrays": LINEAR + ADAM,
    "a descent of data": LINEAR + DESCENT,
    "a product": LINEAR + TIMES,
    "a loss and a network": LINEAR + OWN_LOSS + OWN_NET,
    "a class of another form": LINEAR + PASSING_PARTS,
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_code_is_not_blamed(name, tmp_path):
    found = findings(RIGHT[name], tmp_path)
    assert any(f.status == "pass" for f in found)
    assert not any(f.blames for f in found), [str(f) for f in found]


def test_what_has_only_the_name_is_said_not_to_be_checked(tmp_path):
    *_, note = sorted(
        findings(LINEAR + ADAM, tmp_path), key=lambda f: f.subject != "adam"
    )[:1]
    assert note.status == "not read"
    assert "f_x" in note.message


def test_a_loss_of_its_own_is_checked_as_one(tmp_path):
    wrong = OWN_LOSS.replace("2 * self.d / self.d.size", "-2 * self.d / self.d.size")
    failed = [f for f in findings(LINEAR + wrong, tmp_path) if not f.passed]
    assert [f.causes[0] for f in failed] == [("negated@outputs",)]


def test_an_odd_class_in_the_homework_is_missed(tmp_path):
    text = (SOLUTIONS / "homework.py").read_text()
    text = text.replace("def backward_pass(self, h, dLdz, alpha, learning_rate)",
                        "def backward_pass(self, h, dLdz)")  # fmt: skip
    failed = [f for f in findings(text, tmp_path) if f.blames]
    assert [f.status for f in failed] == ["missing"]
    assert "class Output with forward_pass(h)" in failed[0].message
