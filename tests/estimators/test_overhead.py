"""The estimator adds little to `train`, counted in calls, which no clock disturbs."""

import sys

import pytest

from backproplab import Adam, BackpropClassifier, mlp, train


def calls(function):
    """How many functions, of Python and of C, a call of `function` calls."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    function()  # what is done once for each process
    sys.setprofile(note)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(("n_rows", "n_epochs"), [(1199, 10), (150, 150)])
def test_fit_makes_few_calls_beside_those_of_train(n_rows, n_epochs, rng):
    x, targets = rng.random((n_rows, 11)), rng.integers(2, size=n_rows)
    options = {"batch_size": 32, "rng": rng, "optimizer": Adam(), "n_epochs": n_epochs}
    model = BackpropClassifier(
        (16, 12, 8), batch_size=32, max_iter=n_epochs, tol=None, random_state=0
    )
    loop = calls(lambda: train(mlp([11, 16, 12, 8, 2]), x, targets, **options))
    whole = calls(lambda: model.fit(x, targets))
    assert loop > 10_000
    assert whole / loop < 1.1
