"""Classification with softmax and cross-entropy."""

from typing import ClassVar

from sklearn.base import ClassifierMixin

from backproplab.estimators.describe import described
from backproplab.estimators.labels import LabelEstimator
from backproplab.losses.softmax_cross_entropy import (
    SoftmaxCrossEntropy,
    log_softmax,
    softmax,
)

__all__ = ["BackpropClassifier"]


@described
class BackpropClassifier(ClassifierMixin, LabelEstimator):
    """A network that classifies, trained by :func:`train`, for scikit-learn.

    Softmax over one output for each class, also if there are two, and cross-entropy.

    Parameters
    ----------
    {parameters}
    class_weight : dict, 'balanced' or None
        What each class counts; ``'balanced'`` lets all in a call count the same.

    Attributes
    ----------
    {attributes}
    classes_ : ndarray, shape (n_classes,)
        The labels, in the order of the outputs.

    Notes
    -----
    {notes}

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import BackpropClassifier
    >>> x, y = [[-2.0], [-1.0], [1.0], [2.0]], ["low", "low", "high", "high"]
    >>> model = BackpropClassifier((), learning_rate=0.1, random_state=0).fit(x, y)
    >>> model.predict([[-3.0], [0.5]])
    array(['low', 'high'], dtype='<U4')
    """

    loss: ClassVar = SoftmaxCrossEntropy()
    checks: ClassVar = {}

    def __init__(
        self, hidden_layer_sizes=(100,), activation="LeakyReLU", *, optimizer="Adam",
        learning_rate=None, l2=0.0, batch_size="auto", max_iter=200, tol=1e-4,
        n_iter_no_change=10, early_stopping=False, validation_fraction=0.1,
        class_weight=None, init_scheme="he", theta_init=None, shuffle=True,
        warm_start=False, random_state=None, verbose=False,
    ):  # fmt: skip
        super().__init__(
            hidden_layer_sizes, activation, optimizer=optimizer,
            learning_rate=learning_rate, l2=l2, batch_size=batch_size,
            max_iter=max_iter, tol=tol, n_iter_no_change=n_iter_no_change,
            early_stopping=early_stopping, validation_fraction=validation_fraction,
            init_scheme=init_scheme, theta_init=theta_init, shuffle=shuffle,
            warm_start=warm_start, random_state=random_state, verbose=verbose,
        )  # fmt: skip
        self.class_weight = class_weight

    def fit(self, X, y, sample_weight=None):
        """Train on all rows, for `max_iter` epochs or until nothing improves.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
            Rows, finite. In float64 or float32, memory-mapped or not, they go to
            :func:`train` without a copy; another type is converted, which takes one.
        y : array_like, shape (n_samples,)
            Labels, numbers or text.
        sample_weight : array_like, shape (n_samples,), optional
            At least 0; rows of weight 0 are left out.

        Returns
        -------
        self : BackpropClassifier
            The fitted estimator.
        """
        return self._fit(X, y, sample_weight)

    def partial_fit(self, X, y, classes=None, sample_weight=None):
        """Go on with one epoch over the rows given.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
            Rows.
        y : array_like, shape (n_samples,)
            Their labels.
        classes : array_like, shape (n_classes,), optional
            All labels that will ever occur; needed in the first call.
        sample_weight : array_like, shape (n_samples,), optional
            At least 0.

        Returns
        -------
        self : BackpropClassifier
            The fitted estimator.
        """
        self._announce(classes)
        return self._fit_more(X, y, sample_weight)

    def predict(self, X):
        """Most probable class of each row.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
            Rows.

        Returns
        -------
        ndarray, shape (n_samples,)
        """
        best = self._outputs(X).argmax(axis=1)  # first: it minds what is not fitted
        return self.classes_[best]

    def predict_proba(self, X):
        """Probability of each class, in the order of `classes_`.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
            Rows.

        Returns
        -------
        ndarray, shape (n_samples, n_classes)
        """
        return softmax(self._outputs(X))

    def predict_log_proba(self, X):
        """Logarithms of `predict_proba`, exact also where that rounds to 0.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
            Rows.

        Returns
        -------
        ndarray, shape (n_samples, n_classes)
        """
        return log_softmax(self._outputs(X))
