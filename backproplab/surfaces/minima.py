"""Where a surface is lowest: points, circles, or nowhere."""

from dataclasses import dataclass

import numpy as np

__all__ = ["Circles", "NoMinimum", "Points"]


@dataclass(frozen=True)
class Points:
    """Finitely many minima.

    Parameters
    ----------
    points : tuple of (float, float)
        Their coordinates.
    value : float
        The value that the surface takes there.

    Examples
    --------
    >>> minima = Points(((0.0, 0.0), (4.0, 0.0)), value=-1.0)
    >>> minima.distance([3.0, 0.0])
    np.float64(1.0)
    """

    points: tuple[tuple[float, float], ...]
    value: float

    def number(self, theta):
        """Number (...) of the closest minimum to each point of `theta` (..., 2)."""
        gaps = np.asarray(theta, dtype=float)[..., None, :] - np.array(self.points)
        return np.linalg.norm(gaps, axis=-1).argmin(axis=-1)

    def within(self, theta, radius):
        """Whether each point (...) of `theta` (..., 2) is that near to a minimum."""
        near = np.zeros(theta.shape[:-1], dtype=bool)
        for x, y in self.points:
            near |= (theta[..., 0] - x) ** 2 + (theta[..., 1] - y) ** 2 <= radius**2
        return near

    def nearest(self, theta):
        """The closest minimum (..., 2) to each point of `theta` (..., 2)."""
        return np.array(self.points)[self.number(theta)]

    def distance(self, theta):
        """Distance (...) from each point of `theta` (..., 2) to the closest minimum."""
        return np.linalg.norm(self.nearest(theta) - theta, axis=-1)


@dataclass(frozen=True)
class Circles:
    """Concentric circles of minima around the origin, equally spaced without end.

    Parameters
    ----------
    radius, spacing : float
        Radius of the first circle, and what each following one adds.
    value : float
        The value that the surface takes on all of them.

    Examples
    --------
    >>> Circles(radius=2.0, spacing=5.0, value=0.0).distance([0.0, 6.0])
    np.float64(1.0)
    """

    radius: float
    spacing: float
    value: float

    def number(self, theta):
        """Number (...) of the closest circle to each point of `theta` (..., 2)."""
        theta = np.asarray(theta, dtype=float)
        gap = np.hypot(theta[..., 0], theta[..., 1]) - self.radius
        return np.maximum(np.round(gap / self.spacing), 0).astype(int)

    def within(self, theta, radius):
        """Whether each point (...) of `theta` (..., 2) is that near to a circle."""
        gap = np.hypot(theta[..., 0], theta[..., 1]) - self.radius
        k = np.maximum(np.round(gap / self.spacing), 0.0)
        return np.abs(gap - k * self.spacing) <= radius

    def nearest(self, theta):
        """Closest point (..., 2) on any circle; for the origin, one on the x axis."""
        theta = np.asarray(theta, dtype=float)
        radius = self.radius + self.number(theta) * self.spacing
        angle = np.arctan2(theta[..., 1], theta[..., 0])
        unit = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        return radius[..., None] * unit

    def distance(self, theta):
        """Distance (...) from each point of `theta` (..., 2) to the closest circle."""
        return np.linalg.norm(self.nearest(theta) - theta, axis=-1)


@dataclass(frozen=True)
class NoMinimum:
    """The surface is unbounded below: every distance is infinite.

    Parameters
    ----------
    value : float
        The value that it approaches.

    Examples
    --------
    >>> NoMinimum().distance([1.0, 2.0])
    array(inf)
    """

    value: float = -np.inf

    def nearest(self, theta):
        """There is none: NaN (..., 2)."""
        return np.full(np.shape(theta), np.nan)

    def distance(self, theta):
        """Infinity for each point of `theta` (..., 2)."""
        return np.full(np.shape(theta)[:-1], np.inf)
