"""Squared error where the right answer is known."""

import numpy as np
import pytest
from sklearn.metrics import mean_squared_error

from backproplab import GradientDescent, SquaredError, mlp, train

LOSS = SquaredError()


@pytest.mark.parametrize("n_outputs", [1, 4])
def test_value_is_half_the_number_of_outputs_times_the_mean(n_outputs, rng):
    outputs, targets = rng.normal(size=(2, 6, n_outputs))
    expected = n_outputs / 2 * mean_squared_error(targets, outputs)
    assert LOSS.forward(outputs, targets)[0] == pytest.approx(expected, rel=1e-14)


def test_targets_of_a_single_output_may_be_a_vector(rng):
    encoded = LOSS.encode([1, 2, 3], 1)
    np.testing.assert_array_equal(encoded, [[1.0], [2.0], [3.0]])
    assert LOSS.encode([5], 1).shape == (1, 1)
    outputs = rng.normal(size=(3, 1))
    assert LOSS.forward(outputs, [1, 2, 3])[0] == LOSS.forward(outputs, encoded)[0]


def test_descent_finds_the_least_squares_solution(rng):
    x, targets = rng.normal(size=(40, 3)), rng.normal(size=(40, 2))
    history = train(
        mlp([3, 2]), x, targets, optimizer=GradientDescent(0.5), rng=rng, loss=LOSS,
        batch_size=40, n_epochs=400,
    )  # fmt: skip
    design = np.column_stack([x, np.ones(40)])
    best = np.linalg.lstsq(design, targets)[0]
    np.testing.assert_allclose(history.theta, best.ravel(), rtol=1e-10)
    assert np.isnan(history.train_accuracy).all()
    np.testing.assert_allclose(history.predict(x), design @ best, rtol=1e-9)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: LOSS.encode(np.ones((5, 2)), 3), "expected 3 targets for each row"),
        (lambda: LOSS.encode(np.ones(5), 5), "expected 5 targets for each row"),
        (lambda: LOSS.encode([1.0, np.nan], 1), "targets must be finite"),
        (lambda: LOSS.encode(["a"], 1), "targets must hold numbers"),
        (lambda: LOSS.forward(np.ones(3), np.ones(3)), r"try z\[None, :\]"),
        (lambda: LOSS.forward(np.ones((3, 2)), np.ones((4, 2))), "the same batch"),
    ],
)
def test_what_does_not_fit_is_explained(call, words):
    with pytest.raises(ValueError, match=words):
        call()
