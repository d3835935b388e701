"""The contract of a loss."""

from typing import Any

import numpy as np

from backproplab.registry import Registry
from backproplab.validation import Block

__all__ = ["LOSSES", "Loss"]

LOSSES = Registry("loss")


class Loss(Block):
    """A scalar that says how far outputs are from targets: the mean over the batch.

    Rows of the batch are on axis -2 of the outputs; axes before it are copies.
    """

    def encode(self, targets, n_outputs: int | None) -> np.ndarray:
        """Check `targets` and bring them into the form that `forward` works on.

        Encoding what is encoded already changes nothing, so a training loop does it
        once and every batch is a slice.
        """
        raise NotImplementedError(f"{type(self).__name__} must define encode.")

    def forward(self, outputs, targets) -> tuple[Any, Any]:
        """Return the mean loss, one value for each copy, and a cache."""
        raise NotImplementedError(f"{type(self).__name__} must define forward.")

    def backward(self, cache) -> np.ndarray:
        """Gradient with respect to the outputs, divided by the batch size here."""
        raise NotImplementedError(f"{type(self).__name__} must define backward.")

    def gradient(self, outputs, targets) -> np.ndarray:
        """The gradient alone, for a training step that has no use for the value."""
        return self.backward(self.forward(outputs, targets)[1])

    def predict(self, outputs) -> np.ndarray:
        """What the outputs mean as a prediction."""
        return outputs
