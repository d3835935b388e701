"""
Compare optimizers on surfaces, each at its own best rate
=========================================================

Six optimizers on five surfaces. Each is tuned on the same grid of learning rates with
the same number of steps, and then measured from a hundred new starts. The whole
comparison, tuning included, is repeated from five master seeds, because a ranking that
one seed gives may be gone with the next.
"""

# %%
# The score of a run is the height that is left above the minimum after 100 steps; a run
# that escapes counts as worse than any other. The rate with the lowest upper quartile
# is taken, so a rate that loses more than a quarter of its runs is not.
import numpy as np
import pandas as pd

from backproplab import (
    Ackley,
    AdaGrad,
    Adam,
    DescentTask,
    GradientDescent,
    Himmelblau,
    Matyas,
    Momentum,
    Nesterov,
    Rastrigin,
    RMSProp,
    Rosenbrock,
    compare,
    log_grid,
    plotting,
    repeat_claims,
)

rules = {
    "descent": GradientDescent,
    "momentum": lambda rate: Momentum(rate, 0.9),
    "Nesterov": lambda rate: Nesterov(rate, 0.9),
    "AdaGrad": AdaGrad,
    "RMSProp": RMSProp,
    "Adam": Adam,
}
surfaces = [Matyas(), Rosenbrock(), Himmelblau(), Rastrigin(), Ackley()]
rates = log_grid(1e-5, 100.0, per_decade=3)


def measure(seed):
    """Tune and measure every optimizer on every surface."""
    return {
        surface.name: compare(
            DescentTask(surface, n_steps=100), rules, rng=np.random.default_rng(seed),
            rates=rates, n_tune=40, n_runs=100,
        )
        for surface in surfaces
    }  # fmt: skip


def medians_of(results):
    """The median score of every optimizer (rows) on every surface (columns)."""
    tables = {name: result.table()["median"] for name, result in results.items()}
    return pd.DataFrame(tables).loc[list(rules)]


results = measure(seed=0)
print(*(result.protocol for result in results.values()), sep="\n\n")

# %%
# Who is first where
# ------------------
# The median of each optimizer, divided by the best median on that surface, for the
# first of the five seeds.
medians = medians_of(results)
(medians / medians.min()).map("{:.3g}".format)

# %%
# The scores themselves; less than 1e-16 is rounding, and a line to the right end says
# that a quarter of the runs failed. On Rastrigin the start decides in which of its many
# minima a run ends, and the optimizer changes little.
figure = plotting.scores(
    results, limits=(1e-16, 1e6),
    title="On Matyas optimizers differ by decades, on Rastrigin the start matters more",
)  # fmt: skip


# %%
# What holds for other seeds
# --------------------------
# Each line is a claim, and in how many of five master seeds it holds. All starts, those
# for tuning and those that count, are other ones in each.
def claims(seed):
    """What one repetition of the experiment shows."""
    results = measure(seed)
    medians = medians_of(results)
    first = medians.idxmin()
    spans = np.log10(medians.max() / medians.min())
    failures = results["Rosenbrock"].table()["failures"]
    wins = {name: result.wins().loc["Adam"] for name, result in results.items()}
    second = results["Ackley"].table().index[:2]
    curves = np.array([results["Rosenbrock"].curve(name) for name in rules])
    return {
        "Nesterov is first on Matyas": first["Matyas"] == "Nesterov",
        "descent is first on Himmelblau": first["Himmelblau"] == "descent",
        "at least three optimizers are first somewhere": first.nunique() >= 3,
        "Adam is first on no surface": "Adam" not in set(first),
        "medians on Matyas span more than three decades": spans["Matyas"] > 3,
        "medians on Rastrigin differ by less than a factor of two": (
            spans["Rastrigin"] < np.log10(2)
        ),
        "AdaGrad, RMSProp, Adam lose no start on Rosenbrock": (
            failures[["AdaGrad", "RMSProp", "Adam"]].max() == 0
        ),
        "descent, momentum or Nesterov lose some there": (
            failures[["descent", "momentum", "Nesterov"]].max() > 0
        ),
        "Adam wins at most 5 % of the runs on Matyas and Himmelblau": (
            wins["Matyas"]["Nesterov"] <= 0.05 and wins["Himmelblau"]["descent"] <= 0.05
        ),
        "the first two on Ackley are not told apart": (
            not results["Ackley"].paired(*second, n_comparisons=5).decided
        ),
        "every optimizer is best at some rate on Rosenbrock": (
            len(set(curves.argmin(axis=0))) == len(rules)
        ),
        "no best rate lies at the edge of the grid": not any(
            result.at_edge(name) for result in results.values() for name in rules
        ),
    }


held = repeat_claims(claims)
held

# %%
# Two firsts are certain: Nesterov on Matyas and descent on Himmelblau, both smooth
# valleys that these optimizers cross in few steps. On the other surfaces the first
# place changes with the seed. "Adam is first on no surface" holds for some seeds only,
# so it is no finding; that it wins almost no run on Matyas and Himmelblau is one. At
# their tuned rates the optimizers that bound their steps lose no start on Rosenbrock,
# whereas those that follow the raw gradient lose some in a part of the repetitions:
# there the tuning runs did not meet the steepest starts.
always = held["held in"] == held["of"]
assert always[
    [
        "Nesterov is first on Matyas",
        "descent is first on Himmelblau",
        "at least three optimizers are first somewhere",
        "medians on Matyas span more than three decades",
        "medians on Rastrigin differ by less than a factor of two",
        "AdaGrad, RMSProp, Adam lose no start on Rosenbrock",
        "Adam wins at most 5 % of the runs on Matyas and Himmelblau",
        "no best rate lies at the edge of the grid",
    ]
].all()
assert not always["Adam is first on no surface"]

# %%
# Sensitivity
# -----------
# The median score against the rate, on Rosenbrock, for the first seed. A wide valley
# means that a rate which is not quite right costs little. How wide each valley is
# changes with the seed, so the widths rank nothing here; that each optimizer is the
# best at some rate holds in the number of seeds that the table above shows.
result = results["Rosenbrock"]
figure = plotting.sensitivity(
    result, title="At a common rate, the choice of that rate decides who wins"
)
figure.axes[0].set(ylabel="median height after 100 steps", ylim=(1e-3, 1e4))
figure

# %%
# What this supports, and what not: :doc:`/learn/optimizers/which`.
#
# On your own
# -----------
# With 600 steps instead of 100 on Matyas, is the order the same?
#
# .. dropdown:: Answer
#
#    Nesterov stays first and RMSProp last: with a constant rate it keeps moving around
#    the minimum. A ranking belongs to its budget of steps.
longer = compare(
    DescentTask(Matyas(), n_steps=600),
    rules,
    rng=np.random.default_rng(0),
    rates=rates[9:-3],
    n_tune=10,
    n_runs=40,
)
print(longer.table()[["rate", "median", "median from", "median to"]])
assert longer.table().index[[0, -1]].tolist() == ["Nesterov", "RMSProp"]
