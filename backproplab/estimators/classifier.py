"""Classification with softmax and cross-entropy."""

from typing import ClassVar

import numpy as np
from sklearn.base import ClassifierMixin
from sklearn.metrics import accuracy_score
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.multiclass import check_classification_targets

from backproplab.estimators.base import BackpropEstimator
from backproplab.estimators.describe import described
from backproplab.losses.softmax_cross_entropy import (
    SoftmaxCrossEntropy,
    log_softmax,
    softmax,
)

__all__ = ["BackpropClassifier"]


@described
class BackpropClassifier(ClassifierMixin, BackpropEstimator):
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
    Rows of weight 0 are left out before anything else: the fit is that without them.
    Weights of whole numbers give the fit of repeated rows if all rows make one batch;
    with smaller batches the two see different batches.

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
        self,
        hidden_layer_sizes=(100,),
        activation="LeakyReLU",
        *,
        optimizer="Adam",
        learning_rate=None,
        l2=0.0,
        batch_size="auto",
        max_iter=200,
        tol=1e-4,
        n_iter_no_change=10,
        early_stopping=False,
        validation_fraction=0.1,
        class_weight=None,
        init_scheme="he",
        theta_init=None,
        shuffle=True,
        warm_start=False,
        random_state=None,
        verbose=False,
    ):
        super().__init__(
            hidden_layer_sizes, activation, optimizer=optimizer,
            learning_rate=learning_rate, l2=l2, batch_size=batch_size,
            max_iter=max_iter, tol=tol, n_iter_no_change=n_iter_no_change,
            early_stopping=early_stopping, validation_fraction=validation_fraction,
            init_scheme=init_scheme, theta_init=theta_init, shuffle=shuffle,
            warm_start=warm_start, random_state=random_state, verbose=verbose,
        )  # fmt: skip
        self.class_weight = class_weight

    def fit(self, X, y, sample_weight=None):  # noqa: N803  scikit-learn's names
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

    def partial_fit(self, X, y, classes=None, sample_weight=None):  # noqa: N803
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
        first = not hasattr(self, "theta_")
        if first and classes is None:
            raise ValueError(
                "BackpropClassifier: the first partial_fit must be told all classes, "
                "which its rows need not contain. Try classes=np.unique(y)."
            )
        if not first and classes is not None:
            self._same_classes(np.unique(classes))
        x, y, weights = self._rows(X, y, sample_weight, reset=first)
        if first:
            self.classes_ = np.unique(classes)
        targets, weights = self._encoded(y, weights, going_on=True)
        return self._go_on(x, targets, weights, first)

    def _encoded(self, y, weights, going_on):
        check_classification_targets(y)
        seen = np.unique(y)
        if not going_on:
            self.classes_ = seen
        elif not np.isin(seen, self.classes_).all():
            self._same_classes(seen)
        index = np.searchsorted(self.classes_, y)
        if self.class_weight is not None:
            of_rows = np.ones(len(y)) if weights is None else weights
            weights = of_rows * self._weights_of_classes(index, of_rows, y)[index]
        return self.loss.encode(index, len(self.classes_)), weights

    def _same_classes(self, classes):
        if not np.array_equal(classes, self.classes_):
            raise ValueError(
                f"BackpropClassifier: expected the classes of the earlier fit, "
                f"{self.classes_}, got {classes}. Fit again without warm_start."
            )

    def _weights_of_classes(self, index, of_rows, y):
        """Weight of each class: as given, or such that all present count the same."""
        if self.class_weight == "balanced":
            totals = np.bincount(index, of_rows, minlength=len(self.classes_))
            n_present = np.count_nonzero(totals)
            return totals.sum() / (n_present * np.where(totals > 0, totals, np.inf))
        return compute_class_weight(self.class_weight, classes=self.classes_, y=y)

    def _score_of(self, outputs, targets, weights):
        return accuracy_score(
            targets.argmax(axis=1), outputs.argmax(axis=1), sample_weight=weights
        )

    def predict(self, X):  # noqa: N803
        """Most probable class of each row.

        Parameters
        ----------
        X : array_like, shape (n_samples, n_features)
            Rows.

        Returns
        -------
        ndarray, shape (n_samples,)
        """
        best = self._outputs(X).argmax(axis=1)
        return self.classes_[best]

    def predict_proba(self, X):  # noqa: N803
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

    def predict_log_proba(self, X):  # noqa: N803
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
