"""A wait ends when it may, and says what it waited for."""

import pytest

from tests.waiting import wait_until


def test_it_ends_as_soon_as_the_condition_holds():
    turns = iter([False, False, True])
    wait_until(lambda: next(turns), "the third turn")
    assert list(turns) == []


def test_it_says_what_it_waited_for():
    with pytest.raises(AssertionError, match="waited 0 s until it rains"):
        wait_until(lambda: False, "it rains", seconds=0)
