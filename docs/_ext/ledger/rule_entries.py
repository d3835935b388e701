"""What entries of update rules share: a run of random gradients."""

from __future__ import annotations

import numpy as np

__all__ = ["after", "faded", "moved", "run"]

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
        rates = rng.uniform(*learning_rate) * (1 + 0.1 * np.arange(N_STEPS + 1))
        rule = make(learning_rate=lambda step: rates[step], **options, **(fixed or {}))
        theta, grads = rng.normal(size=SIZE), rng.normal(size=(N_STEPS, SIZE))
        grads[:, 0] = 0.0  # one entry never has a slope
        state = rule.init(theta)
        for grad in grads[:-1]:
            _, state = rule.update(grad, state, theta)
        before = {symbol: state[key] for symbol, key in names.items()}
        now = {"learning_rate": rates[N_STEPS - 1], "t": float(N_STEPS)}
        history = {"grads": grads, "grad": grads[-1], "rates": rates[:N_STEPS]}
        return (
            options
            | before
            | now
            | history
            | {
                "theta": theta,
                "ahead": theta,
                "rule": rule,
                "state": state,
            }
        )

    return draw


def after(key):
    """The code's state after the last gradient."""
    return lambda v: v["rule"].update(v["grad"], v["state"], v["theta"])[1][key]


def moved(values):
    """The code's next point."""
    theta = values["theta"]
    return theta + values["rule"].update(values["grad"], values["state"], theta)[0]


def faded(values, share, power=1):
    """The sum of powers of all gradients, each weighted by the memory that is left."""
    ages = np.arange(N_STEPS)[::-1]
    return (values[share] ** ages) @ values["grads"] ** power
