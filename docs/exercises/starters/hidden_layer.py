"""Exercise: a linear layer followed by Leaky ReLU, as one block.

Shapes: x (batch, in), W (in, out), b (out,).
G (batch, out) is the gradient of the output.
Check it with: python -m backproplab check hidden_layer.py
"""

import numpy as np

SLOPE = 0.01


def hidden_forward(x, W, b):
    """Return Leaky ReLU of x W + b."""
    raise NotImplementedError("your turn")


def hidden_backward(G, x, W, b):
    """Return the gradients with respect to x, W and b, in this order."""
    raise NotImplementedError("your turn")
