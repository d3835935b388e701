"""The L2 penalty in the style of functions: `l2_forward(W, l2)` and its gradient."""

from inspect import signature

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of
from backproplab.doctor.adapters.naming import roles
from backproplab.doctor.case import Case
from backproplab.doctor.evidence import uniform
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge
from backproplab.doctor.recipes import PENALTY, PENALTY_VALUE

__all__ = ["examine_penalty", "is_penalty"]

L2, SHAPE = 0.3, (5, 3)


def is_penalty(forward) -> bool:
    """Whether a function takes weights and the factor of the penalty, and no more.

    Examples
    --------
    >>> is_penalty(lambda W, l2: None), is_penalty(lambda x, W: None)
    (True, False)
    """
    try:
        return sorted(roles(forward).values()) == ["l2", "weight"]
    except LearnerError:
        return False


def examine_penalty(forward, backward, name: str, rng) -> list[Finding]:
    """Check the value of a penalty and its gradient.

    Parameters
    ----------
    forward, backward : callable
        Take the weights and the factor; return the value, and the gradient.
    name : str
        For the report.
    rng : numpy.random.Generator
        Source of the weights.
    """
    evidence = {"W": uniform(rng, *SHAPE), "l2": L2}
    findings = []
    for function, recipe, output in (
        (forward, PENALTY_VALUE, "value"),
        (backward, PENALTY, "weight"),
    ):
        subject = f"{name} {'forward' if function is forward else 'backward'}"
        try:
            got = run(function, evidence)
        except LearnerError as refused:
            findings.append(finding_of(subject, refused))
        else:
            findings.append(judge(subject, Case(recipe, evidence), {output: got}))
    return findings


def run(function, evidence):
    """What a function returns for the evidence, as an array."""
    given = {"weight": evidence["W"].copy(), "l2": evidence["l2"]}
    named = roles(function)
    unknown = [key for key in signature(function).parameters if key not in named]
    if unknown or not set(named.values()) <= set(given):
        raise LearnerError("expected the parameters W and l2, and no others")
    got = attempt(function, **{key: given[role] for key, role in named.items()})
    if got is None:
        raise LearnerError("nothing was returned", "Is the body still to be filled in?")
    return np.array(got, dtype=float)
