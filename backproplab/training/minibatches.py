"""Minibatches, gathered from a table that is never copied whole."""

import numpy as np

__all__ = ["Batches", "by_column"]

BLOCK_BYTES = 2**20  # what is gathered at a time: the batches of a block share one copy


class Batches:
    """The minibatches of a table, in any order of its rows.

    Rows are gathered by blocks of many batches: one call of NumPy serves them all, and
    what is copied stays small, be the table in memory or on disk.

    Parameters
    ----------
    x : ndarray, shape (n_samples, n_features)
        Rows; a memory map is read block by block.
    targets : ndarray, shape (n_samples, n_outputs)
        Encoded targets.
    weights : ndarray, shape (n_samples,), or None
        What each row counts.
    batch_size : int
        Rows in a batch; the last one of an epoch may be smaller.

    Examples
    --------
    >>> import numpy as np
    >>> x = np.array([[0.0], [10.0], [20.0]])
    >>> for rows, targets, weights in Batches(x, x / 10, None, 2)(np.array([2, 0, 1])):
    ...     print(rows.ravel(), targets.ravel(), weights)
    [20.  0.] [2. 0.] None
    [10.] [1.] None
    """

    def __init__(self, x, targets, weights, batch_size: int):
        self.x, self.targets, self.weights = x, targets, weights
        self.batch_size = batch_size

    @property
    def n_batches(self) -> int:
        """How many batches an epoch has."""
        return -(-len(self.x) // self.batch_size)

    def __call__(self, order=None):
        """Yield rows, targets and weights of every batch.

        `order` (n_samples,) or (replicas, n_samples) holds indices; None leaves the
        rows where they are.
        """
        size = self.batch_size
        copies = 1 if order is None or order.ndim == 1 else len(order)
        batch_bytes = 8 * size * copies * self.x.shape[-1]
        in_block = size * max(1, BLOCK_BYTES // batch_bytes)
        for begin in range(0, len(self.x), in_block):
            x, targets, weights = self.block(order, slice(begin, begin + in_block))
            for start in range(0, x.shape[-2], size):
                rows = slice(start, start + size)
                of_rows = None if weights is None else weights[..., rows]
                yield x[..., rows, :], targets[..., rows, :], of_rows

    def block(self, order, rows):
        """Rows, targets and weights at these places of the order."""
        index = None if order is None else order[..., rows]

        def pick(table):
            # `take` gathers in half the time of an index in brackets
            return table[rows] if index is None else table.take(index, axis=0)

        weights = None if self.weights is None else pick(self.weights)
        x = np.asarray(pick(self.x), dtype=np.float64)
        return x, by_column(pick(self.targets)), weights


def by_column(rows):
    """The same rows (..., n, k), each column of them one piece of memory.

    Between few columns NumPy then works on long pieces in place of short ones.
    """
    return np.ascontiguousarray(rows.mT).mT
