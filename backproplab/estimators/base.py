"""How classifier and regressor are fitted."""

import warnings
from typing import Any, ClassVar

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import check_random_state
from sklearn.utils.validation import validate_data

from backproplab.estimators.fitted import FLOATS, Fitted
from backproplab.estimators.from_names import network_from, optimizer_from
from backproplab.estimators.holding_out import hold_out
from backproplab.estimators.stopping import Patience
from backproplab.losses import Loss
from backproplab.networks.check_data import row_weights
from backproplab.training.train import train

__all__ = ["BackpropEstimator"]


class BackpropEstimator(Fitted):
    """A network with its training as a scikit-learn estimator."""

    loss: ClassVar[Loss]
    checks: ClassVar[dict[str, Any]]  # options of scikit-learn's check of the data
    loss_curve_: np.ndarray

    def _encoded(self, y, weights, going_on):
        """Targets (n_samples, n_outputs) and weights, from `y`."""
        raise NotImplementedError(f"{type(self).__name__} must define _encoded.")

    def _score_of(self, outputs, targets, weights):
        """What `score` would say, from outputs and encoded targets."""
        raise NotImplementedError(f"{type(self).__name__} must define _score_of.")

    def _fit(self, x, y, sample_weight):
        """Train on all rows, and say if that ended before the loss did."""
        going_on = self.warm_start and hasattr(self, "theta_")
        x, targets, weights = self._data(x, y, sample_weight, True, going_on)
        rng = self._begin(targets.shape[1], going_on)
        patience = self._run(x, targets, weights, rng, self.max_iter)
        if self.tol is not None and not patience.stopped:
            warnings.warn(
                f"{type(self).__name__}: still improving by more than tol={self.tol} "
                f"after max_iter={self.max_iter} epochs. Try more, or tol=None.",
                ConvergenceWarning,
                stacklevel=3,
            )
        return self

    def _fit_more(self, x, y, sample_weight):
        """One epoch more, with the optimizer's memory and the order of the rows."""
        first = not hasattr(self, "theta_")
        x, targets, weights = self._data(x, y, sample_weight, first, going_on=True)
        if self.early_stopping:
            raise ValueError(
                f"{type(self).__name__}: partial_fit sees only a part of the rows and "
                "cannot hold out any. Set early_stopping=False."
            )
        if first:
            rng = self._begin(targets.shape[1], going_on=False)
            self._run(x, targets, weights, rng, 1)
            return self
        earlier, state = self.loss_curve_, self.history_.state
        self._run(x, targets, weights, self._rng, 1, state)
        self.loss_curve_ = np.concatenate([earlier, self.loss_curve_])
        self.n_iter_ = len(self.loss_curve_)
        return self

    def _data(self, x, y, sample_weight, reset, going_on):
        """Checked rows, encoded targets and weights, without the rows of weight 0."""
        checks = {"dtype": FLOATS, "reset": reset} | self.checks
        x, y = validate_data(self, x, y, **checks)
        weights = row_weights(type(self).__name__, sample_weight, x)
        if weights is not None and not weights.all():
            kept = weights > 0
            x, y, weights = x[kept], y[kept], weights[kept]
        return (x, *self._encoded(y, weights, going_on))

    def _begin(self, n_outputs, going_on):
        """Set network and first parameters; return the generator of this run."""
        who = type(self).__name__
        network = network_from(
            who, self.hidden_layer_sizes, self.activation, self.init_scheme,
            self.n_features_in_, n_outputs,
        )  # fmt: skip
        if going_on and repr(network) != repr(self.network_):
            raise ValueError(
                f"{who}: expected the network of the earlier fit, {self.network_}, to "
                f"go on with; parameters or data now ask for {network}. Set "
                "warm_start=False."
            )
        seeds = check_random_state(self.random_state).randint(2**31 - 1, size=4)
        rng = np.random.default_rng(seeds)
        self.network_ = network
        if not going_on:
            self.theta_ = network.init(rng)
            if self.theta_init is not None:
                self.theta_ = network.checked(self.theta_init)
        self.optimizer_ = optimizer_from(who, self.optimizer, self.learning_rate)
        return rng

    def _trained(self, *args, **options):
        """What `train` returns; its advice is for its own options, not for these."""
        try:
            return train(*args, **options)
        except FloatingPointError as error:
            what, _, _ = str(error).removeprefix("train: ").partition(" Try ")
            raise FloatingPointError(
                f"{type(self).__name__}: {what} Try a smaller learning_rate, or scale "
                "the features."
            ) from None

    def _run(self, x, targets, weights, rng, n_epochs, state=None):
        """Train from `theta_` on, and keep what came of it."""
        self._check_options()
        score = None
        if self.early_stopping:
            x, targets, weights, score = self._held_out(x, targets, weights, rng)
        patience = Patience(self.tol, self.n_iter_no_change, score)
        history = self._trained(
            self.network_, x, targets, optimizer=self.optimizer_, rng=rng,
            n_epochs=n_epochs, loss=self.loss, l2=self.l2, sample_weight=weights,
            batch_size=self._rows_in_a_batch(len(x)), theta=self.theta_, state=state,
            shuffle=self.shuffle, progress=bool(self.verbose), stop=patience,
        )  # fmt: skip
        self.history_, self.theta_, self._rng = history, history.theta, rng
        self.loss_curve_ = history.train_loss[1:]
        self.n_iter_, self.loss_ = history.n_epochs, float(history.train_loss[-1])
        self.n_outputs_ = targets.shape[1]
        if self.early_stopping:
            self.validation_scores_ = np.array(patience.scores)
            self.best_validation_score_ = patience.best
            self.theta_ = patience.best_theta
        return patience

    def _held_out(self, x, targets, weights, rng):
        """Rows to train on, and the score on the others, which early stopping asks."""
        labels = targets.argmax(axis=1) if self.loss.has_classes else None
        inside, (held, *wanted) = hold_out(
            [x, targets, weights], self.validation_fraction, labels, rng
        )
        return *inside, lambda theta: self._score_of(
            self.network_.outputs(theta, held), *wanted
        )
