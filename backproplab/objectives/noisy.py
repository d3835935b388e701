"""An objective seen through Gaussian noise."""

from dataclasses import dataclass

import numpy as np

from backproplab._base.checks import instance, number
from backproplab.objectives.objective import Objective
from backproplab.objectives.small_generator import SmallGenerator

__all__ = ["Noisy"]


@dataclass(frozen=True)
class Noisy:
    r"""An objective whose gradient carries Gaussian noise.

    The value stays exact. The noise belongs to the gradient, not to the optimizer, so
    every rule meets the same kind of noise.

    Parameters
    ----------
    objective : Objective
        What is observed through the noise.
    sigma : float
        Standard deviation of the noise on each coordinate, at least 0.
    rng : numpy.random.Generator or SmallGenerator
        Source of the noise; it advances with every gradient.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import Bowl, Noisy
    >>> noisy = Noisy(Bowl(), sigma=0.1, rng=np.random.default_rng(0))
    >>> value, grad = noisy.value_and_grad(np.array([1.0, 2.0]))
    >>> value, grad.round(2)
    (np.float64(5.0), array([2.01, 3.99]))
    """

    objective: Objective
    sigma: float
    rng: np.random.Generator | SmallGenerator

    def __post_init__(self):
        instance("Noisy", "objective", self.objective, Objective, "Bowl()")
        number("Noisy", "sigma", self.sigma, "[0, inf)")
        example = "np.random.default_rng(0)"
        if not isinstance(self.rng, SmallGenerator):
            instance("Noisy", "rng", self.rng, np.random.Generator, example)

    def value_and_grad(self, theta):
        """Exact values, gradients plus independent noise."""
        value, grad = self.objective.value_and_grad(theta)
        return value, grad + self.rng.normal(0.0, self.sigma, grad.shape)

    def __getattr__(self, name):
        if name.startswith("_") or name == "objective":
            raise AttributeError(name)
        return getattr(self.objective, name)
