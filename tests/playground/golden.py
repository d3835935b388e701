"""Runs of the package that the scripts of the playground have to repeat."""

from dataclasses import dataclass

import numpy as np
from playground.rules import RULES
from playground.schedules import SCHEDULES
from playground.surfaces import begin, made, playable

import backproplab
from backproplab import Noisy, SmallGenerator, Warmup, descend

N_STEPS = 200
SCALES = (0.1, 0.5, 1.0)  # of the rate that the page offers
SIGMA, SEED = 0.05, 7
PARTED = 1e-13  # of the size of a path


def settings(surface, rule):
    """Three settings of a rule on a surface: rates, starts, and noise in the last."""
    (left, right), (bottom, top) = surface.domain
    corner = np.array(begin(surface))
    middle = np.array([(left + right) / 2, (bottom + top) / 2])
    steepest = np.abs(surface.grad(corner)).max()
    fit = 1.0 if is_adaptive(rule) else min(1.0, 1.0 / (1.0 + steepest))
    for number, scale in enumerate(SCALES):
        start = middle + (1 - 0.3 * number) * (corner - middle)
        h = {name: value for name, value, _ in rule.hyperparameters()}
        h["learning_rate"] *= scale * fit
        yield {"start": start.tolist(), "h": h, "sigma": SIGMA * (number == 2)}


def is_adaptive(rule):
    """Whether the size of the gradient cancels in the step."""
    return rule.optimizer not in ("GradientDescent", "Momentum", "Nesterov")


@dataclass(frozen=True)
class Rounded:
    """A surface, and for the second of two starts the same with other rounding.

    That gradient is taken at a point whose coordinates are one unit in the last place
    away, up or down: as far off as a formula that is summed in another order.
    """

    surface: object
    rng: np.random.Generator

    def value_and_grad(self, theta):
        """Values (2,) and gradients (2, 2)."""
        towards = np.where(self.rng.random(2) < 0.5, -np.inf, np.inf)
        beside = np.stack([theta[0], np.nextafter(theta[1], towards)])
        return self.surface.value_and_grad(beside)


def run(surface, rule, setting):
    """The package's path, and up to which step it can be asked of anyone else.

    About a minimum RMSProp and NAdam divide small gradients by small averages of them,
    and hop. Each hop multiplies rounding, until only the size of the path is left. So
    the package runs beside itself, with other rounding; where its own two paths part,
    there is nothing to compare.
    """
    h = setting["h"] | {"learning_rate": rate(setting)}
    optimizer = rule.cls(**h, **dict(rule.fixed))
    start = np.array(setting["start"])
    if setting["sigma"]:  # what hops because of noise forgets its rounding
        noisy = Noisy(surface, setting["sigma"], SmallGenerator(SEED))
        return descend(noisy, optimizer, start, N_STEPS).positions, N_STEPS + 1
    twins = Rounded(surface, np.random.default_rng(SEED))
    positions = descend(twins, optimizer, np.stack([start, start]), N_STEPS).positions
    gap, size = np.abs(positions[:, 0] - positions[:, 1]), np.abs(positions[:, 0])
    parted = gap.max(axis=-1) > PARTED * np.fmax.accumulate(size.max(axis=-1))
    return positions[:, 0], int(parted.argmax()) if parted.any() else N_STEPS + 1


def rate(setting):
    """The rate, or the schedule, of a setting."""
    rate = setting["h"]["learning_rate"]
    if setting.get("schedule"):
        rate = getattr(backproplab, setting["schedule"])(rate, **setting["turns"])
    return Warmup(setting["warmup"], rate) if setting.get("warmup") else rate


def schedules():
    """Every schedule, and none, with and without a ramp before it."""
    for warmup in (0, 7):
        yield {"schedule": "", "turns": {}, "warmup": warmup}
        for schedule in SCHEDULES:
            turns = {o["name"]: o["value"] for o in schedule.hyperparameters()}
            turns |= (
                {"n_steps": 30} if "n_steps" in turns else {}
            )  # ends within the run
            yield {"schedule": schedule.name, "turns": turns, "warmup": warmup}


def task(name, rule, setting):
    """One run to be repeated, with the expected positions."""
    expected, compared = run(made(name), rule, setting)
    about = {"surface": name, "rule": rule.name, "steps": N_STEPS, "seed": SEED}
    return setting | about | {"expected": expected, "compared": compared}


def tasks():
    """Every rule on every surface, at a constant rate."""
    return [
        task(name, rule, setting)
        for name in playable()
        for rule in RULES
        for setting in settings(made(name), rule)
    ]


def scheduled_tasks():
    """Every rule with every schedule, on one surface."""
    return [
        task("Rosenbrock", rule, next(settings(made("Rosenbrock"), rule)) | schedule)
        for rule in RULES
        for schedule in schedules()
    ]
