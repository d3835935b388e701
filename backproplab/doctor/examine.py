"""Check and diagnose whatever is handed in."""

import inspect

import numpy as np

import backproplab.doctor.mistakes  # noqa: F401  registers the hypotheses
from backproplab.doctor.conventions import settle
from backproplab.doctor.diagnosis import Diagnosis
from backproplab.doctor.readings import block_findings, block_type, pair_findings
from backproplab.doctor.tasks import nothing_found, tasks

__all__ = ["diagnose"]


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
averaged twice if the loss averages
             - bias: 3 of 3 entries differ; each is 0.142857 times the reference, and \
the batch has 7 rows (1/7 = 0.142857)
             try: If your loss averages, a layer sums over the batch. If it does not, \
divide the gradients of all parameters in every layer: a convention.
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
            return Diagnosis(settle(found) or [nothing_found(thing)])
        if hasattr(thing, "forward") and hasattr(thing, "backward"):
            return Diagnosis(block_findings(block_type(thing), (thing,), rng))
    raise TypeError(
        "diagnose: expected a layer, a loss, two functions (forward, backward) or a "
        f"namespace, got {', '.join(type(c).__name__ for c in code) or 'nothing'}."
    )
