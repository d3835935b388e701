"""Softmax cross-entropy where the right answer is known."""

import numpy as np
import pytest
from material import assert_gradient

from backproplab import SoftmaxCrossEntropy
from backproplab.gradcheck import LossObjective
from backproplab.losses.softmax_cross_entropy import log_softmax, softmax
from tests.not_tried import oracle

LOSS = SoftmaxCrossEntropy()


@pytest.mark.parametrize("n_classes", [1, 2, 7])
def test_equal_logits_cost_the_logarithm_of_the_number_of_classes(n_classes):
    value, cache = LOSS.forward(np.full((3, n_classes), 5.0), np.zeros(3, int))
    assert value == pytest.approx(np.log(n_classes), rel=1e-14, abs=1e-15)
    expected = (1 / n_classes - np.eye(n_classes)[[0, 0, 0]]) / 3
    np.testing.assert_allclose(LOSS.backward(cache), expected, atol=1e-16)


def test_gradient_with_class_probabilities_as_targets(rng):
    targets = rng.dirichlet(np.ones(4), size=5)
    assert_gradient(LossObjective(LOSS, targets), rng.normal(size=20))


def test_rows_of_the_gradient_sum_to_zero(rng):
    _, cache = LOSS.forward(rng.normal(size=(6, 5)), rng.integers(5, size=6))
    np.testing.assert_allclose(LOSS.backward(cache).sum(axis=-1), 0, atol=1e-16)


@pytest.mark.parametrize("size", [40.0, 1e3, 1e6, 1e300])
def test_no_logit_is_too_large(size):
    logits = np.array([[size, -size], [size, -size]])
    value, cache = LOSS.forward(logits, np.array([0, 1]))
    assert value == pytest.approx(size, rel=1e-12)
    np.testing.assert_allclose(LOSS.backward(cache), [[0, 0], [0.5, -0.5]], atol=1e-30)
    gradient = LOSS.gradient(logits, [0, 1])
    np.testing.assert_allclose(gradient, [[0, 0], [0.5, -0.5]], atol=1e-30)


@pytest.mark.parametrize(
    ("logits", "label", "value"),
    [
        ([-np.inf, 0.0], 1, 0.0),
        ([-np.inf, 0.0], 0, np.inf),
        ([0.0, -np.inf, 0.0], 2, np.log(2)),
        ([-1e308, 1e308], 1, 0.0),
        ([1e308, -1e308, 1e308], 0, np.log(2)),
    ],
)
def test_a_class_may_be_ruled_out(logits, label, value):
    """Also where the difference of two finite logits is not a number of float64."""
    logits, labels = np.array([logits]), [label]
    with np.errstate(over="ignore"):
        found, cache = LOSS.forward(logits, labels)
        gradient = LOSS.gradient(logits, labels)
        of_step = LOSS.backward(
            LOSS.backward_cache(logits, LOSS.encode(labels, logits.size))
        )
    probabilities = [0.5, 0.0, 0.5] if logits.size == 3 else [0.0, 1.0]
    assert found == pytest.approx(value, rel=1e-15)
    expected = [probabilities - np.eye(logits.size)[label]]
    for grad in (LOSS.backward(cache), gradient, of_step):
        np.testing.assert_allclose(grad, expected, atol=1e-16)


def test_ruled_out_classes_as_in_torch(rng):
    torch = oracle("torch")
    logits = rng.normal(size=(6, 4))
    logits[:4, 2] = -np.inf
    labels = np.array([0, 1, 3, 0, 2, 2])
    tensor = torch.tensor(logits, requires_grad=True)
    theirs = torch.nn.functional.cross_entropy(tensor, torch.tensor(labels))
    theirs.backward()
    assert LOSS.forward(logits, labels)[0] == pytest.approx(theirs.item(), rel=1e-14)
    gradient = LOSS.gradient(logits, labels)
    np.testing.assert_allclose(gradient, tensor.grad.numpy(), atol=1e-15)


def test_a_shift_of_a_row_changes_nothing(rng):
    logits = rng.normal(size=(3, 4))
    shifted = logits + np.array([[100.0], [-7.0], [0.5]])
    np.testing.assert_allclose(softmax(shifted), softmax(logits), rtol=1e-12)
    np.testing.assert_allclose(log_softmax(shifted), log_softmax(logits), rtol=1e-12)


def test_prediction_is_the_largest_output():
    assert LOSS.predict(np.array([[0.0, 3.0, 2.0], [5.0, 1.0, 4.0]])).tolist() == [1, 0]
