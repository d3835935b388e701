"""What a split is: two parts of a table, and which rows of them are copies."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Labeled", "Split", "number_copies"]


def number_copies(features):
    """Number the distinct rows, shape (n_rows,): copies of a row get the same number.

    Examples
    --------
    >>> number_copies([[5.0, 1.0], [2.0, 3.0], [5.0, 1.0]])
    array([1, 0, 1])
    """
    return np.unique(features, axis=0, return_inverse=True)[1].reshape(-1)


class Labeled(NamedTuple):
    """Rows and their targets, in the order in which `train` takes them.

    Parameters
    ----------
    x : ndarray or DataFrame, shape (n_rows, n_features)
        The rows.
    targets : ndarray or Series, shape (n_rows,)
        Their targets.

    Examples
    --------
    >>> from backproplab.datasets import Labeled
    >>> x, targets = Labeled([[0.5], [2.0]], targets=[0, 1])
    >>> targets
    [0, 1]
    """

    x: Any
    targets: Any


@dataclass(frozen=True, eq=False)
class Split:
    """Rows to learn from and rows to be judged by.

    Parameters
    ----------
    train, test : Labeled
        Pairs of rows and targets. Frames stay frames.
    train_rows, test_rows : ndarray of int
        Where they stood in the table, from 0. Each row of the table is in exactly one.

    Examples
    --------
    Of two test rows, the first is also a training row:

    >>> from backproplab.datasets import Labeled, Split
    >>> split = Split(
    ...     train=Labeled([[3.0], [1.0], [2.0]], [1, 0, 0]),
    ...     test=Labeled([[1.0], [4.0]], [0, 1]),
    ...     train_rows=[0, 1, 4], test_rows=[2, 3],
    ... )
    >>> split.twins
    array([ True, False])
    >>> split
    <Split: 3 training rows, 2 test rows, 1 of them with a copy in training>
    """

    train: Labeled
    test: Labeled
    train_rows: np.ndarray
    test_rows: np.ndarray

    @cached_property
    def twins(self):
        """Which test rows have an exact copy in training, bool, shape (n_test,)."""
        groups = number_copies(np.concatenate([self.train.x, self.test.x]))
        known, asked = np.split(groups, [len(self.train_rows)])
        return np.isin(asked, known)

    def __repr__(self):
        return (
            f"<Split: {len(self.train_rows)} training rows, {len(self.test_rows)} test "
            f"rows, {self.twins.sum()} of them with a copy in training>"
        )
