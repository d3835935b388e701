"""The estimator adds little to `train`, counted in calls, which no clock disturbs."""

import sys

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


def test_fit_makes_few_calls_beside_those_of_train(rng):
    x, targets = rng.random((1199, 11)), rng.integers(2, size=1199)
    options = {"batch_size": 32, "rng": rng, "optimizer": Adam()}
    model = BackpropClassifier((16, 12, 8), batch_size=32, max_iter=10, tol=None)
    loop = calls(
        lambda: train(mlp([11, 16, 12, 8, 2]), x, targets, n_epochs=10, **options)
    )
    whole = calls(lambda: model.fit(x, targets))
    assert loop > 10_000
    assert whole / loop < 1.1
