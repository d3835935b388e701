"""Numbers of other kinds, and options that are something else."""

import numpy as np
import pandas as pd
import pytest
from attempt import LABELS, NETWORK, X, given
from scipy.sparse import csr_array
from table import bad, explains, table

from backproplab import Adam, Bowl, plotting
from backproplab.estimators import BackpropClassifier, BackpropRegressor
from backproplab.gradcheck import central_difference, check, complex_step

THETA = NETWORK.init(np.random.default_rng(0))
DATES = np.array(["2026-01-01"] * 6, dtype="datetime64[D]")


@table(
    bad("complex", given(x=X + 1j), ValueError, "train", "got complex numbers"),
    bad("dates", given(x=np.tile(DATES, (3, 1)).T), ValueError, "train", "got dates"),
    bad("text of numbers", given(x=X.astype(str)), ValueError, "train", "got text"),
    bad("sparse", given(x=csr_array(X)), TypeError, "train", "Try x.toarray()"),
    bad("stop", given(stop=3), TypeError, "train", "stop must be a function"),
    bad(
        "state of another rule",
        given(state={"a": 1}),
        ValueError,
        "train",
        "expected a state of GradientDescent with step",
    ),
)
def test_train(call, error, who, parts):
    explains(call, error, who, parts)


HOLES = np.where(np.arange(18).reshape(6, 3) == 4, np.nan, X)


@table(
    bad("NaN", lambda: NETWORK.predict(THETA, HOLES), ValueError, "Network.predict",
        "x must be finite, got nan at index (1, 1)"),
    bad("sparse", lambda: NETWORK.predict(THETA, csr_array(X)), TypeError,
        "Network.predict", "Try x.toarray()"),
    bad("text", lambda: NETWORK.predict(THETA, X.astype(str)), ValueError,
        "Network.predict", "must hold numbers"),
    bad("complex", lambda: NETWORK.predict(THETA, X + 1j), ValueError,
        "Network.predict", "got complex numbers"),
    bad("step of 0", lambda: central_difference(np.sum, [1.0], step=0), ValueError,
        "central_difference", "step must be in (0, inf)"),
    bad("large complex step", lambda: complex_step(np.sum, [1.0], step=0.1),
        ValueError, "complex_step", "step must be in (0, 1e-8]"),
    bad("no point", lambda: check(Bowl()), TypeError, "check", "expected theta",
        "Try check(Bowl()"),
    bad("a list of histories", lambda: plotting.curves([1]), TypeError, "curves",
        "must be of type History"),
)  # fmt: skip
def test_calls(call, error, who, parts):
    explains(call, error, who, parts)


def test_parameters_may_come_as_a_series():
    expected = NETWORK.predict(THETA, X)
    np.testing.assert_array_equal(NETWORK.predict(pd.Series(THETA), X), expected)


def test_a_regressor_takes_no_dates():
    with pytest.raises(ValueError, match=r"dates|datetime|numbers"):
        BackpropRegressor(max_iter=1, tol=None).fit(X, DATES)


def test_new_classes_in_partial_fit_are_explained():
    model = BackpropClassifier((2,), max_iter=1, tol=None)
    model.partial_fit(X, LABELS, classes=[0, 1])
    with pytest.raises(ValueError, match="in the first call of partial_fit"):
        model.partial_fit(X, LABELS + 1)


def test_a_state_of_the_same_rule_goes_on():
    state = given(optimizer=Adam())().state
    assert given(optimizer=Adam(), state=state)().n_epochs == 1
