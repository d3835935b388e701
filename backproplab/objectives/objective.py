"""What is minimized: anything that maps points to values and gradients."""

from typing import Any, Protocol, runtime_checkable

import numpy as np

__all__ = ["Objective"]


@runtime_checkable
class Objective(Protocol):
    """A function of a point, with its gradient.

    Leading axes of `theta` are independent points: ten thousand starts on a surface
    are an array of shape (10000, 2), thirty-two copies of a network one of (32, P).

    Examples
    --------
    Whatever has the method is one.

    >>> import numpy as np
    >>> from backproplab import GradientDescent, Objective, descend
    >>> class Slope:
    ...     def value_and_grad(self, theta):
    ...         return 3 * theta[..., 0], np.full_like(theta, 3.0)
    >>> isinstance(Slope(), Objective)
    True
    >>> descend(Slope(), GradientDescent(0.1), [1.0], 2).positions[:, 0]
    array([1. , 0.7, 0.4])
    """

    def value_and_grad(self, theta: np.ndarray) -> tuple[Any, Any]:
        """Map theta (..., P) to values (...) and gradients (..., P)."""
        ...
