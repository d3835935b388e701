"""Two splits: the notebook's, and one without copies across the border."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.model_selection import train_test_split

from backproplab.datasets import (
    load_red_wine,
    notebook_split,
    split_without_duplicates,
)

SPLITS = [notebook_split, split_without_duplicates]


@pytest.fixture(scope="module")
def wine():
    return load_red_wine()


def rows_as_set(table):
    return set(map(tuple, np.asarray(table).tolist()))


@pytest.mark.parametrize("split_by", SPLITS)
@pytest.mark.parametrize("random_state", [0, 1, 2])
def test_parts_are_disjoint_and_exhaustive(wine, split_by, random_state):
    split = split_by(wine.features, wine.targets, random_state=random_state)
    rows = np.concatenate([split.train_rows, split.test_rows])
    np.testing.assert_array_equal(np.sort(rows), np.arange(1599))
    for part, chosen in (
        (split.train, split.train_rows),
        (split.test, split.test_rows),
    ):
        np.testing.assert_array_equal(part.x, wine.features[chosen])
        np.testing.assert_array_equal(part.targets, wine.targets[chosen])


def test_notebook_split_is_that_of_the_notebook(wine):
    split = notebook_split(wine.features, wine.targets)
    x_train, x_test, y_train, y_test = train_test_split(
        wine.features, wine.targets, test_size=0.25, random_state=1
    )
    np.testing.assert_array_equal(split.train.x, x_train)
    np.testing.assert_array_equal(split.test.x, x_test)
    np.testing.assert_array_equal(split.train.targets, y_train)
    np.testing.assert_array_equal(split.test.targets, y_test)
    assert (len(split.train_rows), len(split.test_rows)) == (1199, 400)


def test_79_test_rows_of_the_notebook_have_a_twin_in_training(wine):
    split = notebook_split(wine.features, wine.targets)
    seen = rows_as_set(split.train.x)
    by_hand = [tuple(row) in seen for row in split.test.x.tolist()]
    assert sum(by_hand) == 79
    np.testing.assert_array_equal(split.twins, by_hand)


@pytest.mark.parametrize("random_state", range(5))
def test_no_copy_across_the_border(wine, random_state):
    split = split_without_duplicates(
        wine.features, wine.targets, random_state=random_state
    )
    assert not rows_as_set(split.train.x) & rows_as_set(split.test.x)
    assert not split.twins.any()


def test_split_without_duplicates_has_the_sizes_and_classes_of_the_table(wine):
    split = split_without_duplicates(wine.features, wine.targets)
    assert (len(split.train_rows), len(split.test_rows)) == (1199, 400)
    assert split.test.targets.mean() == pytest.approx(wine.targets.mean(), abs=0.005)


@pytest.mark.parametrize("split_by", SPLITS)
def test_the_seed_decides(wine, split_by):
    first, same, other = (
        split_by(wine.features, wine.targets, random_state=seed).test_rows
        for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, same)
    assert set(first.tolist()) != set(other.tolist())


@pytest.mark.parametrize("split_by", SPLITS)
def test_frames_stay_frames(split_by):
    wine = load_red_wine(as_frame=True)
    split = split_by(wine.features, wine.targets)
    pd.testing.assert_frame_equal(split.test.x, wine.features.loc[split.test_rows])
    pd.testing.assert_series_equal(
        split.train.targets, wine.targets.loc[split.train_rows]
    )


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30), st.integers(0, 99))
def test_copies_stay_together_in_any_table(values, random_state):
    values = [*values, 10, 11, 12, 13]  # two distinct rows of each class at least
    features = np.array(values, dtype=float)[:, None]
    targets = features[:, 0] % 2
    split = split_without_duplicates(
        features, targets, n_folds=2, random_state=random_state
    )
    assert not set(split.train.x[:, 0]) & set(split.test.x[:, 0])
    assert len(split.train_rows) + len(split.test_rows) == len(values)


@pytest.mark.parametrize("split_by", SPLITS)
@pytest.mark.parametrize(
    ("features", "targets", "got"),
    [
        (np.zeros((6, 2)), np.zeros(5), r"\(6, 2\) and \(5,\)"),
        (np.zeros(6), np.zeros(6), r"\(6,\) and \(6,\)"),
        (np.zeros((6, 2)), np.zeros((6, 1)), r"\(6, 2\) and \(6, 1\)"),
    ],
)
def test_features_and_targets_that_do_not_fit(split_by, features, targets, got):
    who = f"^{split_by.__name__}: expected features of shape .*, got {got}"
    with pytest.raises(ValueError, match=who):
        split_by(features, targets)


@pytest.mark.parametrize("split_by", SPLITS)
def test_nan_in_the_features(split_by):
    with pytest.raises(ValueError, match=r"features must be finite, got nan at index"):
        split_by([[1.0], [np.nan], [2.0], [3.0]], [0, 1, 0, 1])


@pytest.mark.parametrize("n_folds", [1, 3, 2.0])
def test_folds_out_of_range(n_folds):
    features, targets = [[0.0], [1.0], [2.0], [3.0], [3.0]], [0, 1, 0, 1, 1]
    with pytest.raises(ValueError, match=r"in the smallest class, here 2, got"):
        split_without_duplicates(features, targets, n_folds=n_folds)


@pytest.mark.parametrize("test_size", [1.2, -0.1, 2000])
def test_test_size_out_of_range(wine, test_size):
    with pytest.raises(ValueError, match="test_size"):
        notebook_split(wine.features, wine.targets, test_size=test_size)


@pytest.mark.parametrize("split_by", SPLITS)
def test_misspelt_keyword(wine, split_by):
    with pytest.raises(TypeError, match="Did you mean 'random_state'"):
        split_by(wine.features, wine.targets, randomstate=1)
