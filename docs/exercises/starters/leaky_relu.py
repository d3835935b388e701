"""Exercise: Leaky ReLU.

Shapes: x and G, the gradient of the output, have the same shape.
Check it with: python -m backproplab check leaky_relu.py
"""

import numpy as np

SLOPE = 0.01


def leaky_relu_forward(x):
    """Return x where it is positive and SLOPE * x elsewhere."""
    raise NotImplementedError("your turn")


def leaky_relu_backward(G, x):
    """Return the gradient with respect to x."""
    raise NotImplementedError("your turn")
