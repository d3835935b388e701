"""A data frame whose labels are words, and a model for it."""

import numpy as np
import pandas as pd
import pytest

from backproplab import BackpropClassifier


@pytest.fixture
def frame():
    """Sixty rows of three named columns."""
    rng = np.random.default_rng(1)
    return pd.DataFrame(rng.normal(size=(60, 3)), columns=["acid", "sugar", "alcohol"])


@pytest.fixture
def labels(frame):
    """Good where there is more alcohol than acid."""
    good = frame["alcohol"] > frame["acid"]
    return pd.Series(np.where(good, "good", "bad"), name="quality")


@pytest.fixture
def make():
    """A classifier that trains for exactly five epochs, with changes."""

    def make(**changes):
        options = {"hidden_layer_sizes": 6, "learning_rate": 0.05, "batch_size": 16}
        options |= {"max_iter": 5, "tol": None, "random_state": 0}
        return BackpropClassifier(**(options | changes))

    return make
