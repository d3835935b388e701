"""Which pages every run of the tests visits, and which wait for `make check-pages`."""

import built
import pytest

__all__ = ["few_now"]


def few_now(pages):
    """Mark the pages of which another of their kind is visited: they can wait."""
    kinds = built.one_of_a_kind()
    wait = pytest.mark.thorough
    return [page if page in kinds else pytest.param(page, marks=wait) for page in pages]
