"""Findings on one piece of code, read the way that its shape suggests."""

import inspect

from backproplab.doctor.adapters import (
    FunctionBlock,
    LayerBlock,
    LossBlock,
    StatefulBlock,
    examine_block,
    examine_penalty,
    is_penalty,
    is_stateful,
)
from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of
from backproplab.doctor.adapters.methods import framework_of
from backproplab.doctor.finding import Finding
from backproplab.losses.base import Loss

__all__ = ["block_findings", "block_type", "class_findings", "pair_findings"]


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


def derivative_findings(pairs, name, rng):
    """Findings on a derivative given the input, or the output, whichever is right."""
    (forward, by_input), (_, by_output) = pairs
    found = pair_findings(forward, by_input, name, rng)
    if all(f.passed for f in found):
        return found
    second = pair_findings(forward, by_output, name, rng)
    if not all(f.passed for f in second):
        return found
    words = (
        "the derivative is right if it is given the activation's output, not its input"
    )
    return [*second, Finding(f"{name} derivative", "note", words)]


def block_findings(adapter, arguments, rng):
    """Findings on one block; what its adapter cannot read becomes a line."""
    try:
        return examine_block(adapter(*arguments), rng)
    except LearnerError as refused:
        return [finding_of(str(getattr(arguments[0], "__name__", adapter)), refused)]


def class_findings(cls, rng):
    """Findings on instances of a class: its own cases, else small sizes."""
    if is_stateful(cls) or framework_of(cls):
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
