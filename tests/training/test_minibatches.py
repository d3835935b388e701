"""Every row once in an epoch, in the order that was asked for."""

import numpy as np
import pytest

from backproplab.training import minibatches as module
from backproplab.training.minibatches import Batches


@pytest.fixture(params=[2**20, 200, 1])
def block_bytes(request, monkeypatch):
    """Blocks of everything, of a few batches, of one batch."""
    monkeypatch.setattr(module, "BLOCK_BYTES", request.param)


@pytest.mark.usefixtures("block_bytes")
@pytest.mark.parametrize("batch_size", [1, 4, 5, 23, 100])
@pytest.mark.parametrize("replicas", [None, 1, 3])
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int32])
def test_batches_are_the_rows_in_order(dtype, replicas, batch_size, rng):
    x = rng.integers(100, size=(23, 3)).astype(dtype)
    targets, weights = rng.normal(size=(23, 2)), rng.random(23)
    orders = [rng.permutation(23) for _ in range(replicas or 1)]
    order = orders[0] if replicas is None else np.stack(orders)
    got = list(Batches(x, targets, weights, batch_size)(order))
    sizes = [batch_size] * (23 // batch_size) + [23 % batch_size][: 23 % batch_size]
    assert [rows.shape[-2] for rows, _, _ in got] == sizes
    assert all(rows.dtype == np.float64 for rows, _, _ in got)
    joined = [np.concatenate(parts, axis) for parts, axis in
              zip(zip(*got, strict=True), (-2, -2, -1), strict=True)]  # fmt: skip
    for all_rows, column in zip((x, targets, weights), joined, strict=True):
        np.testing.assert_array_equal(all_rows[order], column)


@pytest.mark.usefixtures("block_bytes")
def test_without_an_order_rows_stay_where_they_are(rng):
    x = rng.normal(size=(23, 3))
    got = [rows for rows, _, weights in Batches(x, x, None, 4)() if weights is None]
    np.testing.assert_array_equal(np.concatenate(got), x)
