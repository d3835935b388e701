"""Training and test rows: as in the notebook, and without copies across the border."""

import numpy as np
from sklearn.model_selection import train_test_split

from backproplab._base.checks import explain_keywords, finite_array
from backproplab.datasets.folds import first_fold
from backproplab.datasets.split import Labeled, Split, number_copies

__all__ = ["notebook_split", "split_without_duplicates"]


@explain_keywords
def notebook_split(features, targets, *, test_size=0.25, random_state=1) -> Split:
    """Draw test rows at random, by default those of the homework notebook.

    Parameters
    ----------
    features : array_like or DataFrame, shape (n_rows, n_features)
        The rows, finite.
    targets : array_like or Series, shape (n_rows,)
        Their targets.
    test_size : float or int
        Share of the rows, in (0, 1), or number of rows to test on.
    random_state : int
        Seed of the draw.

    Returns
    -------
    Split
        Training and test rows, both in the order drawn.

    Raises
    ------
    ValueError
        If features and targets do not fit together, a feature is not finite, or an
        option is out of range.

    See Also
    --------
    split_without_duplicates : No row is tested that was learned from.

    Notes
    -----
    :func:`sklearn.model_selection.train_test_split` does the work. A table with
    repeated rows, such as the red wines, gets copies on both sides: a model that
    remembers is rewarded for it. `Split.twins` marks them.

    Examples
    --------
    >>> from backproplab.datasets import load_red_wine, notebook_split
    >>> wine = load_red_wine()
    >>> notebook_split(wine.features, wine.targets)
    <Split: 1199 training rows, 400 test rows, 79 of them with a copy in training>
    """
    features, targets = _paired("notebook_split", features, targets)
    rows = np.arange(len(features))
    return _split(
        features,
        targets,
        *train_test_split(rows, test_size=test_size, random_state=random_state),
    )


@explain_keywords
def split_without_duplicates(features, targets, *, n_folds=4, random_state=1) -> Split:
    """Draw test rows at random, all copies of a row on the same side.

    Parameters
    ----------
    features : array_like or DataFrame, shape (n_rows, n_features)
        The rows, finite. Rows with equal features are copies.
    targets : array_like or Series, shape (n_rows,)
        Their classes.
    n_folds : int
        One fold in so many is the test set; from 2 to the number of distinct rows in
        the smallest class.
    random_state : int
        Seed of the draw.

    Returns
    -------
    Split
        Training and test rows, both in the order of the table. Copies are kept, so
        the sizes and the share of each class can be those of a random split.

    Raises
    ------
    ValueError
        If features and targets do not fit together, a feature is not finite, or an
        option is out of range.

    See Also
    --------
    notebook_split : The random split of the notebook, copies on both sides.

    Notes
    -----
    The test set is the first fold of the algorithm behind
    :class:`sklearn.model_selection.StratifiedGroupKFold`, a group being a row with its
    copies: every fold gets about the same share of each class. The algorithm is part of
    this package, so the rows do not depend on the version of scikit-learn.

    Examples
    --------
    The first and the third row are copies, and so are the second and the last.

    >>> from backproplab.datasets import split_without_duplicates
    >>> features = [[1.0], [7.0], [1.0], [2.0], [8.0], [9.0], [3.0], [7.0]]
    >>> split = split_without_duplicates(features, [0, 1, 0, 0, 1, 1, 0, 1], n_folds=2)
    >>> split
    <Split: 4 training rows, 4 test rows, 0 of them with a copy in training>

    The red wines, at the size of the notebook's split:

    >>> from backproplab.datasets import load_red_wine
    >>> wine = load_red_wine()
    >>> split_without_duplicates(wine.features, wine.targets)
    <Split: 1199 training rows, 400 test rows, 0 of them with a copy in training>
    """
    features, targets = _paired("split_without_duplicates", features, targets)
    groups = number_copies(features)
    _check_folds(n_folds, targets, groups)
    test = first_fold(targets, groups, n_folds, random_state)
    train = np.setdiff1d(np.arange(len(features)), test)
    return _split(features, targets, train, test)


def _paired(who, *tables):
    """Return features and targets as they are if frames, else as arrays; check both."""
    features, targets = (
        table if hasattr(table, "iloc") else np.asarray(table) for table in tables
    )
    if features.ndim != 2 or targets.shape != features.shape[:1]:
        raise ValueError(
            f"{who}: expected features of shape (n_rows, n_features) and targets of "
            f"shape (n_rows,), got {features.shape} and {targets.shape}. "
            "Pass the features first, a row for each target."
        )
    finite_array(who, "features", features)
    return features, targets


def _check_folds(n_folds, targets, groups):
    distinct = np.unique(np.stack([targets, groups], axis=1), axis=0)
    most = np.unique(distinct[:, 0], return_counts=True)[1].min()
    if not isinstance(n_folds, int | np.integer) or not 2 <= n_folds <= most:
        raise ValueError(
            "split_without_duplicates: n_folds must be an integer from 2 to the number "
            f"of distinct rows in the smallest class, here {most}, got {n_folds!r}."
        )


def _split(features, targets, train_rows, test_rows):
    def take(rows):
        return Labeled(_take(features, rows), _take(targets, rows))

    return Split(take(train_rows), take(test_rows), train_rows, test_rows)


def _take(table, rows):
    return getattr(table, "iloc", table)[rows]
