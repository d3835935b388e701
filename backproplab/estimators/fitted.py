"""What a fitted network gives: outputs for new rows, and its parameters."""

from typing import Any

import numpy as np
from sklearn.utils.validation import check_is_fitted, validate_data

from backproplab.estimators.options import Options
from backproplab.networks.network import Network

__all__ = ["FLOATS", "Fitted"]

# taken as they are: training widens float32 batch by batch
FLOATS = (np.float64, np.float32)
ROWS = 4096  # for which outputs are computed at a time: hidden layers take memory


class Fitted(Options):
    """A network with parameters, once it is fitted."""

    network_: Network
    theta_: Any

    @property
    def coefs_(self):
        """Weights of the linear layers, as scikit-learn's networks list them."""
        return self._parameters("weight")

    @property
    def intercepts_(self):
        """Biases of the linear layers."""
        return self._parameters("bias")

    def _parameters(self, kind):
        check_is_fitted(self)
        named = self.network_.unpack(self.theta_)
        return [value for name, value in named.items() if name.endswith(f".{kind}")]

    def _outputs(self, x):
        """Outputs of the trained network for new rows."""
        check_is_fitted(self)
        x = validate_data(self, x, dtype=FLOATS, reset=False)
        parts = (
            np.asarray(x[begin : begin + ROWS], dtype=np.float64)
            for begin in range(0, len(x), ROWS)
        )
        return np.concatenate(
            [self.network_.outputs(self.theta_, part) for part in parts]
        )
