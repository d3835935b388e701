"""Rows of data with their targets, checked against a network once."""

import numpy as np

from backproplab.losses.base import Loss
from backproplab.validation import finite_array, instance

__all__ = ["labeled_rows"]


def labeled_rows(who, network, loss, x, targets, name="x"):
    """Return finite rows and their encoded targets, or say what does not fit.

    Parameters
    ----------
    who : str
        Who asks, for the message.
    network : Network
        What the rows are meant for.
    loss : Loss
        What encodes the targets.
    x : array_like, shape (..., n_samples, n_features)
        Rows.
    targets : array_like, shape (..., n_samples)
        As the loss takes them.
    name : str
        What `x` is called in the message.

    Returns
    -------
    tuple of ndarray
        The rows in float64, the encoded targets.

    Examples
    --------
    >>> from backproplab import SoftmaxCrossEntropy, mlp
    >>> labeled_rows("demo", mlp([1, 2]), SoftmaxCrossEntropy(), [[5], [7]], [1, 0])
    (array([[5.],
           [7.]]), array([[0., 1.],
           [1., 0.]]))
    """
    instance(who, "loss", loss, Loss, "SoftmaxCrossEntropy()")
    x = finite_array(who, name, x)
    if network.n_outputs is None:
        raise ValueError(
            f"{who}: {network} does not say how many outputs it has. Add a Linear."
        )
    network.outputs(np.zeros(network.n_params), x)  # a layer names a wrong width
    encoded = loss.encode(targets, network.n_outputs)
    if encoded.ndim < 2 or x.shape[:-1] != encoded.shape[:-1] or not x.size:
        raise ValueError(
            f"{who}: expected {name} of shape (n_samples, n_features) and as many "
            f"targets, at least one, got {x.shape} and targets of shape "
            f"{np.shape(targets)}. One target for each row: try np.ravel(targets)."
        )
    return x, encoded
