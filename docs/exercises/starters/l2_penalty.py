"""Exercise: the L2 penalty.

Shapes: W is an array of any shape, l2 a number.
Check it with: python -m backproplab check l2_penalty.py
"""


def l2_forward(W, l2):
    """Return half of l2 times the sum of the squared weights."""
    raise NotImplementedError("your turn")


def l2_backward(W, l2):
    """Return the gradient with respect to W."""
    raise NotImplementedError("your turn")
