"""A plane through the space of parameters, as a surface."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from backproplab._base.checks import finite_array, whole_number
from backproplab.descent.trajectory import Trajectory
from backproplab.surfaces.base import Surface
from backproplab.surfaces.minima import NoMinimum

__all__ = ["PlaneSection", "principal_plane"]

CHUNK = 64  # points whose network is evaluated at once; more would not fit into a cache


@dataclass(frozen=True, eq=False)
class PlaneSection(Surface):
    r"""The objective :math:`f(\theta_0 + x\, a + y\, b)` as a function of x and y.

    The objective is evaluated on a grid; between its points a cubic spline is taken,
    and gradient and Hessian are the spline's. A section shows two directions of
    hundreds: a minimum of the section need not be one of the objective.

    Parameters
    ----------
    function : Objective
        A function of many parameters, such as a :class:`NetworkObjective`.
    origin : array_like, shape (P,)
        The point :math:`\theta_0`, shown at (0, 0).
    axes : array_like, shape (2, P)
        The directions :math:`a` and :math:`b`, linearly independent.
    domain : tuple
        ``((x_min, x_max), (y_min, y_max))``, where the grid lies.
    n : int
        Grid points a side, at least 4.

    References
    ----------
    H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, "Visualizing the loss landscape of
    neural nets", NeurIPS (2018), arXiv 1712.09913.

    Examples
    --------
    A plane through the bowl that leaves out nothing, seen with doubled units.

    >>> import numpy as np
    >>> from backproplab import Bowl, PlaneSection
    >>> section = PlaneSection(Bowl(), [1.0, 0.0], 2 * np.eye(2))
    >>> section([0.0, 1.0]).round(6)
    np.float64(5.0)
    >>> section.project([[5.0, 0.0]])
    array([[2., 0.]])
    """

    function: Any
    origin: np.ndarray
    axes: np.ndarray
    domain: tuple = ((-1.0, 1.0), (-1.0, 1.0))  # type: ignore[misc]  # its own
    n: int = field(default=41)

    minima: ClassVar = NoMinimum()

    def __post_init__(self):
        for name in ("origin", "axes"):
            array = finite_array("PlaneSection", name, getattr(self, name))
            object.__setattr__(self, name, array)
        if self.axes.shape != (2, self.origin.size):
            raise ValueError(
                f"PlaneSection: expected axes of shape (2, {self.origin.size}), got "
                f"{self.axes.shape}."
            )
        if np.linalg.matrix_rank(self.axes) < 2:
            raise ValueError(
                "PlaneSection: expected linearly independent axes, got parallel ones."
            )
        whole_number("PlaneSection", "n", self.n, 4)

    @cached_property
    def spline(self):
        """The cubic spline through the values on the grid."""
        # importing the package does not wait for SciPy
        from scipy.interpolate import RectBivariateSpline  # noqa: PLC0415  slow

        x, y = (np.linspace(low, high, self.n) for low, high in self.domain)
        points = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1).reshape(-1, 2)
        values = [
            self.function.value_and_grad(self.point(points[i : i + CHUNK]))[0]
            for i in range(0, len(points), CHUNK)
        ]
        return RectBivariateSpline(x, y, np.concatenate(values).reshape(self.n, -1))

    def value(self, x, y):
        return self.spline.ev(x, y)

    def gradient(self, x, y):
        return self.spline.ev(x, y, dx=1), self.spline.ev(x, y, dy=1)

    def hessian(self, x, y):
        orders = (2, 0), (1, 1), (0, 2)
        return tuple(self.spline.ev(x, y, dx=dx, dy=dy) for dx, dy in orders)

    def point(self, coordinates):
        """Parameters (..., P) of the points `coordinates` (..., 2) of the plane."""
        return self.origin + np.asarray(coordinates, dtype=float) @ self.axes

    def project(self, theta):
        """Coordinates (..., 2) of the points of the plane nearest to `theta`."""
        return (np.asarray(theta, dtype=float) - self.origin) @ np.linalg.pinv(
            self.axes
        )

    def trace(self, path, optimizer):
        """The shadow of a path (n_steps + 1, P) on the plane, with its true values.

        Parameters
        ----------
        path : array_like, shape (n_steps + 1, P)
            Parameters in the course of training.
        optimizer : Optimizer
            The rule that went there.

        Returns
        -------
        Trajectory
            Projected positions; the values are those of the path itself, which lies
            beside the plane, so its line may pass above or below the surface.
        """
        values, grads = self.function.value_and_grad(np.asarray(path, dtype=float))
        inside = np.array(-1)
        shadow = self.project(path)
        return Trajectory(self, optimizer, shadow, values, grads @ self.axes.T, inside)


def principal_plane(path):
    """The plane in which a path moves most: the first two principal components.

    Parameters
    ----------
    path : array_like, shape (n, P)
        Points; at least three.

    Returns
    -------
    axes : ndarray, shape (2, P)
        Orthonormal directions; the path ends on the positive side of both.
    share : float
        Part of the path's variance that lies in the plane. A random walk has a large
        one too: compare before concluding anything.

    Examples
    --------
    >>> import numpy as np
    >>> from backproplab import principal_plane
    >>> path = np.array([[0.0, 0.0, 0.0], [0.0, 3.0, 0.0], [1.0, 6.0, 0.0]])
    >>> axes, share = principal_plane(path)
    >>> round(share, 6)
    1.0
    """
    path = finite_array("principal_plane", "path", path)
    if path.ndim != 2 or min(path.shape) < 2 or len(path) < 3:
        raise ValueError(
            "principal_plane: expected a path of shape (n, P) with n >= 3 and P >= 2, "
            f"got {path.shape}."
        )
    centered = path - path.mean(axis=0)
    _, sizes, rows = np.linalg.svd(centered, full_matrices=False)
    side = np.where(rows[:2] @ centered[-1] < 0, -1.0, 1.0)
    return side[:, None] * rows[:2], float((sizes[:2] ** 2).sum() / (sizes**2).sum())
