"""Registries: a block is one file, and being in it is what makes it known."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping

from backproplab._base.checks import explain_keywords

__all__ = ["Registry", "import_modules"]


class Registry(Mapping):
    """The classes of one kind, by name, in the order of their files.

    An instance is used as a class decorator. It refuses what could not be tested or
    documented: a class without a docstring of its own, or without ``cases()``, the
    classmethod that returns the instances every contract test runs on.

    Parameters
    ----------
    kind : str
        What the classes are, for messages: ``"layer"``, ``"optimizer"``, ...

    Examples
    --------
    >>> shapes = Registry("shape")
    >>> @shapes
    ... class Square:
    ...     "Four equal sides."
    ...
    ...     @classmethod
    ...     def cases(cls):
    ...         return [cls()]
    >>> list(shapes)
    ['Square']
    """

    def __init__(self, kind: str):
        self.kind = kind
        self.__doc__ = f"Every {kind} class of the package, by name."
        self._classes: dict[str, type] = {}

    def __call__(self, cls: type) -> type:
        """Register `cls` and return it, with keyword errors that suggest a name."""
        if not (cls.__dict__.get("__doc__") or "").strip():
            raise TypeError(f"{self.kind} {cls.__name__} needs a docstring.")
        if "cases" not in cls.__dict__:
            raise TypeError(
                f"{self.kind} {cls.__name__} needs a classmethod cases() that returns "
                "the instances to test."
            )
        known = self._classes.get(cls.__name__)
        if known is not None and known.__module__ != cls.__module__:
            raise TypeError(f"two {self.kind} classes are named {cls.__name__}.")
        if "__init__" in cls.__dict__:
            # mypy rejects assigning __init__; it is safe, since @dataclass ran first
            cls.__init__ = explain_keywords(cls.__init__, cls.__name__)  # type: ignore[misc]
        self._classes[cls.__name__] = cls
        return cls

    def __getitem__(self, name: str) -> type:
        return self._classes[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._classes)

    def __len__(self) -> int:
        return len(self._classes)

    def __repr__(self) -> str:
        return f"Registry({self.kind!r}: {', '.join(self) or 'empty'})"

    def cases(self) -> list:
        """Every instance that the registered classes want tested."""
        return [case for cls in self.values() for case in cls.cases()]


def import_modules(package: str) -> None:
    """Import every module of `package`, in alphabetical order, so that it registers."""
    folder = importlib.import_module(package).__path__
    for module in sorted(info.name for info in pkgutil.iter_modules(folder)):
        importlib.import_module(f"{package}.{module}")
