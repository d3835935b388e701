"""Find in a namespace what can be checked."""

import inspect

import numpy as np

from backproplab.doctor.adapters import (
    derivative_pairs,
    examine_function,
    examine_homework,
    examine_rule,
    function_pairs,
    loss_pairs,
)
from backproplab.doctor.adapters.fits import (
    CLASSES,
    SIGNATURES,
    fits_class,
    fits_rule,
    fits_surface,
    wanted_form,
)
from backproplab.doctor.finding import Finding
from backproplab.doctor.readings import (
    class_findings,
    derivative_findings,
    pair_findings,
)
from backproplab.doctor.recipes import FUNCTIONS

__all__ = ["nothing_found", "tasks"]

EXPECTED_TOGETHER = 3


def nothing_found():
    """The line for a file in which there is nothing to check."""
    return Finding(
        "file", "missing", "nothing to check was found",
        advice=(
            "Name functions ..._forward and ..._backward, or keep the homework's "
            f"names: {', '.join(CLASSES)}, {', '.join(SIGNATURES)}."
        ),
    )  # fmt: skip


def tasks(namespace: dict) -> list[tuple]:
    """Everything in a namespace that can be checked: names and calls without arguments.

    Parameters
    ----------
    namespace : dict
        Names and values, as a learner's file leaves them.

    Returns
    -------
    list of (str, callable)
        Each callable returns a list of findings.
    """
    found = [*homework_tasks(namespace), *section_two(namespace)]
    for name, pair in (function_pairs(namespace) | loss_pairs(namespace)).items():
        found.append((name, later(pair_findings, *pair, name)))
    for name, pairs in derivative_pairs(namespace).items():
        found.append((name, later(derivative_findings, pairs, name)))
    for name, cls in namespace.items():
        if contract_class(name, cls):
            found.append((name, later(class_findings, cls)))
    return found


def later(function, *arguments):
    """A call that waits, with its own random numbers."""
    return lambda: function(*arguments, np.random.default_rng(0))


def homework_tasks(namespace):
    """The first part of the homework, as one task, if its classes are there."""
    if not any(fits_class(name, namespace.get(name)) for name in CLASSES):
        return []
    return [("homework", later(examine_homework, namespace))]


def section_two(namespace):
    """Rules and test functions; where most of a kind are there, the rest is missed."""
    found = []
    for names, examine, fits in (
        (FUNCTIONS, examine_function, fits_surface),
        (SIGNATURES, examine_rule, fits_rule),
    ):
        there = [name for name in names if callable(namespace.get(name))]
        fitting = [name for name in there if fits(name, namespace[name])]
        found += [(n, later(examine, namespace[n], n)) for n in fitting]
        whole = len(fitting) >= EXPECTED_TOGETHER
        odd = [name for name in there if name not in fitting]
        found += [(n, later(misfit if whole else another, n)) for n in odd]
        if whole:
            found += [(n, later(absent, n)) for n in names if n not in there]
    return found


def misfit(name, _):
    """The line for a function of another form beside most of the homework's."""
    return [Finding(name, "error", f"expected {wanted_form(name)}")]


def another(name, _):
    """The line for a function that has a name of the homework's, and not its form."""
    words = f"not checked: what is checked under this name is {wanted_form(name)}"
    return [Finding(name, "note", words)]


def absent(name, _):
    """The line for a function that is expected beside the others."""
    return [Finding(name, "missing", f"function {name} not found")]


def contract_class(name, cls):
    """Whether a class of the file is a layer or a loss in the package's contract."""
    if not inspect.isclass(cls) or name in {"Layer", "Block"}:
        return False
    if name in CLASSES and fits_class(name, cls):
        return False
    if (cls.__module__ or "").startswith("backproplab"):
        return False
    return callable(getattr(cls, "forward", None)) and callable(
        getattr(cls, "backward", None)
    )
