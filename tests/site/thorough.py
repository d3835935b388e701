"""What every run of the tests visits, and what waits for `make check-pages`."""

import built
import pytest

__all__ = ["few_now", "first_now"]


def few_now(pages):
    """Mark the pages of which another of their kind is visited: they can wait."""
    kinds = built.one_of_a_kind()
    return [page if page in kinds else waiting(page) for page in pages]


def first_now(cases, now=1):
    """Mark all cases but the first: of one kind, they can wait."""
    return [*cases[:now], *map(waiting, cases[now:])]


def waiting(case):
    """A case for `make check-pages`; a tuple holds several arguments."""
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.thorough)
