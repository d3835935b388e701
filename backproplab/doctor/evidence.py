"""Random numbers that make every mistake visible."""

import numpy as np

__all__ = ["activations", "uniform"]

ROWS, INPUTS, OUTPUTS = 7, 4, 3


def uniform(rng, *shape):
    """Numbers of both signs, none of them close to zero: sizes in [0.2, 1.5]."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(0.2, 1.5, shape)


def activations(rng, shape=(ROWS, INPUTS, OUTPUTS), shifted=False):
    """Arrays for an affine layer whose outputs stay away from the kink at 0.

    The upstream gradient is random; ones would hide whatever cancels in a sum.

    Parameters
    ----------
    rng : numpy.random.Generator
    shape : tuple of int
        Rows, inputs, outputs.
    shifted : bool
        Whether the rows of the upstream gradient sum to zero, as those of softmax do.

    Returns
    -------
    dict
        `x`, `W`, `b`, `G`, `u`, `N`.
    """
    rows, inputs, outputs = shape
    while True:
        x, weight = uniform(rng, rows, inputs), uniform(rng, inputs, outputs)
        bias, grad = uniform(rng, outputs), uniform(rng, rows, outputs)
        u = x @ weight + bias
        balanced = 0.3 < (u > 0).mean() < 0.7 or u.size < 4
        if np.abs(u).min() > 0.02 and balanced:
            break
    if shifted:
        grad = grad - grad.mean(axis=1, keepdims=True)
    return {"x": x, "W": weight, "b": bias, "G": grad, "u": u, "N": rows}
