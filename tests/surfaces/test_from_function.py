"""Any function as a surface, and what is said about one that cannot be."""

import math

import autograd.numpy as anp
import numpy as np
import pytest

from backproplab import GradientDescent, descend
from backproplab.surfaces import Points, from_function


def test_it_can_be_descended_on():
    surface = from_function(
        lambda x, y: (x - 1) ** 2 + anp.cosh(y), minima=Points(((1.0, 0.0),), 1.0)
    )
    path = descend(surface, GradientDescent(0.3), [[3.0, 1.0], [0.0, -2.0]], 60)
    np.testing.assert_allclose(path.distance[-1], 0.0, atol=1e-8)


def test_the_name_is_that_of_the_function():
    def canyon(x, y):
        return x * y

    assert from_function(canyon).name == "canyon"
    assert "on canyon" in repr(
        descend(from_function(canyon), GradientDescent(), [1.0, 1.0], 1)
    )


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda x: x, "must map arrays x and y elementwise"),
        (lambda x, y: math.sin(x) + y, "functions of autograd.numpy"),
        (lambda x, y: anp.sum(x * y), "expected 2 values for 2 points, got shape"),
    ],
)
def test_other_functions_are_refused(function, message):
    with pytest.raises(ValueError, match=message):
        from_function(function)
