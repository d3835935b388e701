"""Stratified folds of groups, the same with every version of the libraries."""

import numpy as np

__all__ = ["first_fold"]


def first_fold(classes, groups, n_folds: int, random_state: int) -> np.ndarray:
    """Rows of the first of several folds that share out classes and groups.

    The algorithm of :class:`sklearn.model_selection.StratifiedGroupKFold` as of its
    version 1.9: the groups are shuffled, those with the most uneven classes come first,
    and each goes to the fold where the shares of the classes stay most even. It is
    written out here because other versions assign other rows, and every number of a
    study would change with them.

    Parameters
    ----------
    classes : array_like, shape (n_rows,)
        The class of each row.
    groups : array_like, shape (n_rows,)
        Rows of one group stay together.
    n_folds : int
        How many folds there are.
    random_state : int
        Seed of the shuffle.

    Returns
    -------
    ndarray
        Row numbers, ascending.

    Examples
    --------
    >>> first_fold([0, 1, 0, 1], [0, 1, 2, 3], n_folds=2, random_state=0)
    array([1, 2])
    """
    _, of_row, sizes = np.unique(classes, return_inverse=True, return_counts=True)
    _, group = np.unique(groups, return_inverse=True)
    counts = np.zeros((group.max() + 1, len(sizes)))
    np.add.at(counts, (group, of_row), 1)
    order = np.arange(len(counts))
    np.random.RandomState(random_state).shuffle(order)
    order = order[np.argsort(-np.std(counts[order], axis=1), kind="stable")]
    in_fold, members = np.zeros((n_folds, len(sizes))), []
    for one in order:
        fold = most_even(in_fold, counts[one], sizes)
        in_fold[fold] += counts[one]
        if fold == 0:
            members.append(one)
    return np.flatnonzero(np.isin(group, members))


def most_even(in_fold, added, sizes) -> int:
    """The fold to which a group is added; the smaller one where two are as good."""
    best, lowest, fewest = 0, np.inf, np.inf
    for fold in range(len(in_fold)):
        in_fold[fold] += added
        unevenness = np.mean(np.std(in_fold / sizes, axis=0))
        in_fold[fold] -= added
        rows = in_fold[fold].sum()
        as_good = np.isclose(unevenness, lowest) and rows < fewest
        if unevenness < lowest or as_good:
            best, lowest, fewest = fold, unevenness, rows
    return best
