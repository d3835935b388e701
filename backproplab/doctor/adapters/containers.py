"""Classes that hold layers: checked with two layers of the same file."""

import inspect
from itertools import product

from backproplab.doctor.adapters.container_order import Part, compared
from backproplab.doctor.adapters.guard import (
    LearnerError,
    NotCheckedError,
    attempt,
    finding_of,
)
from backproplab.doctor.adapters.holding import ADDS, HOLDS
from backproplab.doctor.adapters.methods import framework_of
from backproplab.doctor.finding import Finding

__all__ = ["container_findings", "is_container"]


def is_container(cls) -> bool:
    """Whether a class is made of layers: `*layers`, a list of them, or `add`.

    Examples
    --------
    >>> class Chain:
    ...     def __init__(self, *parts):
    ...         self.parts = parts
    >>> is_container(Chain)
    True
    """
    if framework_of(cls):
        return False
    given = inspect.signature(cls.__init__).parameters.values()
    several = any(p.kind is p.VAR_POSITIONAL for p in given)
    if cls.__init__ is object.__init__:
        several = False
    listed = any(p.name.lower() in HOLDS for p in given)
    return several or listed or any(callable(getattr(cls, n, None)) for n in ADDS)


def container_findings(cls, classes, rng) -> list[Finding]:
    """Check the order in which a container goes through its layers.

    Parameters
    ----------
    cls : type
        The container.
    classes : list of type
        All classes with two passes in the file.
    rng : numpy.random.Generator
        Source of the numbers.
    """
    subject = f"{cls.__name__} backward"
    parts = []
    for other in (
        *classes,
        *classes,
    ):  # search each class twice, so that a stack can hold two of it
        try:
            if not is_container(other):
                parts.append(Part(other, rng))
        except LearnerError:
            continue
    for pair in product(parts, repeat=2):
        try:
            found = attempt(compared, cls, pair, rng)
        except NotCheckedError:
            continue
        except LearnerError as refused:
            return [finding_of(subject, refused)]
        return [Finding(subject, *found[:2], **found[2])]
    words = (
        "it holds layers, and the file has no two that it takes and that show the order"
    )
    return [finding_of(subject, NotCheckedError(words))]
