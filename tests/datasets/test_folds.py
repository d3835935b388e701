"""The split without duplicates does not depend on the versions of libraries."""

import hashlib

import numpy as np
import pytest
from sklearn.model_selection import StratifiedGroupKFold

from backproplab.datasets import load_red_wine, split_without_duplicates
from backproplab.datasets.folds import first_fold

#: Of the test rows of the red wines, computed with scikit-learn 1.9.1.
DIGEST = "98597f723cff36798a12dfb11104a71178ca44e7f29eccde7b8b1b9e6cac7acc"


def test_the_rows_of_the_red_wines_are_frozen():
    wine = load_red_wine()
    rows = split_without_duplicates(wine.features, wine.targets).test_rows
    content = np.asarray(rows, dtype="<i8").tobytes()
    assert hashlib.sha256(content).hexdigest() == DIGEST


@pytest.mark.parametrize("seed", range(8))
def test_the_algorithm_is_that_of_scikit_learn(seed):
    rng = np.random.default_rng(seed)
    groups = rng.integers(0, 40, 120)
    classes = rng.integers(0, 3, 120)
    folds = StratifiedGroupKFold(4, shuffle=True, random_state=seed)
    _, expected = next(folds.split(np.zeros((120, 1)), classes, groups))
    np.testing.assert_array_equal(first_fold(classes, groups, 4, seed), expected)
