"""Waiting for another process: the one place of the tests that reads a clock.

A wait is long, so that a slow or busy machine fails no test, and says when it is over
what it waited for.
"""

import time
from collections.abc import Callable

__all__ = ["LONG", "wait_until"]

LONG = 120.0  # seconds


def wait_until(
    condition: Callable[[], object], what: str, *, seconds: float = LONG
) -> None:
    """Return as soon as a condition holds.

    Parameters
    ----------
    condition : callable
        It is asked a hundred times a second. What it raises ends the wait.
    what : str
        What is waited for, for the message: "the first block is stored".
    seconds : float, optional
        How long to wait at most.

    Raises
    ------
    AssertionError
        If the condition does not hold in time.
    """
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds:g} s until {what}"
        time.sleep(0.01)
