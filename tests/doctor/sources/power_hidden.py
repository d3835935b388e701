"""Right code in the style of functions, to be spoiled by the corpus."""

import numpy as np


def layer_forward(x, W, b, n):
    u = x @ W + b
    base = np.where(u > 0, u, 1.0)
    return np.where(u > 0, base**n, 0.01 * u), (x, W, u, base, n)


def layer_backward(G, cache):
    x, W, u, base, n = cache
    slope = np.where(u > 0, n * base ** (n - 1), 0.01)
    delta = G * slope
    terms = base**n * np.log(base)
    dn = np.sum(G * terms)
    dx = delta @ W.T
    dW = x.T @ delta
    db = delta.sum(axis=0)
    return {"dx": dx, "dW": dW, "db": db, "dn": dn}
