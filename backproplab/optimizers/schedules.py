"""Learning rates that change: functions of the step, usable wherever a rate is."""

from dataclasses import dataclass, field

import numpy as np

from backproplab._base.checks import Block, hyperparameter, in_interval, instance
from backproplab._base.registry import Registry

__all__ = [
    "SCHEDULES",
    "Constant",
    "CosineDecay",
    "ExponentialDecay",
    "InverseTimeDecay",
    "StepDecay",
    "Warmup",
]

SCHEDULES = Registry("schedule")


@SCHEDULES
@dataclass(frozen=True)
class Constant(Block):
    r"""The same rate at every step, :math:`\eta_k = \eta_0`.

    Parameters
    ----------
    initial : float
        The rate :math:`\eta_0`, in (0, inf).

    Examples
    --------
    >>> Constant(0.1)(5)
    0.1
    """

    initial: float = hyperparameter(interval="(0, inf)")

    def __call__(self, step):
        """The rate of a step, counted from 0; `step` may be an array."""
        return self.initial + 0.0 * step

    @classmethod
    def cases(cls):
        return [cls(0.1)]


@SCHEDULES
@dataclass(frozen=True)
class StepDecay(Block):
    r"""A staircase, :math:`\eta_k = \eta_0\, \gamma^{\lfloor k / n \rfloor}`.

    Parameters
    ----------
    initial : float
        The first rate :math:`\eta_0`, in (0, inf).
    every : int
        Steps :math:`n` on each stair, at least 1.
    factor : float
        What each stair multiplies by, :math:`\gamma` in (0, 1].

    Examples
    --------
    >>> import numpy as np
    >>> StepDecay(0.8, every=2, factor=0.5)(np.arange(5))
    array([0.8, 0.8, 0.4, 0.4, 0.2])
    """

    initial: float = hyperparameter(interval="(0, inf)")
    every: int = hyperparameter(interval="[1, inf)")
    factor: float = hyperparameter(0.1, "(0, 1]")

    def __call__(self, step):
        """The rate of a step, counted from 0; `step` may be an array."""
        return self.initial * self.factor ** (step // self.every)

    @classmethod
    def cases(cls):
        return [cls(0.1, 30), cls(0.1, 7, 0.5)]


@SCHEDULES
@dataclass(frozen=True)
class ExponentialDecay(Block):
    r"""A constant factor per step, :math:`\eta_k = \eta_0\, \gamma^k`.

    For :math:`\gamma < 1` the rates have the finite sum :math:`\eta_0 / (1 - \gamma)`:
    what gradient descent can travel is bounded.

    Parameters
    ----------
    initial : float
        The first rate :math:`\eta_0`, in (0, inf).
    factor : float
        The factor :math:`\gamma`, in (0, 1].

    Examples
    --------
    >>> ExponentialDecay(0.8, factor=0.5)(3)
    0.1
    """

    initial: float = hyperparameter(interval="(0, inf)")
    factor: float = hyperparameter(0.99, "(0, 1]")

    def __call__(self, step):
        """The rate of a step, counted from 0; `step` may be an array."""
        return self.initial * self.factor**step

    @classmethod
    def cases(cls):
        return [cls(0.1), cls(0.1, 0.9)]


@SCHEDULES
@dataclass(frozen=True)
class CosineDecay(Block):
    r"""Half a cosine from the first rate to the last, which is then kept.

    .. math:: \eta_k = \eta_n + \tfrac12 (\eta_0 - \eta_n)
              \bigl(1 + \cos(\pi \min(k, n) / n)\bigr)

    Parameters
    ----------
    initial : float
        The first rate :math:`\eta_0`, in (0, inf).
    n_steps : int
        Length :math:`n` of the descent, at least 1.
    final : float
        The last rate :math:`\eta_n`, in [0, inf).

    References
    ----------
    I. Loshchilov, F. Hutter, "SGDR: stochastic gradient descent with warm restarts",
    ICLR (2017), arXiv 1608.03983, equation (5); one period, no restart.

    Examples
    --------
    >>> import numpy as np
    >>> CosineDecay(0.8, n_steps=2)(np.arange(4)).round(6)
    array([0.8, 0.4, 0. , 0. ])
    """

    initial: float = hyperparameter(interval="(0, inf)")
    n_steps: int = hyperparameter(interval="[1, inf)")
    final: float = hyperparameter(0.0, "[0, inf)")

    def __call__(self, step):
        """The rate of a step, counted from 0; `step` may be an array."""
        share = np.minimum(step, self.n_steps) / self.n_steps
        return self.final + 0.5 * (self.initial - self.final) * (
            1 + np.cos(np.pi * share)
        )

    @classmethod
    def cases(cls):
        return [cls(0.1, 100), cls(0.1, 50, 0.01)]


@SCHEDULES
@dataclass(frozen=True)
class InverseTimeDecay(Block):
    r"""A rate that falls like one over time, :math:`\eta_k = \eta_0 / (1 + k / n)`.

    Its sum diverges and the sum of its squares does not: the condition of Robbins and
    Monro under which noise is averaged out.

    Parameters
    ----------
    initial : float
        The first rate :math:`\eta_0`, in (0, inf).
    n_steps : float
        Steps :math:`n` after which it has halved, in (0, inf).

    References
    ----------
    H. Robbins, S. Monro, "A stochastic approximation method", Annals of Mathematical
    Statistics 22 (1951).

    Examples
    --------
    >>> InverseTimeDecay(0.8, n_steps=10)(30)
    0.2
    """

    initial: float = hyperparameter(interval="(0, inf)")
    n_steps: float = hyperparameter(interval="(0, inf)")

    def __call__(self, step):
        """The rate of a step, counted from 0; `step` may be an array."""
        return self.initial / (1 + step / self.n_steps)

    @classmethod
    def cases(cls):
        return [cls(0.1, 20)]


@SCHEDULES
@dataclass(frozen=True)
class Warmup(Block):
    r"""A straight ramp up to another schedule, which then starts from its beginning.

    .. math:: \eta_k = \frac{k + 1}{n}\, \eta'_0 \quad (k < n), \qquad
              \eta_k = \eta'_{k - n} \quad (k \geq n)

    Parameters
    ----------
    n_steps : int
        Length :math:`n` of the ramp, at least 1.
    schedule : float or callable
        The rates :math:`\eta'` that follow: a number or a schedule.

    Examples
    --------
    >>> import numpy as np
    >>> Warmup(4, ExponentialDecay(0.8, 0.5))(np.arange(7))
    array([0.2, 0.4, 0.6, 0.8, 0.8, 0.4, 0.2])
    """

    n_steps: int = hyperparameter(interval="[1, inf)")
    schedule: object = field(default=0.001)

    def __post_init__(self):
        super().__post_init__()
        # a class is callable too: whoever forgot to call it is told
        instance("Warmup", "schedule", self.schedule, object, "a schedule")
        if not callable(self.schedule) and not in_interval(self.schedule, "(0, inf)"):
            raise ValueError(
                "Warmup: schedule must be a schedule or a rate in (0, inf), "
                f"got {self.schedule!r}."
            )

    def __call__(self, step):
        """The rate of a step, counted from 0; `step` may be an array."""
        ramp = np.minimum((step + 1) / self.n_steps, 1.0)
        after = np.maximum(step - self.n_steps, 0)
        rate = self.schedule(after) if callable(self.schedule) else self.schedule
        return ramp * rate

    @classmethod
    def cases(cls):
        return [cls(10, 0.1), cls(5, CosineDecay(0.1, 50))]
