"""What people wait for at the command line is quick, on a quiet machine."""

import time

import pytest
import timing

from backproplab.doctor import check_file
from tests.doctor.corpus import SOLUTIONS


@pytest.mark.timing
def test_whole_homework_takes_less_than_five_seconds():
    before = timing.reference_seconds()
    start = time.perf_counter()
    report = check_file(SOLUTIONS / "homework.py")
    taken = time.perf_counter() - start
    assert report.passed
    assert taken / timing.slowness(max(before, timing.reference_seconds())) < 5
