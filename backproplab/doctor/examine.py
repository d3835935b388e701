"""Check and diagnose whatever is handed in."""

import inspect

import numpy as np

import backproplab.doctor.mistakes  # noqa: F401  registers the hypotheses
from backproplab.doctor.adapters import (
    FunctionBlock,
    LayerBlock,
    LossBlock,
    StatefulBlock,
    examine_block,
    examine_function,
    examine_homework,
    examine_penalty,
    examine_rule,
    function_pairs,
    is_penalty,
    is_stateful,
)
from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of
from backproplab.doctor.adapters.homework import CLASSES
from backproplab.doctor.adapters.rules import SIGNATURES
from backproplab.doctor.diagnosis import Diagnosis
from backproplab.doctor.finding import Finding
from backproplab.doctor.recipes import FUNCTIONS
from backproplab.losses.base import Loss

__all__ = ["diagnose", "tasks"]

EXPECTED_TOGETHER = 3


def diagnose(*code, seed: int = 0) -> Diagnosis:
    """Check hand-written gradients, and say which mistake gives a wrong one.

    Parameters
    ----------
    *code : object
        One of: a layer or a loss, as an instance of the package's contract or of
        anything with the same methods; two functions, forward and backward; a
        namespace of a learner's definitions (a dict or a module).
    seed : int
        For the random evidence: inputs, parameters, upstream gradients.

    Returns
    -------
    Diagnosis
        True in `passed` if nothing is wrong; prints as a report.

    Raises
    ------
    TypeError
        If it is none of these.

    Examples
    --------
    A bias gradient that averages where it should sum:

    >>> def forward(x, W, b):
    ...     return x @ W + b
    >>> def backward(G, x, W, b):
    ...     return G @ W.T, x.T @ G, G.mean(axis=0)
    >>> diagnosis = diagnose(forward, backward)
    >>> diagnosis.passed
    False
    >>> print(diagnosis)
    fail     functions backward: bias gradient divided by the batch size in the layer: \
averaged twice
             - bias: 3 of 3 entries differ; each is 0.142857 times the reference, and \
the batch has 7 rows (1/7 = 0.142857)
             try: The loss has divided already; a layer sums over the batch.
    """
    rng = np.random.default_rng(seed)
    if len(code) == 2 and all(map(callable, code)):
        return Diagnosis(pair_findings(*code, "functions", rng))
    if len(code) == 1:
        (thing,) = code
        if inspect.ismodule(thing):
            thing = vars(thing)
        if isinstance(thing, dict):
            found = [f for _, task in tasks(thing) for f in task()]
            return Diagnosis(found or [nothing_found()])
        if hasattr(thing, "forward") and hasattr(thing, "backward"):
            return Diagnosis(block_findings(block_type(thing), (thing,), rng))
    raise TypeError(
        "diagnose: expected a layer, a loss, two functions (forward, backward) or a "
        f"namespace, got {', '.join(type(c).__name__ for c in code) or 'nothing'}."
    )


def block_type(thing):
    """The adapter for an object with `forward` and `backward`."""
    parameters = list(inspect.signature(thing.forward).parameters)
    is_loss = isinstance(thing, Loss) or "targets" in parameters
    return LossBlock if is_loss else LayerBlock


def pair_findings(forward, backward, name, rng):
    """Findings on two functions."""
    if is_penalty(forward):
        return examine_penalty(forward, backward, name, rng)
    return block_findings(FunctionBlock, (forward, backward, name), rng)


def block_findings(adapter, arguments, rng):
    """Findings on one block; what its adapter cannot read becomes a line."""
    try:
        return examine_block(adapter(*arguments), rng)
    except LearnerError as refused:
        return [finding_of(str(getattr(arguments[0], "__name__", adapter)), refused)]


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
    for name, pair in function_pairs(namespace).items():
        found.append((name, later(pair_findings, *pair, name)))
    for name, cls in namespace.items():
        if contract_class(name, cls):
            found.append((name, later(class_findings, cls)))
    return found


def later(function, *arguments):
    """A call that waits, with its own random numbers."""
    return lambda: function(*arguments, np.random.default_rng(0))


def homework_tasks(namespace):
    """The first part of the homework, as one task, if its classes are there."""
    present = [n for n in CLASSES if hasattr(namespace.get(n), "backward_pass")]
    if not present and "NN" not in namespace:
        return []
    return [("homework", later(examine_homework, namespace))]


def section_two(namespace):
    """Rules and test functions; where most of a kind are there, the rest is missed."""
    found = []
    for names, examine in ((FUNCTIONS, examine_function), (SIGNATURES, examine_rule)):
        there = [name for name in names if callable(namespace.get(name))]
        found += [(n, later(examine, namespace[n], n)) for n in there]
        if len(there) >= EXPECTED_TOGETHER:
            found += [(n, later(absent, n)) for n in names if n not in there]
    return found


def absent(name, _):
    """The line for a function that is expected beside the others."""
    return [Finding(name, "missing", f"function {name} not found")]


def contract_class(name, cls):
    """Whether a class of the file is a layer or a loss in the package's contract."""
    if not inspect.isclass(cls) or name in CLASSES or name in {"Layer", "Block"}:
        return False
    if (cls.__module__ or "").startswith("backproplab"):
        return False
    return callable(getattr(cls, "forward", None)) and callable(
        getattr(cls, "backward", None)
    )


def class_findings(cls, rng):
    """Findings on instances of a class: its own cases, else small sizes."""
    if is_stateful(cls):
        return block_findings(StatefulBlock, (cls,), rng)
    instances, problem = [], None
    if hasattr(cls, "cases"):
        try:
            instances = list(attempt(cls.cases))
        except LearnerError as refused:
            problem = refused
    for arguments in () if instances else ((), (4, 3)):
        try:
            instances = [attempt(cls, *arguments)]
            break
        except LearnerError as refused:
            problem = refused
    if not instances and problem:
        return [finding_of(cls.__name__, problem)]
    return [
        finding
        for thing in instances[:1]
        for finding in block_findings(block_type(thing), (thing,), rng)
    ]
