"""Exercise: the linear layer.

Shapes: x (batch, in), W (in, out), b (out,).
G (batch, out) is the gradient of the output.
Check it with: python -m backproplab check linear.py
"""


def linear_forward(x, W, b):
    """Return x W + b for every row of x."""
    raise NotImplementedError("your turn")


def linear_backward(G, x, W):
    """Return the gradients with respect to x, W and b, in this order."""
    raise NotImplementedError("your turn")
