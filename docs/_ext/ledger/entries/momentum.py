"""Gradient descent, the heavy ball and Nesterov's form, line by line."""

from backproplab import GradientDescent, Momentum, Nesterov
from ledger.model import LEDGER
from ledger.notation import eta, grad, mu, theta
from ledger.rule_entries import N_STEPS, after, faded, moved, run, series
from ledger.writing import symbol, written

ahead = symbol("ahead", r"\tilde{\theta}_t")
velocity, next_velocity = symbol("velocity", "v_{t-1}"), symbol("new_velocity", "v_t")
draw = run(Momentum, {"velocity": "velocity"}, momentum=(0.1, 0.9))


def unrolled(values):
    """The velocity as a sum over all gradients so far."""
    steps = values["rates"][:, None] * values["grads"]
    return -faded(values | {"grads": steps}, "momentum")


def last_pull(values):
    """What the last gradient alone contributed to the velocity, taken back."""
    return values["learning_rate"] * values["grad"]


def stored(values):
    """The next stored point: two points of the other form and their lookaheads."""
    return values["theta"] + values["momentum"] * unrolled(values) - last_pull(values)


def looked_ahead(values, shift):
    """Where the gradient of a step is taken."""
    at = N_STEPS + shift - 1
    return values["rule"].lookahead(values["points"][at], values["states"][at])


SERIES = series(v="velocity")
AHEAD = SERIES | {r"\tilde{\theta}": looked_ahead}
#: Here the points that are stored are those at which gradients are taken.
STORED = {name: kept for name, kept in AHEAD.items() if name != r"\theta"}


with written(False):
    LEDGER.add(
        id="gradient-descent",
        name="Gradient descent",
        left=r"\theta_t",
        right=theta - eta * grad,
        draw=run(GradientDescent, {}),
        code=moved,
        describes=(GradientDescent.update,),
        series=SERIES,
    )
    step = mu * velocity - eta * grad
    LEDGER.add(
        id="momentum-velocity",
        name="Momentum: velocity",
        left="v_t",
        right=step,
        draw=draw,
        code=after("velocity"),
        describes=(Momentum.update,),
        series=SERIES,
        oracles={"unrolled sum": unrolled},
    )
    LEDGER.add(
        id="momentum",
        name="Momentum: step",
        left=r"\theta_t",
        right=theta + next_velocity,
        where=(("v_t", next_velocity, step),),
        draw=draw,
        code=moved,
        describes=(Momentum.update,),
        series=SERIES,
        oracles={"unrolled sum": lambda v: v["theta"] + unrolled(v)},
    )
    draw_ahead = run(Nesterov, {"velocity": "velocity"}, momentum=(0.1, 0.9))
    draw_stored = run(
        Nesterov,
        {"velocity": "velocity"},
        momentum=(0.1, 0.9),
        fixed={"stored_lookahead": True},
    )
    LEDGER.add(
        id="nesterov-lookahead",
        name="Nesterov: where the gradient is taken",
        left=r"\tilde{\theta}_t",
        right=theta + mu * velocity,
        draw=draw_ahead,
        code=lambda v: v["rule"].lookahead(v["theta"], v["state"]),
        describes=(Nesterov.lookahead,),
        series=AHEAD,
        oracles={"unrolled sum": lambda v: v["theta"] + unrolled(v) + last_pull(v)},
    )
    LEDGER.add(
        id="nesterov",
        name="Nesterov: step",
        left=r"\theta_t",
        right=theta + next_velocity,
        where=(("v_t", next_velocity, step),),
        draw=draw_ahead,
        code=moved,
        describes=(Nesterov.update,),
        series=AHEAD,
        oracles={"unrolled sum": lambda v: v["theta"] + unrolled(v)},
    )
    LEDGER.add(
        id="nesterov-stored",
        name="Nesterov: step of the stored lookahead",
        left=r"\tilde{\theta}_{t+1}",
        right=ahead + mu * next_velocity - eta * grad,
        where=(("v_t", next_velocity, step),),
        draw=draw_stored,
        code=moved,
        describes=(Nesterov.update,),
        series=STORED,
        oracles={"unrolled sum": stored},
    )
