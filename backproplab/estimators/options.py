"""Options of an estimator that `train` does not see, checked when it is fitted."""

from backproplab.validation import number, one_of, whole_number

__all__ = ["check_options"]


def check_options(estimator) -> None:
    """Raise a ValueError for the first option that is out of range.

    Parameters
    ----------
    estimator : BackpropEstimator
        What is about to be fitted.
    """
    who = type(estimator).__name__
    whole_number(who, "max_iter", estimator.max_iter, 1)
    whole_number(who, "n_iter_no_change", estimator.n_iter_no_change, 1)
    if estimator.tol is not None:
        number(who, "tol", estimator.tol, "[0, inf)")
    if isinstance(estimator.batch_size, str):
        one_of(who, "batch_size", estimator.batch_size, ["auto"])
    number(who, "validation_fraction", estimator.validation_fraction, "(0, 1)")
