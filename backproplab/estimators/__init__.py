"""The networks as scikit-learn estimators, for pipelines, searches and scores."""

from backproplab.estimators.classifier import BackpropClassifier
from backproplab.estimators.regressor import BackpropRegressor

__all__ = ["BackpropClassifier", "BackpropRegressor"]
