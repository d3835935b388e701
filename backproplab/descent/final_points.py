"""Where very many starts end, without the paths that led there."""

from itertools import islice

import numpy as np

from backproplab._base.checks import explain_keywords, finite_array
from backproplab.descent.stepping import moves

__all__ = ["endpoints"]

CHUNK = 4096  # starts whose points, gradients and moments stay in the processor's cache


@explain_keywords
def endpoints(objective, optimizer, theta, n_steps: int, *, watch=None):
    """Follow an optimizer from many starts and keep only the last points.

    The steps are those of :func:`descend`; nothing is stored and no value is computed,
    which makes it several times faster and lets it run a million starts.

    Parameters
    ----------
    objective : Surface or Objective
        What is descended on.
    optimizer : Optimizer
        The rule.
    theta : array_like, shape (n_starts, P)
        The starts.
    n_steps : int
        Number of updates, at least 0.
    watch : callable, optional
        ``watch(step, theta, rows)`` is called with the points (n, P) of the starts in
        the slice `rows`, at the start (step 0) and after every step.

    Returns
    -------
    ndarray, shape (n_starts, P)
        Points after the last step; infinite or NaN where a start ran away.

    Examples
    --------
    >>> from backproplab import Bowl, GradientDescent, endpoints
    >>> endpoints(Bowl(), GradientDescent(0.25), [[4.0, 0.0], [0.0, 8.0]], 2)
    array([[1., 0.],
           [0., 2.]])
    """
    theta = finite_array("endpoints", "theta", theta, "Start from finite numbers.")
    if theta.ndim != 2:
        raise ValueError(
            f"endpoints: expected theta of shape (n_starts, P), got {theta.shape}. "
            "Try theta.reshape(-1, P)."
        )
    if not isinstance(n_steps, int | np.integer) or n_steps < 0:
        raise ValueError(f"endpoints: n_steps must be an integer >= 0, got {n_steps}.")
    ends = np.empty_like(theta)
    with np.errstate(all="ignore"):
        for begin in range(0, len(theta), CHUNK):
            rows = slice(begin, begin + CHUNK)
            ends[rows] = follow(objective, optimizer, theta[rows], n_steps, rows, watch)
    return ends


def follow(objective, optimizer, theta, n_steps, rows, watch):
    """The last points of one chunk."""
    theta = np.asfortranarray(theta)  # each coordinate contiguous, for the surfaces
    slope = gradient_of(objective)
    if watch:
        watch(0, theta, rows)
    steps = moves(lambda at: (None, slope(at)), optimizer, theta, optimizer.init(theta))
    for number, step in enumerate(islice(steps, n_steps), start=1):
        theta = step.next_theta
        if watch:
            watch(number, theta, rows)
    return theta


def gradient_of(objective):
    """The gradient alone where the objective's own class offers it.

    A wrapper such as :class:`Noisy` passes on the attributes of what it wraps, `grad`
    among them; that would be the gradient without the noise.
    """
    if hasattr(type(objective), "grad"):
        return objective.grad
    return lambda theta: objective.value_and_grad(theta)[1]
