"""What every test may ask for."""

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from tests import not_tried

settings.register_profile(
    "reproducible",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=10,
    # on a busy machine, making examples is slow
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("reproducible")


@pytest.fixture
def rng():
    """The same random numbers for every test and every run."""
    return np.random.default_rng(20250101)


def pytest_terminal_summary(terminalreporter):
    """Say in one line what this machine lacks, and how to get it."""
    skipped = terminalreporter.getreports("skipped")
    line = not_tried.summary([report.longrepr[2] for report in skipped])
    if line:
        terminalreporter.write_line(line)
