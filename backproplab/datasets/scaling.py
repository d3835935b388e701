"""Scaling whose constants come from the training rows."""

from dataclasses import replace

from sklearn.preprocessing import MinMaxScaler

from backproplab._base.checks import finite_array, instance
from backproplab.datasets.split import Split

__all__ = ["min_max_scale"]


def min_max_scale(split: Split) -> Split:
    r"""Bring every feature of the training rows into [0, 1]; move the test rows along.

    Parameters
    ----------
    split : Split
        Rows whose features are finite. It is left as it is.

    Returns
    -------
    Split
        The same split with scaled features, float64; frames stay frames.

    Raises
    ------
    TypeError
        If `split` is something else.
    ValueError
        If a feature is not a finite number.

    Notes
    -----
    With the smallest and the largest value :math:`a_j, b_j` that feature :math:`j`
    takes *in the training rows*, all rows become

    .. math:: x'_{ij} = \frac{x_{ij} - a_j}{b_j - a_j} .

    A test row beyond the training rows leaves [0, 1] and is not clipped. A feature that
    is constant in the training rows has no range: it is shifted by :math:`a_j` and not
    divided, which makes it 0 there. :class:`sklearn.preprocessing.MinMaxScaler` does
    the work; fitting it before the split would tell the model about the test rows.

    Examples
    --------
    The training rows span 2 to 6 in the first feature; the second is constant.

    >>> import numpy as np
    >>> from backproplab.datasets import Labeled, Split, min_max_scale
    >>> split = Split(
    ...     train=Labeled(np.array([[2.0, 5.0], [6.0, 5.0], [3.0, 5.0]]), [0, 1, 0]),
    ...     test=Labeled(np.array([[8.0, 7.0]]), [1]),
    ...     train_rows=np.array([0, 1, 2]), test_rows=np.array([3]),
    ... )
    >>> scaled = min_max_scale(split)
    >>> scaled.train.x
    array([[0.  , 0.  ],
           [1.  , 0.  ],
           [0.25, 0.  ]])
    >>> scaled.test.x
    array([[1.5, 2. ]])
    """
    example = "notebook_split(features, targets)"
    instance("min_max_scale", "split", split, Split, example)
    for name, part in (("train.x", split.train), ("test.x", split.test)):
        finite_array("min_max_scale", name, part.x)
    as_given = "pandas" if hasattr(split.train.x, "iloc") else "default"
    scaler = MinMaxScaler().set_output(transform=as_given).fit(split.train.x)
    return replace(
        split,
        train=split.train._replace(x=scaler.transform(split.train.x)),
        test=split.test._replace(x=scaler.transform(split.test.x)),
    )
