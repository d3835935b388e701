"""
Repeat the comparison fairly
============================

The homework compares rules at one rate, for different numbers of steps, with one noise
seed. Here all get the same steps, the same grid of rates to be tuned on, and a hundred
noise seeds. Some of its conclusions turn around.
"""

# %%
# Two noisy tasks: 20 steps on Matyas from (4, -4), and 100 from a start that meets the
# valley.
import numpy as np

from backproplab import (
    AdaGrad,
    Adam,
    DescentTask,
    GradientDescent,
    Matyas,
    Momentum,
    RMSProp,
    compare,
    log_grid,
    plotting,
    repeat_claims,
)

rules = {
    "SGD": GradientDescent,
    "momentum 0.9": lambda rate: Momentum(rate, 0.9),
    "momentum 0.99": lambda rate: Momentum(rate, 0.99),
    "AdaGrad": AdaGrad,
    "RMSProp": RMSProp,
    "Adam": Adam,
}
rates = log_grid(1e-4, 10, per_decade=4)


def race(start, n_steps, seed=0):
    """Tune and measure every rule under the homework's noise."""
    task = DescentTask(Matyas(), n_steps, sigma=1.0, start=start)
    rng = np.random.default_rng(seed)
    return compare(task, rules, rng=rng, rates=rates, n_tune=100)


on_axis, in_valley = race((4.0, -4.0), 20), race((4.0, -2.0), 100)
print(on_axis.protocol)
on_axis.table()


# %%
# With tuned rates plain SGD needs no momentum on the axis. Momentum 0.99, which won in
# the homework, leaves more than twice as much. Which of SGD, AdaGrad and RMSProp is
# first changes with the seed; each line below says in how many of five repetitions a
# claim holds.
def claims(seed):
    """What one repetition shows."""
    table = race((4.0, -4.0), 20, seed).table()
    medians = table["median"]
    return {
        "no run fails": table["failures"].sum() == 0,
        "SGD is first or second": "SGD" in table.index[:2],
        "momentum 0.99 leaves more than twice as much as SGD": (
            medians["momentum 0.99"] > 2 * medians["SGD"]
        ),
        "Adam with its default averages is last": table.index[-1] == "Adam",
    }


held = repeat_claims(claims)
assert (held["held in"] == 5).all()
held

# %%
# .. _homework-fair:
#
# Sensitivity shows how the homework's picture came about. At its rate of 0.01 SGD is
# far from its own best rate and momentum 0.99 close to its own.
figure = plotting.sensitivity(
    on_axis,
    title="At rate 0.01 momentum 0.99 is near its best rate, SGD far below its own",
)
ax = figure.axes[0]
ax.set(ylabel="median of f after 20 steps", ylim=(1e-3, 1e3))
ax.axvline(0.01, lw=1)

# %%
best = on_axis.best_rates
assert best["SGD"] > 10 * 0.01
assert 0.5 < best["momentum 0.99"] / 0.01 < 2

# %%
# Does the ranking hold from seed to seed? Each entry is the share of paired runs in
# which the rule of the row ends lower than that of the column.
wins = on_axis.wins()
wins.round(2)

# %%
# Among the first three of the table no pair is settled: each wins between a quarter and
# three quarters of the runs. A single run does not tell which of them is better.
first = on_axis.table().index[:3]
pairs = [wins.loc[a, b] for a in first for b in first if a != b]
assert all(0.25 < share < 0.75 for share in pairs)

# %%
# In the valley, with 100 steps, the order is another one.
print(in_valley.protocol)
in_valley.table()

# %%
figure = plotting.scores(
    {"20 steps from (4, -4)": on_axis, "100 steps from (4, -2)": in_valley},
    title="In the valley all but momentum 0.99 are level",
)

# %%
# The other five medians differ by less than half, and each lies below every upper
# quartile.
valley = in_valley.table().drop("momentum 0.99")
assert valley["median"].max() < 1.5 * valley["median"].min()
assert valley["median"].max() < valley["upper quartile"].min()
assert in_valley.table()["median"]["momentum 0.99"] > 2 * valley["median"].max()

# %%
# How to compare fairly: :doc:`/learn/optimizers/which`.
#
# On your own
# -----------
# Add ``"Adam 0.8, 0.99": lambda rate: Adam(rate, 0.8, 0.99)``, the averages the
# homework used on the bowl. Does it beat Adam's defaults here?
#
# .. dropdown:: Answer
#
#    Yes, here: a shorter memory suits twenty steps. It wins more than half of the runs.
task = DescentTask(Matyas(), 20, sigma=1.0, start=(4.0, -4.0))
both = {"Adam": Adam, "Adam 0.8, 0.99": lambda rate: Adam(rate, 0.8, 0.99)}
pair = compare(task, both, rng=np.random.default_rng(0), rates=rates)
assert pair.wins().loc["Adam 0.8, 0.99", "Adam"] > 0.5
