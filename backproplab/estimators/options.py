"""The options that classifier and regressor share, and their ranges."""

from sklearn.base import BaseEstimator

from backproplab._base.checks import number, one_of, whole_number

__all__ = ["Options"]


class Options(BaseEstimator):
    """Takes options as scikit-learn wants it: stored as they are, checked by `fit`."""

    def __init__(
        self, hidden_layer_sizes=(100,), activation="LeakyReLU", *, optimizer="Adam",
        learning_rate=None, l2=0.0, batch_size="auto", max_iter=200, tol=1e-4,
        n_iter_no_change=10, early_stopping=False, validation_fraction=0.1,
        init_scheme="he", theta_init=None, shuffle=True, warm_start=False,
        random_state=None, verbose=False,
    ):  # fmt: skip
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.l2 = l2
        self.batch_size = batch_size
        self.max_iter = max_iter
        self.tol = tol
        self.n_iter_no_change = n_iter_no_change
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.init_scheme = init_scheme
        self.theta_init = theta_init
        self.shuffle = shuffle
        self.warm_start = warm_start
        self.random_state = random_state
        self.verbose = verbose

    def _check_options(self) -> None:
        """Raise a ValueError for the first that is out of range; `train` has others."""
        who = type(self).__name__
        whole_number(who, "max_iter", self.max_iter, 1)
        whole_number(who, "n_iter_no_change", self.n_iter_no_change, 1)
        if self.tol is not None:
            number(who, "tol", self.tol, "[0, inf)")
        if isinstance(self.batch_size, str):
            one_of(who, "batch_size", self.batch_size, ["auto"])
        number(who, "validation_fraction", self.validation_fraction, "(0, 1)")

    def _rows_in_a_batch(self, n_rows: int) -> int:
        """The batch size, which may be ``'auto'``."""
        return min(200, n_rows) if isinstance(self.batch_size, str) else self.batch_size
