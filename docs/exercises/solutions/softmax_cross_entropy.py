"""Solution: softmax cross-entropy, the mean over the batch."""

import numpy as np


def softmax(z):
    """Return the probabilities of every row of scores."""
    weights = np.exp(z - z.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)


def loss_forward(z, y):
    """Return the mean of -log(probability of the true class)."""
    p = softmax(z)
    return -np.log(p[np.arange(len(z)), y]).mean()


def loss_backward(z, y):
    """Return the gradient with respect to z."""
    p = softmax(z)
    p[np.arange(len(z)), y] -= 1
    return p / len(z)
