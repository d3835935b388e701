"""From labels to targets, and what each class counts."""

import numpy as np
from sklearn.metrics import accuracy_score
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.multiclass import check_classification_targets

from backproplab.estimators.base import BackpropEstimator

__all__ = ["LabelEstimator"]


class LabelEstimator(BackpropEstimator):
    """An estimator whose targets are classes."""

    def _announce(self, classes):
        """Take notice of all classes before the first rows, or compare them later."""
        if hasattr(self, "theta_"):
            if classes is not None:
                self._same_classes(np.unique(classes))
            return
        if classes is None:
            raise ValueError(
                f"{type(self).__name__}: the first partial_fit must be told all "
                "classes, which its rows need not contain. Try classes=np.unique(y)."
            )
        self.classes_ = np.unique(classes)

    def _same_classes(self, classes):
        if not np.array_equal(classes, self.classes_):
            raise ValueError(
                f"{type(self).__name__}: expected the classes of the earlier fit, "
                f"{self.classes_}, got {classes}. Name all classes in the first call "
                "of partial_fit, or fit again with warm_start=False."
            )

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
