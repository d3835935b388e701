"""Regression with squared error, for one output or several."""

from typing import ClassVar

from sklearn.base import RegressorMixin
from sklearn.metrics import r2_score

from backproplab.estimators.base import BackpropEstimator
from backproplab.estimators.describe import described
from backproplab.losses.squared_error import SquaredError

__all__ = ["BackpropRegressor"]


@described
class BackpropRegressor(RegressorMixin, BackpropEstimator):
    """A network that predicts numbers, trained by :func:`train`, for scikit-learn.

    Squared error, summed over the outputs: see :class:`SquaredError` for how this
    differs from ``MLPRegressor`` if there are several.

    Parameters
    ----------
    {parameters}

    Attributes
    ----------
    {attributes}

    Notes
    -----
    {notes}

    Examples
    --------
    A linear model finds the line 2x + 1.

    >>> import numpy as np
    >>> from backproplab import BackpropRegressor
    >>> x, y = [[0.0], [1.0], [2.0]], [1.0, 3.0, 5.0]
    >>> model = BackpropRegressor(
    ...     (), optimizer="Momentum", learning_rate=0.1, tol=None, max_iter=400,
    ...     random_state=0,
    ... ).fit(x, y)
    >>> model.predict([[10.0]]).round(3)
    array([21.])
    """

    loss: ClassVar = SquaredError()
    checks: ClassVar = {"multi_output": True, "y_numeric": True}

    def fit(self, X, y, sample_weight=None):
        """Train on all rows, for `max_iter` epochs or until nothing improves.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
            Rows, finite. In float64 or float32, memory-mapped or not, they go to
            :func:`train` without a copy; another type is converted, which takes one.
        y : array_like, shape (n_samples,) or (n_samples, n_outputs)
            Numbers to predict.
        sample_weight : array_like, shape (n_samples,), optional
            At least 0; rows of weight 0 are left out.

        Returns
        -------
        self : BackpropRegressor
            The fitted estimator.
        """
        return self._fit(X, y, sample_weight)

    def partial_fit(self, X, y, sample_weight=None):
        """Go on with one epoch over the rows given.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
            Rows.
        y : array_like, shape (n_samples,) or (n_samples, n_outputs)
            Numbers to predict.
        sample_weight : array_like, shape (n_samples,), optional
            At least 0.

        Returns
        -------
        self : BackpropRegressor
            The fitted estimator.
        """
        return self._fit_more(X, y, sample_weight)

    def _encoded(self, y, weights, going_on):
        n_outputs = 1 if y.ndim == 1 else y.shape[1]
        self._vector = y.ndim == 1
        return self.loss.encode(y, n_outputs), weights

    def _score_of(self, outputs, targets, weights):
        return r2_score(targets, outputs, sample_weight=weights)

    def predict(self, X):
        """Numbers predicted for each row, in the shape that `y` had.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
            Rows.

        Returns
        -------
        ndarray, shape (n_samples,) or (n_samples, n_outputs)
        """
        outputs = self._outputs(X)
        return outputs[:, 0] if self._vector else outputs

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags
