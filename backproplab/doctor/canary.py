"""Notice a file that has changed the checker while it was checked.

After a submission has been loaded and checked, in the same process, the checker gets a
backward pass that is wrong and one that is right. If it passes the wrong one or blames
the right one, the submission has changed it, and its own result means nothing.
"""

from backproplab.doctor.finding import Finding
from backproplab.doctor.tasks import tasks

__all__ = ["canary"]

CHANGED = "this file has changed the checker: its result means nothing"
ADVICE = "Read the file: it replaces a function of the checker or of NumPy."


def linear_forward(x, W, b):  # noqa: N803  as learners write it
    """The forward pass of a linear layer."""
    return x @ W + b


def right_backward(G, x, W):  # noqa: N803
    """Its gradients."""
    return G @ W.T, x.T @ G, G.sum(axis=0)


def wrong_backward(G, x, W):  # noqa: N803
    """The same with the gradient of the bias divided by the size of the batch."""
    return G @ W.T, x.T @ G, G.mean(axis=0)


def canary() -> list[Finding]:
    """A finding if the checker does not tell right from wrong, otherwise nothing.

    Examples
    --------
    >>> canary()
    []
    """
    if statuses(right_backward) == ["pass"] and statuses(wrong_backward) == ["fail"]:
        return []
    return [Finding("canary", "error", CHANGED, advice=ADVICE)]


def statuses(backward) -> list[str]:
    """What the checker says of the linear layer with this backward pass."""
    pair = {"linear_forward": linear_forward, "linear_backward": backward}
    return [finding.status for _, job in tasks(pair) for finding in job()]
