"""Runs of the package that the scripts of the playground have to repeat."""

import numpy as np
from playground.rules import RULES
from playground.surfaces import begin, playable

from backproplab import SURFACES, Noisy, SmallGenerator, descend

N_STEPS = 40
SCALES = (0.1, 0.5, 1.0)  # of the rate that the page offers
SIGMA, SEED = 0.05, 7


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


def run(surface, rule, setting):
    """The end of the package's path, and its size."""
    objective = surface
    if setting["sigma"]:
        objective = Noisy(surface, setting["sigma"], SmallGenerator(SEED))
    optimizer = rule.cls(**setting["h"], **dict(rule.fixed))
    path = descend(objective, optimizer, setting["start"], N_STEPS)
    return path.positions


def tasks():
    """Everything to be repeated, with the expected positions."""
    found = []
    for name in playable():
        surface = SURFACES[name]()
        for rule in RULES:
            for setting in settings(surface, rule):
                positions = run(surface, rule, setting)
                found.append(
                    setting
                    | {
                        "surface": name,
                        "rule": rule.name,
                        "steps": N_STEPS,
                        "seed": SEED,
                        "expected": positions.tolist(),
                    }
                )
    return found
