"""Exercise: product, sum and tanh, one after the other.

Shapes: x (batch, in), W (in, out), b (out,).
G (batch, out) is the gradient of the output.
Check it with: python -m backproplab check chain_rule.py
"""

import numpy as np


def unit_forward(x, W, b):
    """Return tanh(x W + b) for every row of x."""
    raise NotImplementedError("your turn")


def unit_backward(G, x, W, b):
    """Return the gradients with respect to x, W and b, in this order."""
    raise NotImplementedError("your turn")
