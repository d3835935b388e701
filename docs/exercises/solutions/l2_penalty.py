"""Solution: the L2 penalty."""


def l2_forward(W, l2):
    """Return half of l2 times the sum of the squared weights."""
    return 0.5 * l2 * (W**2).sum()


def l2_backward(W, l2):
    """Return the gradient with respect to W."""
    return l2 * W
