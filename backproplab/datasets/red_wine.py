"""The red-wine table as arrays or as frames."""

from dataclasses import dataclass
from importlib import resources
from numbers import Real
from pathlib import Path

import numpy as np
import pandas as pd

from backproplab._base.checks import explain_keywords, in_interval
from backproplab.datasets.red_wine_csv import FEATURES, TARGET, read_red_wine_csv

__all__ = ["RedWine", "load_red_wine"]


@dataclass(frozen=True, eq=False)
class RedWine:
    """Wines, what was measured in them, and how they were graded.

    Parameters
    ----------
    features : ndarray or DataFrame, shape (n_rows, 11)
        Physicochemical tests, float64, in the units of the file; a row is a wine.
    targets : ndarray or Series, shape (n_rows,)
        1 where the quality reaches the threshold, 0 elsewhere, int64.
    quality : ndarray or Series, shape (n_rows,)
        The grade itself, int64, from 0 to 10.
    feature_names : tuple of str
        Names of the columns of `features`.
    target_names : tuple of str
        What the targets 0 and 1 mean.
    frame : DataFrame or None, shape (n_rows, 12)
        The file as a table, quality last, if frames were asked for.

    Examples
    --------
    >>> from backproplab.datasets import load_red_wine
    >>> wine = load_red_wine()
    >>> wine.feature_names[-1], wine.features[0, -1]
    ('alcohol', np.float64(9.4))
    >>> wine.target_names[wine.targets[0]], wine.quality[0]
    ('quality < 6', np.int64(5))
    """

    features: np.ndarray | pd.DataFrame
    targets: np.ndarray | pd.Series
    quality: np.ndarray | pd.Series
    feature_names: tuple[str, ...]
    target_names: tuple[str, str]
    frame: pd.DataFrame | None

    def __repr__(self):
        n_rows, n_features = self.features.shape
        counts = np.bincount(self.targets, minlength=2)
        labels = " and ".join(
            f"{count} of {name}"
            for count, name in zip(counts, self.target_names, strict=True)
        )
        return f"<RedWine: {n_rows} rows, {n_features} features; {labels}>"


@explain_keywords
def load_red_wine(*, threshold=6, as_frame=False, path=None) -> RedWine:
    """Load the red half of the Wine Quality data set.

    Parameters
    ----------
    threshold : float
        Wines of this quality and better have target 1; in (0, 10].
    as_frame : bool
        Whether to return pandas objects, the whole table in `frame` among them,
        instead of arrays.
    path : str or path-like, optional
        Another file in the same format to read instead: UTF-8, semicolons, a header.

    Returns
    -------
    RedWine
        Features, binary targets and the grades they were made from. Each call reads
        afresh, so what is returned may be changed.

    Raises
    ------
    ValueError
        If the file is not a red-wine table (the message names file, column and row,
        and row 1 is the line after the header), or the threshold is out of range.
    FileNotFoundError
        If there is no file at `path`.

    Notes
    -----
    1599 wines, of which 855 reach quality 6: always answering 1 is right for 53.47 %.
    240 rows repeat an earlier one in every column, see
    :func:`split_without_duplicates`. The file is UCI's, byte for byte; its license
    (CC BY 4.0), origin and digest are in ``winequality-red.LICENSE.txt`` beside it.

    References
    ----------
    .. [1] P. Cortez, A. Cerdeira, F. Almeida, T. Matos and J. Reis, "Wine Quality",
       UCI Machine Learning Repository, 2009. https://doi.org/10.24432/C56S3T
    .. [2] P. Cortez, A. Cerdeira, F. Almeida, T. Matos and J. Reis, "Modeling wine
       preferences by data mining from physicochemical properties", Decision Support
       Systems 47(4), 547-553, 2009. https://doi.org/10.1016/j.dss.2009.05.016

    Examples
    --------
    >>> from backproplab.datasets import load_red_wine
    >>> wine = load_red_wine()
    >>> wine
    <RedWine: 1599 rows, 11 features; 744 of quality < 6 and 855 of quality >= 6>
    >>> wine.quality[:5], wine.targets[:5]
    (array([5, 5, 5, 6, 5]), array([0, 0, 0, 1, 0]))

    The same as frames:

    >>> load_red_wine(as_frame=True).frame.loc[:2, ["pH", "alcohol", "quality"]]
         pH  alcohol  quality
    0  3.51      9.4        5
    1  3.20      9.8        5
    2  3.26      9.8        5
    """
    packaged = resources.files("backproplab.datasets") / "winequality-red.csv"
    frame = read_red_wine_csv(packaged if path is None else Path(path))
    features, quality = frame[list(FEATURES)], frame[TARGET]
    targets = _binary(quality, threshold)
    return RedWine(
        features=features if as_frame else features.to_numpy(copy=True),
        targets=targets if as_frame else targets.to_numpy(copy=True),
        quality=quality if as_frame else quality.to_numpy(copy=True),
        feature_names=FEATURES,
        target_names=(f"quality < {threshold}", f"quality >= {threshold}"),
        frame=frame if as_frame else None,
    )


def _binary(quality, threshold):
    is_number = isinstance(threshold, Real) and not isinstance(threshold, bool)
    if not is_number or not in_interval(threshold, "(0, 10]"):
        raise ValueError(
            "load_red_wine: threshold must be in (0, 10], the grades above the lowest, "
            f"got {threshold!r}. Try 6."
        )
    return (quality >= threshold).astype(np.int64).rename("target")
