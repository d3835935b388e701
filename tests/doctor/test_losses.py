"""Losses that are not cross-entropy, and losses whose targets have another form."""

import numpy as np
import pytest

from backproplab.gradcheck import diagnose
from backproplab.losses.base import Loss


class Distance(Loss):
    """Half the squared distance to targets of the outputs' shape."""

    has_classes = False

    def __init__(self, backward):
        self._backward = backward

    def encode(self, targets, n_outputs):
        targets = np.asarray(targets)
        if targets.dtype.kind != "f" or targets.shape[-1:] != (n_outputs,):
            raise ValueError("expected float targets of the outputs' shape")
        return targets

    def forward(self, outputs, targets):
        error = outputs - self.encode(targets, outputs.shape[-1])
        return 0.5 * (error**2).sum() / len(error), error

    def backward(self, cache):
        return self._backward(cache)


WRONG = {
    "summed@outputs": lambda e: e,
    "averaged-twice@outputs": lambda e: e / len(e) ** 2,
    "averaged-all-entries@outputs": lambda e: e / e.size,
    "averaged-wrong-axis@outputs": lambda e: e / e.shape[1],
    "doubled@outputs": lambda e: 2 * e / len(e),
    "negated@outputs": lambda e: -e / len(e),
}


def test_targets_are_numbers_where_there_are_no_classes():
    diagnosis = diagnose(Distance(lambda e: e / len(e)))
    assert diagnosis.passed
    assert [f.status for f in diagnosis.findings] == ["note", "pass"]


@pytest.mark.parametrize("cause", WRONG)
def test_the_mistake_is_named(cause):
    diagnosis = diagnose(Distance(WRONG[cause]))
    assert diagnosis.causes == ((cause,),)


def mse_forward(z, y):
    return ((z - y) ** 2).mean()


def one_hot_forward(z, y):
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -(y * np.log(p)).sum() / len(z), p - y


@pytest.mark.parametrize(
    ("forward", "backward", "causes"),
    [
        (mse_forward, lambda z, y: 2 * (z - y) / z.size, ()),
        (mse_forward, lambda z, y: 2 * (z - y) / len(z),
         (("columns-summed@outputs",),)),
        (mse_forward, lambda z, y: 2 * (z - y), (("all-summed@outputs",),)),
        (one_hot_forward, lambda cache: cache / len(cache), ()),
        (one_hot_forward, lambda cache: cache, (("summed@outputs",),)),
    ],
)  # fmt: skip
def test_functions_take_rows_of_numbers(forward, backward, causes):
    diagnosis = diagnose(forward, backward)
    assert diagnosis.causes == causes
    assert diagnosis.passed == (not causes)
