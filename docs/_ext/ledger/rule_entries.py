"""What entries of update rules share: a run of random gradients."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

__all__ = [
    "COMMON",
    "N_STEPS",
    "after",
    "faded",
    "in_state",
    "moved",
    "numerator",
    "run",
    "series",
    "squared_divisor",
]

N_STEPS, SIZE = 5, 16


def run(make, names: dict, *, learning_rate=(0.01, 0.5), fixed=None, **ranges):
    """Return a draw: hyperparameters, random gradients, the state before the last.

    The rate follows a schedule, so a rule that miscounts its steps is found.

    Parameters
    ----------
    make : callable
        The optimizer class; called with the drawn hyperparameters.
    names : dict of str to str
        Key of the state for each symbol's name.
    learning_rate : tuple of float
        Where the first rate is drawn from.
    fixed : dict, optional
        Options that are no symbols.
    **ranges : tuple of float
        Where each other hyperparameter is drawn from.
    """

    def draw(rng):
        options = {name: rng.uniform(*ends) for name, ends in ranges.items()}
        rates = rng.uniform(*learning_rate) * (1 + 0.1 * np.arange(N_STEPS + 3))
        rule = make(learning_rate=lambda step: rates[step], **options, **(fixed or {}))
        theta = rng.normal(size=SIZE)
        every = rng.normal(size=(N_STEPS + 2, SIZE))
        every[:, 0] = 0.0  # one entry never has a slope
        states, points = follow(rule, theta, every)
        state, theta = states[N_STEPS - 1], points[N_STEPS - 1]
        before = {symbol: state[key] for symbol, key in names.items()}
        now = {"learning_rate": rates[N_STEPS - 1], "t": float(N_STEPS)}
        grads = every[:N_STEPS]
        history = {"grads": grads, "grad": grads[-1], "rates": rates[:N_STEPS]}
        run = {"every_grad": every, "states": states, "points": points}
        ahead = {"theta": theta, "ahead": theta, "rule": rule, "state": state}
        return options | before | now | history | run | ahead | {"every_rate": rates}

    return draw


def follow(rule, theta, grads):
    """States and points before the first step and after each."""
    states, points = [rule.init(theta)], [theta]
    for grad in grads:
        update, state = rule.update(grad, states[-1], points[-1])
        states.append(state)
        points.append(points[-1] + update)
    return states, points


def series(**states: str) -> dict:
    """What names with a time stand for in a run of the code.

    Parameters
    ----------
    **states : str
        By LaTeX without its index, the key of the state.
    """
    kept = {base: in_state(key) for base, key in states.items()}
    return COMMON | kept


def in_state(key):
    """A state of the code after the step at hand, or another one."""
    return lambda values, shift: values["states"][N_STEPS + shift][key]


COMMON = {
    r"\theta": lambda values, shift: values["points"][N_STEPS + shift],
    "g": lambda values, shift: values["every_grad"][N_STEPS + shift - 1],
}


def after(key):
    """The code's state after the last gradient."""
    return lambda v: v["rule"].update(v["grad"], v["state"], v["theta"])[1][key]


def moved(values):
    """The code's next point."""
    theta = values["theta"]
    return theta + values["rule"].update(values["grad"], values["state"], theta)[0]


def numerator(values, state=None):
    """The mean that a rule of Adam's kind divides, from a step of the code.

    With so large a constant beside the root the divisor is that constant.
    """
    large = 2.0**60
    rule = replace(values["rule"], eps=large)
    update, _ = rule.update(values["grad"], state or values["state"], values["theta"])
    return -update * large / values["learning_rate"]


def squared_divisor(values):
    """What is under the root of such a rule, from two steps of the code.

    The memory is moved so that no entry of the step is 0; the root does not see that.
    """
    moved_memory = {"first_moment": values["state"]["first_moment"] + 1.0}
    state = values["state"] | moved_memory
    update, _ = values["rule"].update(values["grad"], state, values["theta"])
    divisor = -values["learning_rate"] * numerator(values, state) / update
    return (divisor - values["eps"]) ** 2


def faded(values, share, power=1):
    """The sum of powers of all gradients, each weighted by the memory that is left."""
    ages = np.arange(N_STEPS)[::-1]
    return (values[share] ** ages) @ values["grads"] ** power
