"""Rates that change, and what a constant rate leaves behind under noise."""

import numpy as np
import sympy as sp

from backproplab import (
    CosineDecay,
    ExponentialDecay,
    InverseTimeDecay,
    StepDecay,
    Warmup,
    stationary_variance,
)
from ledger.model import LEDGER
from ledger.notation import eta
from ledger.writing import cases, symbol, written

first, last = symbol("initial", r"\eta_0"), symbol("final", r"\eta_n")
step, length = symbol("step", "k"), symbol("n_steps", "n")
factor, every = symbol("factor", r"\gamma"), symbol("every", "n")
following = symbol("following", r"\eta'_{k-n}")
first_of = symbol("first_of", r"\eta'_0")
curvature, sigma = symbol("curvature", r"\lambda"), symbol("sigma", r"\sigma")


def draw_rates(rng):
    """Constants of a schedule and steps within its length."""
    return {
        "initial": rng.uniform(0.1, 1.0),
        "final": rng.uniform(0.01, 0.1),
        "factor": rng.uniform(0.8, 0.99),
        "n_steps": int(rng.integers(20, 40)),
        "every": int(rng.integers(3, 9)),
        "step": np.arange(0.0, 60.0),
    }


def draw_warm_up(rng):
    """A ramp, and what follows it: a schedule that starts when the ramp ends."""
    values = draw_rates(rng)
    values["schedule"] = ExponentialDecay(values["initial"], values["factor"])
    since = np.maximum(values["step"] - values["n_steps"], 0)
    return values | {
        "first_of": values["schedule"](0), "following": values["schedule"](since),
    }  # fmt: skip


def of_the_following(values, shift=0):
    """The schedule after the ramp at a step of its own; before step 0 as at step 0."""
    return values["schedule"](np.maximum(values["step"] + shift, 0))


def draw_noise(rng):
    """A stable rate, a curvature and a noise."""
    curvature = rng.uniform(0.5, 2.0)
    return {
        "curvature": curvature,
        "sigma": rng.uniform(0.5, 2.0),
        "learning_rate": rng.uniform(0.2, 1.8) / curvature,
    }


def made(schedule, *names):
    """The code's rates of a schedule."""
    return lambda v: schedule(**{name: v[name] for name in names})(v["step"])


def before(end, value, otherwise):
    """One value while the step is below `end`, another from then on."""
    with sp.evaluate(True):
        still = sp.Lt(step, end)
    return cases((value, still), (otherwise, True))


def fading(values):
    """The variances of all noise so far, each faded by the steps that followed."""
    keep = 1 - values["learning_rate"] * values["curvature"]
    each = (values["learning_rate"] * values["sigma"]) ** 2
    return each * (keep ** (2 * np.arange(2000))).sum()


def rates(schedule, *names):
    """What a rate with an index stands for: that of a later step of the schedule."""
    make = made(schedule, *names)
    return {r"\eta": lambda v, shift: make(v | {"step": v["step"] + shift})}


def warmed(values, shift=0):
    """The code's rates of a ramp and what follows it."""
    return Warmup(values["n_steps"], values["schedule"])(values["step"] + shift)


with written(False):
    LEDGER.add(
        id="step-decay",
        name="Schedule: a staircase",
        left=r"\eta_k",
        right=first * factor ** sp.floor(step / every),
        draw=draw_rates,
        code=made(StepDecay, "initial", "every", "factor"),
        series=rates(StepDecay, "initial", "every", "factor"),
        describes=(StepDecay.__call__,),
    )
    LEDGER.add(
        id="exponential-decay",
        name="Schedule: exponential",
        left=r"\eta_k",
        right=first * factor**step,
        draw=draw_rates,
        code=made(ExponentialDecay, "initial", "factor"),
        series=rates(ExponentialDecay, "initial", "factor"),
        describes=(ExponentialDecay.__call__,),
    )
    LEDGER.add(
        id="cosine-decay",
        name="Schedule: half a cosine",
        left=r"\eta_k",
        right=before(
            length,
            last + (first - last) * sp.cos(sp.pi * step / (2 * length)) ** 2,
            last,
        ),
        draw=draw_rates,
        code=made(CosineDecay, "initial", "n_steps", "final"),
        series=rates(CosineDecay, "initial", "n_steps", "final"),
        describes=(CosineDecay.__call__,),
    )
    LEDGER.add(
        id="inverse-time-decay",
        name="Schedule: one over time",
        left=r"\eta_k",
        right=first / (1 + step / length),
        draw=draw_rates,
        code=made(InverseTimeDecay, "initial", "n_steps"),
        series=rates(InverseTimeDecay, "initial", "n_steps"),
        describes=(InverseTimeDecay.__call__,),
    )
    LEDGER.add(
        id="warm-up",
        name="Schedule: a ramp before another",
        left=r"\eta_k",
        right=before(length, (step + 1) / length * first_of, following),
        draw=draw_warm_up,
        code=warmed,
        series={r"\eta": warmed, r"\eta'": of_the_following},
        describes=(Warmup.__call__,),
    )
    LEDGER.add(
        id="stationary-variance",
        name="Noise: stationary variance",
        left=r"\operatorname{Var} x",
        right=eta * sigma**2 / (curvature * (2 - eta * curvature)),
        draw=draw_noise,
        code=lambda v: stationary_variance(
            v["curvature"], v["sigma"], v["learning_rate"]
        ),
        describes=(stationary_variance,),
        means={r"\operatorname{Var} x": fading},
        oracles={"sum over all past noise": fading},
    )
