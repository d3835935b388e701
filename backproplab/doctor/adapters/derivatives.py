"""Functions that become pairs: `relu` beside `relu_derivative`, and `svm_loss`."""

import inspect

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt
from backproplab.doctor.adapters.targets import first_accepted
from backproplab.doctor.evidence import INPUTS, ROWS, uniform

__all__ = ["derivative_pairs", "loss_pairs"]

FORMS = ("{}_derivative", "{}_deriv", "{}_prime", "{}_grad", "d_{}", "d{}")


def arity(function) -> int:
    """How many arguments a plain function must be given; -1 for anything else."""
    if not inspect.isfunction(function):
        return -1
    parameters = inspect.signature(function).parameters.values()
    return sum(p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD
               for p in parameters)  # fmt: skip


def derivative_pairs(namespace: dict) -> dict[str, list[tuple]]:
    """Activations of one argument beside a function for their derivative.

    Parameters
    ----------
    namespace : dict
        Names and values of a learner's file.

    Returns
    -------
    dict of list of (callable, callable)
        By name, two pairs of forward and backward: the derivative is given the input
        of the activation in the first, its output in the second.

    Examples
    --------
    >>> def square(x):
    ...     return x**2
    >>> def square_prime(x):
    ...     return 2 * x
    >>> (first, second), = derivative_pairs(
    ...     {"square": square, "square_prime": square_prime}
    ... ).values()
    >>> first[1](10.0, 3.0), second[1](10.0, 3.0)
    (60.0, 180.0)
    """
    found = {}
    for name, f in namespace.items():
        partners = (namespace.get(form.format(name)) for form in FORMS)
        slope = next((p for p in partners if arity(p) == 1), None)
        if arity(f) == 1 and slope is not None and elementwise(f):
            found[name] = [multiplied(f, slope), multiplied(f, slope, at_output=True)]
    return found


def multiplied(f, slope, *, at_output=False):
    """A forward and a backward function made of an activation and its derivative."""

    def forward(x):
        return f(x)

    def backward(upstream, x):
        return upstream * slope(f(x) if at_output else x)

    return forward, backward


def elementwise(f) -> bool:
    """Whether every entry of the result depends on its own entry alone."""
    x = uniform(np.random.default_rng(0), ROWS, INPUTS)
    try:
        whole, part = attempt(f, x.copy()), attempt(f, x[1:2, 1:2].copy())
        return bool(np.allclose(np.asarray(whole)[1, 1], np.squeeze(part)))
    except (LearnerError, TypeError, IndexError, ValueError):
        return False


def loss_pairs(namespace: dict) -> dict[str, tuple]:
    """Functions named `..._loss` of scores and targets that return value and gradient.

    Parameters
    ----------
    namespace : dict
        Names and values of a learner's file.

    Returns
    -------
    dict of (callable, callable)
        The loss as a function of its own, and its gradient, by name.
    """
    found = {}
    for name, f in namespace.items():
        if "loss" in name.lower() and arity(f) == 2 and gives_both(f):
            found[name] = (lambda z, y, f=f: f(z, y)[0], lambda z, y, f=f: f(z, y)[1])
    return found


def gives_both(f) -> bool:
    """Whether a call returns one number and an array of the scores' shape."""
    try:
        arrays = first_accepted(
            lambda a: attempt(f, *a.values()), np.random.default_rng(0)
        )
        result = attempt(f, *arrays.values())
    except LearnerError:
        return False
    return (
        isinstance(result, tuple)
        and len(result) == 2
        and np.ndim(result[0]) == 0
        and np.shape(result[1]) == arrays["outputs"].shape
    )
