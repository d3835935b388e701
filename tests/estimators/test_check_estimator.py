"""Every check that scikit-learn has for its own estimators; none is expected to fail.

One of them holds integer weights against repeated rows, exactly. That is a property of
the objective, so it needs what leaves the path alone: all rows in one batch, which
``batch_size="auto"`` gives for up to 200 rows, and no rows held out.
"""

import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from backproplab.estimators import BackpropClassifier, BackpropRegressor
from backproplab.layers import LearnablePower
from backproplab.optimizers import CosineDecay, Nesterov

ESTIMATORS = [
    BackpropClassifier(),
    BackpropRegressor(),
    BackpropClassifier(
        [50, 9], [LearnablePower(), "relu"], l2=1e-3, class_weight="balanced"
    ),
    BackpropClassifier(10, "relu", optimizer=Nesterov(0.1), l2=1e-3, tol=None),
    BackpropRegressor([], learning_rate=CosineDecay(0.1, 500)),
]


# some checks train for a few epochs only, and are not silent about it
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@parametrize_with_checks(ESTIMATORS)
def test_passes(estimator, check):
    check(estimator)
