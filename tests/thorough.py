"""What every run of the tests does, and what waits for `make check-more`."""

import pytest

__all__ = ["first_now", "some_now"]


def some_now(cases, now):
    """Mark the cases that are not among some: others of their kind are, they wait."""
    return [case if case in now else waiting(case) for case in cases]


def first_now(cases, now=1):
    """Mark all cases but the first: of one kind, they can wait."""
    return [*cases[:now], *map(waiting, cases[now:])]


def waiting(case):
    """A case for `make check-more`; a tuple holds several arguments."""
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.thorough)
