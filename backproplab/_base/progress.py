"""A progress bar where one is wanted; its library is imported only then."""

from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["progress_bar"]


def progress_bar(
    items: Iterable | None = None, *, shown: bool, **options: Any
) -> "Any | Silent":
    """A bar of :mod:`tqdm` over some items, or something that shows nothing.

    Parameters
    ----------
    items : iterable, optional
        What is iterated over; without it, call ``update()``.
    shown : bool
        Whether to show the bar. To import tqdm takes a third of the time of importing
        the whole package.
    **options
        Passed on to ``tqdm``.

    Examples
    --------
    >>> list(progress_bar([1, 2], shown=False, unit="epoch"))
    [1, 2]
    """
    if not shown:
        return Silent(() if items is None else items)
    from tqdm.auto import tqdm  # noqa: PLC0415  see above

    return tqdm(items, **options)


class Silent:
    """What a bar can do, without showing anything."""

    def __init__(self, items: Iterable):
        self.items = items

    def __iter__(self) -> Iterator:
        return iter(self.items)

    def __enter__(self) -> "Silent":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing was opened."""

    def update(self, _: int = 1) -> None:
        """One more item is done."""

    def close(self) -> None:
        """No more are to come."""
