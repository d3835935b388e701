"""Scaling looks at the training rows and nowhere else."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from backproplab.datasets import (
    Labeled,
    Split,
    load_red_wine,
    min_max_scale,
    notebook_split,
)


@pytest.fixture
def split():
    wine = load_red_wine()
    return notebook_split(wine.features, wine.targets)


def with_test_rows(split, x):
    return replace(split, test=split.test._replace(x=x))


def test_training_rows_span_zero_to_one(split):
    x = min_max_scale(split).train.x
    np.testing.assert_allclose(x.min(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(x.max(axis=0), 1.0, rtol=1e-12)


def test_test_rows_do_not_matter(split):
    strange = with_test_rows(split, 1e6 * split.test.x)
    before, after = min_max_scale(split), min_max_scale(strange)
    np.testing.assert_array_equal(before.train.x, after.train.x)


def test_test_rows_are_moved_by_the_constants_of_the_training_rows(split):
    low, high = split.train.x.min(axis=0), split.train.x.max(axis=0)
    expected = (split.test.x - low) / (high - low)
    np.testing.assert_allclose(min_max_scale(split).test.x, expected, atol=1e-12)


def test_test_rows_outside_the_training_range_are_not_clipped(split):
    beyond = with_test_rows(split, 2 * split.train.x.max(axis=0, keepdims=True))
    assert (min_max_scale(beyond).test.x > 1).all()


def test_the_wines_do_leave_the_unit_interval(split):
    assert min_max_scale(split).test.x.max() > 1


def test_constant_column_is_shifted_and_not_divided():
    split = Split(
        train=Labeled(np.array([[5.0, 1.0], [5.0, 3.0]]), np.array([0, 1])),
        test=Labeled(np.array([[5.0, 2.0], [7.5, 2.0]]), np.array([0, 1])),
        train_rows=np.array([0, 1]),
        test_rows=np.array([2, 3]),
    )
    scaled = min_max_scale(split)
    np.testing.assert_array_equal(scaled.train.x, [[0.0, 0.0], [0.0, 1.0]])
    np.testing.assert_array_equal(scaled.test.x, [[0.0, 0.5], [2.5, 0.5]])


def test_everything_else_is_kept(split):
    before = split.train.x.copy()
    scaled = min_max_scale(split)
    np.testing.assert_array_equal(split.train.x, before)
    np.testing.assert_array_equal(scaled.train.targets, split.train.targets)
    np.testing.assert_array_equal(scaled.test.targets, split.test.targets)
    np.testing.assert_array_equal(scaled.test_rows, split.test_rows)
    np.testing.assert_array_equal(scaled.twins, split.twins)


def test_frames_stay_frames(split):
    wine = load_red_wine(as_frame=True)
    scaled = min_max_scale(notebook_split(wine.features, wine.targets))
    assert isinstance(scaled.test.x, pd.DataFrame)
    assert list(scaled.test.x) == list(wine.feature_names)
    np.testing.assert_array_equal(scaled.test.x.index, scaled.test_rows)
    np.testing.assert_array_equal(scaled.test.x, min_max_scale(split).test.x)


@pytest.mark.parametrize("part", ["train", "test"])
def test_nan_is_refused(split, part):
    labeled = getattr(split, part)
    x = labeled.x.copy()
    x[3, 2] = np.nan
    broken = replace(split, **{part: labeled._replace(x=x)})
    with pytest.raises(ValueError, match=rf"{part}\.x must be finite, got nan at inde"):
        min_max_scale(broken)
