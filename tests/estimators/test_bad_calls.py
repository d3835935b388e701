"""Errors say who, what was expected, what arrived."""

import numpy as np
import pytest

from backproplab import Adam, BackpropClassifier, BackpropRegressor

X = np.random.default_rng(0).normal(size=(12, 3))
LABELS = np.arange(12) % 3


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"hidden_layer_sizes": 0}, ValueError, "hidden_layer_sizes must be an int"),
        ({"hidden_layer_sizes": [4, 2.5]}, ValueError, "hidden_layer_sizes .* got 2.5"),
        ({"activation": "LeakyRelu"}, ValueError, "Did you mean 'LeakyReLU'"),
        ({"activation": ["relu", "relu"]}, ValueError, "one activation for each"),
        ({"optimizer": "adam"}, ValueError, "Did you mean"),
        ({"optimizer": Adam}, TypeError, r"Call it: Adam\(...\)"),
        ({"learning_rate": -1.0}, ValueError, r"learning_rate must be in \(0, inf\)"),
        ({"l2": -1.0}, ValueError, "l2 must be in"),
        ({"batch_size": "all"}, ValueError, "batch_size must be one of 'auto'"),
        ({"batch_size": 0}, ValueError, "batch_size must be an integer >= 1"),
        ({"max_iter": 0}, ValueError, "max_iter must be an integer >= 1"),
        ({"tol": -1.0}, ValueError, "tol must be in"),
        ({"n_iter_no_change": 0}, ValueError, "n_iter_no_change must be"),
        ({"validation_fraction": 1.0}, ValueError, "validation_fraction must be in"),
        ({"init_scheme": "hee"}, ValueError, "Did you mean 'he'"),
        ({"theta_init": np.zeros(3)}, ValueError, "expected theta of shape"),
        ({"class_weight": "balance"}, ValueError, "class_weight"),
        ({"class_weight": {0: -1.0, 1: 1.0, 2: 1.0}}, ValueError, "at least 0"),
    ],
)
def test_wrong_parameters_are_found_by_fit(changes, error, words):
    model = BackpropClassifier(**({"hidden_layer_sizes": 4} | changes))
    with pytest.raises(error, match=words):
        model.fit(X, LABELS)


def test_a_misspelt_parameter_is_unknown():
    with pytest.raises(TypeError, match="learning_rat"):
        BackpropClassifier(learning_rat=0.1)


def test_partial_fit_needs_its_classes_first():
    model = BackpropClassifier(4)
    with pytest.raises(ValueError, match="must be told all classes"):
        model.partial_fit(X, LABELS)
    model.partial_fit(X, LABELS, classes=[0, 1, 2])
    with pytest.raises(ValueError, match="expected the classes of the earlier fit"):
        model.partial_fit(X, LABELS, classes=[0, 1])
    with pytest.raises(ValueError, match="expected the classes of the earlier fit"):
        model.partial_fit(X, LABELS + 1)
    with pytest.raises(ValueError, match="Set early_stopping=False"):
        model.set_params(early_stopping=True).partial_fit(X, LABELS)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_warm_start_must_fit_what_there_is():
    model = BackpropClassifier(4, warm_start=True, max_iter=2).fit(X, LABELS)
    with pytest.raises(ValueError, match="expected the classes of the earlier fit"):
        model.fit(X, LABELS + 1)
    with pytest.raises(ValueError, match="expected the network of the earlier fit"):
        model.set_params(hidden_layer_sizes=5).fit(X, LABELS)


def test_regressor_must_keep_its_number_of_outputs():
    model = BackpropRegressor(4).partial_fit(X, X)
    with pytest.raises(ValueError, match="expected 3 targets for each row"):
        model.partial_fit(X, X[:, :2])


def test_divergence_is_an_error():
    model = BackpropRegressor(4, optimizer="GradientDescent", learning_rate=1e6)
    with pytest.raises(FloatingPointError, match="Try a smaller learning_rate"):
        model.fit(X, X)
