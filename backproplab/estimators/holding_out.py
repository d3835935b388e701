"""Rows that are kept from training, to see when it should stop."""

import numpy as np
from sklearn.model_selection import train_test_split

__all__ = ["hold_out"]


def hold_out(arrays, fraction, labels, rng):
    """Split arrays with a row for each sample, or None, in two.

    Parameters
    ----------
    arrays : sequence of ndarray or None
        The first is not None.
    fraction : float
        Share of the rows that goes to the second part, in (0, 1).
    labels : ndarray or None
        Classes that both parts are to have in the same proportions.
    rng : numpy.random.Generator
        Draws the split.

    Returns
    -------
    tuple of list
        The arrays of the first part, those of the second.

    Examples
    --------
    >>> rows, rng = np.arange(4), np.random.default_rng(0)
    >>> (inside, _), (outside, _) = hold_out([rows, None], 0.25, None, rng)
    >>> len(inside), len(outside)
    (3, 1)
    """
    parts = train_test_split(
        np.arange(len(arrays[0])), test_size=fraction, stratify=labels,
        random_state=int(rng.integers(2**31)),
    )  # fmt: skip
    return tuple([None if a is None else a[rows] for a in arrays] for rows in parts)
