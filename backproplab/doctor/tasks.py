"""Find in a namespace what can be checked."""

import numpy as np

from backproplab.doctor.adapters import (
    container_findings,
    derivative_pairs,
    examine_function,
    examine_homework,
    examine_rule,
    function_pairs,
    has_passes,
    is_base,
    is_container,
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
from backproplab.doctor.unexamined import unexamined

__all__ = ["nothing_found", "tasks"]

EXPECTED_TOGETHER = 3


ADVICE = (
    "What is read: functions x_forward and x_backward (or _fwd, _bwd, _grad), relu "
    "beside relu_prime, a ..._loss that returns value and gradient, classes with "
    "forward and backward, the homework's names. The page 'The command' lists "
    "them."
)


def nothing_found(namespace=None):
    """The line for a file in which there is nothing to check.

    Parameters
    ----------
    namespace : dict, optional
        What was found in the file, to be named.
    """
    seen = [
        name
        for name, thing in (namespace or {}).items()
        if getattr(thing, "__module__", "") == "learner" and name[:1] != "_"
    ]
    words = "nothing to check was found"
    if seen:
        words += f" among {', '.join(seen[:8])}{' and more' * (len(seen) > 8)}"
    return Finding("file", "nothing", words, advice=ADVICE)


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
    found += class_tasks(namespace)
    return found + [(f.subject, lambda f=f: [f]) for f in unexamined(namespace)]


def class_tasks(namespace):
    """Classes with two passes, and what is made of others of them."""
    classes = {name: cls for name, cls in namespace.items() if own_class(name, cls)}
    every = list(classes.values())
    return [
        (name, later(container_findings, cls, every))
        if is_container(cls)
        else (name, later(class_findings, cls))
        for name, cls in classes.items()
        if not is_base(cls, every)
    ]


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
    words = f"what is checked under this name is {wanted_form(name)}"
    return [Finding(name, "not read", words)]


def absent(name, _):
    """The line for a function that is expected beside the others."""
    return [Finding(name, "missing", f"function {name} not found")]


def own_class(name, cls) -> bool:
    """Whether a class is the file's own, and a layer or a loss by its methods."""
    if not has_passes(cls) or (cls.__module__ or "").startswith("backproplab"):
        return False
    return not (name in CLASSES and fits_class(name, cls))
