"""What every test may ask for."""

import numpy as np
import pytest
from hypothesis import settings

settings.register_profile(
    "reproducible", derandomize=True, deadline=None, database=None, max_examples=10
)
settings.load_profile("reproducible")


@pytest.fixture
def rng():
    """The same random numbers for every test and every run."""
    return np.random.default_rng(20250101)
