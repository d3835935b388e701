"""Gradients of NaN or infinity: what is said is true, and no mistake is invented."""

import pytest

from tests.doctor.test_styles import findings

LINEAR = """
import numpy as np

def linear_forward(x, W, b):
    return x @ W + b

def linear_backward(G, x, W):
    return {}, {}, G.sum(axis=0)
"""
LEAKY = """
import numpy as np

def leaky_relu_forward(x):
    return np.where(x > 0, x, 0.01 * x)

def leaky_relu_backward(G, x):
    return {}
"""
LOST = {
    "divided by zero": (LINEAR.format("G @ W.T / 0", "x.T @ G"), "input: 28 of 28"),
    "the weight's": (LINEAR.format("G @ W.T", "x.T @ G / 0"), "weight: 12 of 12"),
    "not a number": (LEAKY.format("G * np.nan"), "28 of 28"),
    "half of it": (LEAKY.format("G * np.where(x > 0, 1.0, np.inf)"), " of 28"),
    "infinite": (LEAKY.format("G * np.inf"), "28 of 28"),
}


@pytest.mark.parametrize("name", LOST)
def test_no_cause_is_invented(name, tmp_path):
    text, counted = LOST[name]
    (failed,) = (f for f in findings(text, tmp_path) if not f.passed)
    assert not failed.causes
    assert counted in str(failed)
    assert "entries are NaN or infinite" in str(failed)
    assert "division by 0" in failed.advice


def test_weight_in_place_of_its_transpose_needs_a_square_weight(tmp_path):
    text = LINEAR.format("G @ W", "x.T @ G")
    (failed,) = (f for f in findings(text, tmp_path) if not f.passed)
    assert not failed.causes
    assert "transpose" in failed.advice
