"""What a loss is given: scores, and targets in a form that it takes."""

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError
from backproplab.doctor.evidence import OUTPUTS, ROWS, uniform

__all__ = [
    "CLASSES",
    "NUMBERS",
    "are_probabilities",
    "as_rows",
    "first_accepted",
    "loss_arrays",
]

# Labels (batch,), one-hot rows (batch, classes), labels (batch, 1).
CLASSES = (
    lambda labels: labels,
    lambda labels: np.eye(OUTPUTS)[labels],
    lambda labels: labels[:, None],
)
# Numbers (batch, outputs), for a loss that knows no classes.
NUMBERS = (lambda labels: np.sin(1.0 + 3.0 * labels[:, None] + np.arange(OUTPUTS)),)


def loss_arrays(rng, form=CLASSES[0]) -> dict:
    """Scores, and targets in which every class occurs.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of the numbers.
    form : callable
        Maps labels, shape (batch,), to the targets.
    """
    labels = np.concatenate(
        [np.arange(OUTPUTS), rng.integers(0, OUTPUTS, ROWS - OUTPUTS)]
    )
    return {
        "outputs": uniform(rng, ROWS, OUTPUTS),
        "targets": form(rng.permutation(labels)),
    }


def as_rows(targets):
    """Targets as float rows (batch, outputs), labels as one-hot rows."""
    targets = np.asarray(targets)
    return np.eye(OUTPUTS)[targets.ravel()] if targets.dtype.kind == "i" else targets


def numbers(result):
    """The loss itself, without what is returned beside it; None if it is no number."""
    value = result[0] if isinstance(result, tuple | list) and len(result) else result
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        return None


def finite(result) -> bool:
    """Whether a loss, or the first thing returned beside it, is a finite number."""
    value = numbers(result)
    return value is None or bool(np.isfinite(value).all())


def clipped(forward, arrays, result) -> bool:
    """Whether a loss does not depend on how far scores lie outside of (0, 1)."""
    outputs, value = arrays["outputs"], numbers(result)
    outside = (outputs < 0) | (outputs > 1)
    farther = np.where(outside, outputs + 0.1 * np.sign(outputs), outputs)
    moved = numbers(forward(arrays | {"outputs": farther}))
    return value is not None and moved is not None and np.array_equal(moved, value)


def are_probabilities(outputs) -> bool:
    """Whether all numbers lie between 0 and 1."""
    return bool(((outputs > 0) & (outputs < 1)).all())


def first_accepted(forward, rng, forms=CLASSES) -> dict:
    """Arrays in the first form for which the forward pass raises no error.

    A loss that is not finite on scores, or clips them to (0, 1), is given numbers
    between 0 and 1.

    Parameters
    ----------
    forward : callable
        Maps the arrays to a loss; raises `LearnerError`.
    rng : numpy.random.Generator
        Source of the numbers.
    forms : sequence of callable
        The forms to try.

    Raises
    ------
    LearnerError
        If no form is accepted: what was wrong with the first.
    """
    state, problem = rng.bit_generator.state, None
    for form in forms:
        rng.bit_generator.state = state
        arrays = loss_arrays(rng, form)
        try:
            value = forward(arrays)
            if finite(value) and not clipped(forward, arrays, value):
                return arrays
            likely = arrays | {"outputs": 0.5 + 0.3 * arrays["outputs"]}
            return likely if finite(forward(likely)) else arrays
        except LearnerError as refused:
            problem = problem or refused
    raise problem or LearnerError("no form of targets to try")
