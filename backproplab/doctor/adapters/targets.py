"""What a loss is given: scores, and targets in a form that it takes."""

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError
from backproplab.doctor.evidence import OUTPUTS, ROWS, uniform

__all__ = ["CLASSES", "NUMBERS", "as_rows", "first_accepted", "loss_arrays"]

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


def first_accepted(forward, rng, forms=CLASSES) -> dict:
    """Arrays in the first form for which the forward pass raises no error.

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
            forward(arrays)
        except LearnerError as refused:
            problem = problem or refused
        else:
            return arrays
    raise problem or LearnerError("no form of targets to try")
