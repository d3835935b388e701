"""A small classification problem for the training loop."""

import numpy as np
import pytest


@pytest.fixture
def data():
    """Twenty-three rows of three features, in two classes."""
    rng = np.random.default_rng(7)
    x = rng.normal(size=(23, 3))
    return x, (x @ [1.0, -2.0, 0.5] + 0.3 * rng.normal(size=23) > 0).astype(int)
