"""Solution: the power whose exponent is learned."""

import numpy as np

SLOPE = 0.01


def power_forward(x, n):
    """Return x^n where x is positive and SLOPE * x elsewhere."""
    base = np.where(x > 0, x, 1.0)
    return np.where(x > 0, base**n, SLOPE * x)


def power_backward(G, x, n):
    """Return the gradients with respect to x and n, in this order."""
    base = np.where(x > 0, x, 1.0)
    slope = np.where(x > 0, n * base ** (n - 1), SLOPE)
    terms = base**n * np.log(base)
    dx = G * slope
    dn = (G * terms).sum()
    return dx, dn
