"""Rows of data with their targets, checked against a network once."""

import numpy as np

from backproplab._base.checks import check_finite, finite_array, instance
from backproplab.losses.base import Loss

__all__ = ["labeled_rows", "row_weights"]


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
        The rows in float64 (float32 and a memory map keep their type), the encoded
        targets.

    Examples
    --------
    >>> from backproplab import SoftmaxCrossEntropy, mlp
    >>> labeled_rows("demo", mlp([1, 2]), SoftmaxCrossEntropy(), [[5], [7]], [1, 0])
    (array([[5.],
           [7.]]), array([[0., 1.],
           [1., 0.]]))
    """
    instance(who, "loss", loss, Loss, "SoftmaxCrossEntropy()")
    x = finite_rows(who, name, x)
    if network.n_outputs is None:
        raise ValueError(
            f"{who}: {network} does not say how many outputs it has. Add a Linear."
        )
    check_width(network, x)
    encoded = loss.encode(targets, network.n_outputs)
    if encoded.ndim < 2 or x.shape[:-1] != encoded.shape[:-1] or not x.size:
        raise ValueError(
            f"{who}: expected {name} of shape (n_samples, n_features) and as many "
            f"targets, at least one, got {x.shape} and targets of shape "
            f"{np.shape(targets)}. One target for each row: try np.ravel(targets)."
        )
    return x, encoded


def finite_rows(who, name, x):
    """Finite rows in float64; float32 and a memory map as they are.

    Converting a table would copy it, so batches are converted one by one. scikit-learn
    returns a plain array for a memory map, so any float32 array is accepted as it is.
    """
    mapped = isinstance(x, np.memmap) and x.dtype.kind in "fiu"
    if mapped or (isinstance(x, np.ndarray) and x.dtype == np.float32):
        check_finite(who, name, x)
        return x
    return finite_array(who, name, x)


def check_width(network, x):
    """Probe with one row, so that `Linear` raises its own error about the width."""
    theta = np.zeros(network.n_params)
    try:
        network.outputs(theta, x[..., :1, :] if x.ndim > 1 else x)
    except ValueError:
        network.outputs(theta, x)  # its message then shows the shape of all rows
        raise


def row_weights(who, weights, targets):
    """Return finite weights (..., n_samples), or None, or say what is wrong with them.

    Parameters
    ----------
    who : str
        Who asks, for the message.
    weights : array_like, shape (..., n_samples), or None
        At least 0, not all 0.
    targets : ndarray, shape (..., n_samples, n_outputs)
        Encoded targets of the rows.

    Examples
    --------
    >>> row_weights("demo", [1, 2], np.zeros((2, 3)))
    array([1., 2.])
    """
    if weights is None:
        return None
    weights = finite_array(who, "sample_weight", weights)
    if weights.shape != targets.shape[:-1]:
        raise ValueError(
            f"{who}: expected sample_weight of shape {targets.shape[:-1]}, one for "
            f"each row, got {weights.shape}."
        )
    if (weights < 0).any() or not weights.any():
        raise ValueError(
            f"{who}: sample_weight must be at least 0, and not zero for all rows; got "
            f"weights from {weights.min()} to {weights.max()}."
        )
    return weights
