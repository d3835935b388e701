"""Where the noise of a gradient comes from, and what it leaves behind."""

from dataclasses import dataclass

import numpy as np

from backproplab._base.checks import (
    finite_array,
    in_interval,
    instance,
    number,
    whole_number,
)
from backproplab.surfaces.least_squares import LeastSquares

__all__ = ["Minibatch", "stationary_covariance", "stationary_variance"]


@dataclass(frozen=True)
class Minibatch:
    r"""A regression seen through a few random rows at a time.

    The value stays that of all rows. The gradient is the mean over `batch_size` rows,
    drawn with replacement, independently for every leading index of the point. Unlike
    the noise of :class:`Noisy` its size and direction depend on where one stands.

    Parameters
    ----------
    objective : LeastSquares
        The loss of all rows.
    batch_size : int
        Rows in a draw, at least 1.
    rng : numpy.random.Generator
        Source of the draws; it advances with every gradient.

    Examples
    --------
    Two rows, one of them drawn: at (1, 0) their gradients are (0, 0) and (-4, -8).

    >>> import numpy as np
    >>> from backproplab import LeastSquares, Minibatch
    >>> surface = LeastSquares([0.0, 2.0], [1.0, 5.0])
    >>> draw = Minibatch(surface, batch_size=1, rng=np.random.default_rng(3))
    >>> [tuple(draw.value_and_grad(np.array([1.0, 0.0]))[1].tolist()) for _ in range(3)]
    [(-4.0, -8.0), (0.0, 0.0), (0.0, 0.0)]
    """

    objective: LeastSquares
    batch_size: int
    rng: np.random.Generator

    def __post_init__(self):
        example = "LeastSquares(inputs, targets)"
        instance("Minibatch", "objective", self.objective, LeastSquares, example)
        whole_number("Minibatch", "batch_size", self.batch_size, 1)
        seeded = "np.random.default_rng(0)"
        instance("Minibatch", "rng", self.rng, np.random.Generator, seeded)

    def value_and_grad(self, theta):
        """Values over all rows, gradients over a draw of rows."""
        shape = (*theta.shape[:-1], self.batch_size)
        rows = self.rng.integers(len(self.objective.inputs), size=shape)
        return self.objective(theta), self.objective.row_gradients(theta, rows).mean(-2)

    def noise_covariance(self, theta):
        """Covariance (2, 2) of the drawn gradient at the point `theta` (2,)."""
        rows = np.arange(len(self.objective.inputs))
        grads = self.objective.row_gradients(np.asarray(theta, dtype=float), rows)
        return np.cov(grads, rowvar=False, bias=True) / self.batch_size

    def stationary_covariance(self, learning_rate):
        r"""Covariance (2, 2) that gradient descent on these draws keeps, exactly.

        The curvature :math:`H_B` of a draw is random too, so the balance is
        :math:`\Sigma = \operatorname{E}[(I - \eta H_B) \Sigma (I - \eta H_B)]
        + \eta^2 C`, four linear equations. :func:`stationary_covariance`
        replaces :math:`H_B` by its mean.
        """
        design = np.stack([np.ones_like(self.inputs), self.inputs], axis=-1)
        rows = design[:, :, None] * design[:, None, :]
        mean = rows.mean(axis=0)
        pairs = np.einsum("nij,nkl->ikjl", rows, rows).reshape(4, 4) / len(rows)
        pairs = np.kron(mean, mean) + (pairs - np.kron(mean, mean)) / self.batch_size
        eye, eta = np.eye(2), learning_rate
        turn = np.eye(4) - eta * (np.kron(mean, eye) + np.kron(eye, mean))
        turn = turn + eta**2 * pairs
        if np.abs(np.linalg.eigvals(turn)).max() >= 1:
            raise ValueError(
                f"Minibatch: with learning_rate={learning_rate!r} and "
                f"batch_size={self.batch_size} the variance grows without end; "
                "try a smaller rate or larger batches."
            )
        noise = self.noise_covariance(self.objective.minima.points[0]).ravel()
        return np.linalg.solve(np.eye(4) - turn, eta**2 * noise).reshape(2, 2)

    def __getattr__(self, name):
        if name.startswith("_") or name == "objective":
            raise AttributeError(name)
        return getattr(self.objective, name)


def stationary_variance(curvature, sigma, learning_rate):
    r"""Variance that gradient descent keeps on a noisy parabola.

    On :math:`\lambda x^2 / 2` with independent noise of standard deviation
    :math:`\sigma` on the gradient, one step multiplies the position by
    :math:`1 - \eta\lambda` and adds the variance :math:`\eta^2 \sigma^2`. Both balance
    at

    .. math:: \operatorname{Var} x = \frac{\eta\, \sigma^2}{\lambda (2 - \eta \lambda)}.

    Parameters
    ----------
    curvature : float
        The second derivative :math:`\lambda`, in (0, inf).
    sigma : float
        Standard deviation of the gradient's noise, in [0, inf).
    learning_rate : float
        The rate :math:`\eta`, in (0, 2 / curvature).

    Returns
    -------
    float

    Examples
    --------
    >>> stationary_variance(curvature=2.0, sigma=3.0, learning_rate=0.5)
    2.25
    """
    number("stationary_variance", "sigma", sigma, "[0, inf)", 1.0)
    covariance = stationary_covariance([[curvature]], [[sigma**2]], learning_rate)
    return float(covariance[0, 0])


def stationary_covariance(hessian, noise_covariance, learning_rate):
    r"""Covariance that gradient descent keeps on a noisy quadratic.

    It solves the balance :math:`\Sigma = (I - \eta H) \Sigma (I - \eta H) + \eta^2 C`.
    In the basis of eigenvectors of :math:`H` every entry stands alone,

    .. math:: \Sigma_{ij} = \frac{\eta\, C_{ij}}
              {\lambda_i + \lambda_j - \eta \lambda_i \lambda_j} .

    Exact for noise that is independent of the position, as :class:`Noisy` makes. For
    minibatches, whose noise grows with the distance, it is a first approximation from
    below.

    Parameters
    ----------
    hessian : array_like, shape (P, P)
        The matrix :math:`H`, symmetric, all eigenvalues positive.
    noise_covariance : array_like, shape (P, P)
        The covariance :math:`C` of one gradient.
    learning_rate : float
        The rate :math:`\eta`, in (0, 2 / largest eigenvalue).

    Returns
    -------
    ndarray, shape (P, P)

    Raises
    ------
    ValueError
        If the descent has no stationary state.

    Examples
    --------
    >>> stationary_covariance([[1.0, 0.0], [0.0, 2.0]], [[3.0, 0.0], [0.0, 1.0]], 0.5)
    array([[1.  , 0.  ],
           [0.  , 0.25]])
    """
    hessian = finite_array("stationary_covariance", "hessian", hessian)
    curvatures, axes = np.linalg.eigh(hessian)
    stable = in_interval(learning_rate, f"(0, {2 / max(curvatures[-1], 1e-300)})")
    if curvatures[0] <= 0 or not stable:
        raise ValueError(
            "stationary_covariance: expected curvatures > 0 and a learning_rate in "
            f"(0, 2 / largest curvature), got curvatures {curvatures} and "
            f"{learning_rate!r}; such a descent never settles."
        )
    noise = axes.T @ np.asarray(noise_covariance, dtype=float) @ axes
    sums = curvatures[:, None] + curvatures
    products = curvatures[:, None] * curvatures
    return axes @ (learning_rate * noise / (sums - learning_rate * products)) @ axes.T
