"""Solution: product, sum and tanh, one after the other."""

import numpy as np


def unit_forward(x, W, b):
    """Return tanh(x W + b) for every row of x."""
    return np.tanh(x @ W + b)


def unit_backward(G, x, W, b):
    """Return the gradients with respect to x, W and b, in this order."""
    h = np.tanh(x @ W + b)
    du = G * (1 - h**2)
    dx = du @ W.T
    dW = x.T @ du
    db = du.sum(axis=0)
    return dx, dW, db
