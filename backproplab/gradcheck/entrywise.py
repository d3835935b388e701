"""How far two gradients are apart, entry by entry."""

import numpy as np

__all__ = ["relative_error"]

FLOOR = 1e-5


def relative_error(a, b, floor: float = FLOOR):
    r"""Relative difference of each pair of entries.

    .. math:: e_i = \frac{|a_i - b_i|}{\max(|a_i|, |b_i|, \text{floor} \cdot \max_j
              \max(|a_j|, |b_j|))}

    Entries are compared one by one: a norm over all of them would let one large entry
    hide a small one of the wrong sign. The floor only keeps rounding noise of entries
    that are nearly zero from counting as an error; a wrong sign still shows, at any
    tolerance below ``2 * |a_i| / (floor * max)``.

    Parameters
    ----------
    a, b : array_like, of the same shape
        The gradients.
    floor : float
        Entries below this fraction of the largest are measured against the fraction.

    Returns
    -------
    ndarray
        Of the same shape; 0 where both are 0, NaN where either is.

    Raises
    ------
    ValueError
        If the shapes differ. Nothing is broadcast: a gradient has the shape of what it
        belongs to.

    Examples
    --------
    >>> relative_error([1000.0, 0.01], [1000.0, -0.01])
    array([0., 2.])
    >>> relative_error(1.0, 4.0)
    array(0.75)
    """
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape:
        raise ValueError(
            f"relative_error: shapes {a.shape} and {b.shape} differ. A gradient has "
            "the shape of what it belongs to."
        )
    if a.size == 0:
        return np.zeros(a.shape)
    size = np.maximum(np.abs(a), np.abs(b))
    scale = np.maximum(size, floor * size.max())
    gap = np.asarray(np.abs(a - b), dtype=float)
    return np.divide(gap, scale, out=gap, where=scale != 0)
