"""Losses of one score for each row, whose targets are 0 or 1."""

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt
from backproplab.gradcheck.oracles import central_difference

__all__ = ["right_for_two_classes"]

SCORES = np.array([-1.2, -0.4, 0.3, 0.9, 1.4])
LABELS = np.array([0, 1, 1, 0, 1])


def right_for_two_classes(loss_at, gradient_at) -> bool:
    """Whether a gradient is right for one score in each row and labels 0 and 1.

    Parameters
    ----------
    loss_at, gradient_at : callable
        Map a dict of `outputs` and `targets` to the loss and to its gradient.
    """
    arrays = {"outputs": SCORES.copy(), "targets": LABELS.copy()}
    try:
        got = attempt(gradient_at, dict(arrays))
        slope = attempt(
            central_difference,
            lambda scores: float(loss_at(arrays | {"outputs": scores})),
            SCORES,
        )
        return bool(np.shape(got) == slope.shape and np.allclose(got, slope, atol=1e-6))
    except (LearnerError, TypeError, ValueError):
        return False
