"""
Lower the rate, or raise it first
=================================

A constant rate is either fast and left in a wide cloud, or slow and narrow. Four
schedules get both, and once each is tuned they are nearly equal. A warm-up does
something else: it lets a descent survive a start that is too steep for its rate.
"""

# %%
# Five schedules on a noisy valley of condition 10, 600 steps from one start. The first
# rate of each is tuned on the same grid. The shapes:
import numpy as np
from scipy.stats import binomtest

from backproplab import (
    CosineDecay,
    DescentTask,
    ExponentialDecay,
    GradientDescent,
    InverseTimeDecay,
    Momentum,
    Noisy,
    Rosenbrock,
    RotatedQuadratic,
    StepDecay,
    Warmup,
    compare,
    descend,
    endpoints,
    log_grid,
    plotting,
)

n_steps = 600
shapes = {
    "constant": lambda rate: rate,
    "step": lambda rate: StepDecay(rate, n_steps // 4, 0.25),
    "exponential": lambda rate: ExponentialDecay(rate, 0.993),
    "cosine": lambda rate: CosineDecay(rate, n_steps),
    "1/t": lambda rate: InverseTimeDecay(rate, 20),
}
looks = dict(zip(shapes, ("-", "--", "-.", ":", (0, (5, 1, 1, 1))), strict=True))
k = np.arange(n_steps)
figure, ax = plotting.figure(title="Four ways down from the same first rate")
for name, shape in shapes.items():
    rates = np.full(n_steps, 1.0) if name == "constant" else shape(1.0)(k)
    ax.plot(k, rates, ls=looks[name], label=name)
ax.set(xlabel="step", ylabel="rate / first rate")
plotting.legend(ax)

# %%
# The comparison
# --------------
rules = {
    name: (lambda rate, shape=shape: GradientDescent(shape(rate)))
    for name, shape in shapes.items()
}
surface, start = RotatedQuadratic(10.0, 0.0), (5.0, 5.0)
result = compare(
    DescentTask(surface, n_steps, sigma=0.5, start=start),
    rules,
    rng=np.random.default_rng(0),
    rates=log_grid(0.02, 1.9, per_decade=5),
    n_tune=60,
    n_runs=200,
)
print(result.protocol)
result.table()

# %%
# Any schedule beats any constant rate, by a factor of two and more. Between the
# schedules differences are small: each wins at least three runs in eight against each
# other. Exponential is ahead of cosine and of 1/t by more than chance, also when the
# six pairs are corrected for; ahead by these constants, which were not tuned.
table, wins = result.table(), result.wins()
falling = [name for name in shapes if name != "constant"]
assert table.index[-1] == "constant"
assert table["median"]["constant"] > 2 * table["median"][falling].max()
assert wins.loc[falling, "constant"].min() > 0.65
pairs = [wins.loc[a, b] for a in falling for b in falling if a != b]
print(f"between schedules, shares of won runs: {min(pairs):.2f} to {max(pairs):.2f}")
assert min(pairs) >= 3 / 8
for name in ("cosine", "1/t"):
    won = wins.loc["exponential", name]
    p = 6 * binomtest(round(200 * won), 200).pvalue
    print(f"exponential before {name} in {won:.0%} of the runs, corrected p {p:.3f}")
    assert p < 0.05

# %%
# What a schedule does in time: the median over 200 walkers at the tuned rates.
figure, ax = plotting.figure(
    title="Schedules stay with the fast rate first and leave the wide cloud later",
    caption=f"Medians of 200 runs at the tuned rates. {result.protocol}",
)
for name, make in rules.items():
    noisy = Noisy(surface, 0.5, np.random.default_rng(1))
    crowd = np.tile(start, (200, 1))
    path = descend(noisy, make(result.best_rates[name]), crowd, n_steps)
    ax.semilogy(np.median(path.values, axis=1), ls=looks[name], label=name)
ax.set(xlabel="step", ylabel="median height")
plotting.legend(ax, ncols=2)

# %%
# A sum that ends too soon
# ------------------------
# An exponential schedule has a finite reach: its rates sum to
# :math:`\eta_0/(1-\gamma)`. Choose :math:`\gamma` too small and no number of steps
# arrives. A schedule like 1/t has no such wall.
short = descend(surface, GradientDescent(ExponentialDecay(0.5, 0.9)), start, 5000)
endless = descend(surface, GradientDescent(InverseTimeDecay(0.5, 10)), start, 5000)
print("distance after 5000 steps:", short.distance[-1], endless.distance[-1])
assert short.distance[-1] > 2.9
assert endless.distance[-1] < 0.5

# %%
# Warm-up
# -------
# Rosenbrock's valley from 500 random starts, momentum 0.9. Many starts lie on walls
# that are steeper than the valley is later. A ramp over the first 500 of 1500 steps
# takes the walls slowly.
surface = Rosenbrock()
low, high = np.transpose(surface.domain)
starts = np.random.default_rng(0).uniform(low, high, size=(500, 2))
lost = {"at once": [], "warm-up": []}
rates = np.array([0.0003, 0.0005, 0.001, 0.0015, 0.0018])
for rate in rates:
    for name, schedule in (("at once", rate), ("warm-up", Warmup(500, rate))):
        ends = endpoints(surface, Momentum(schedule, 0.9), starts, 1500)
        lost[name].append(1 - np.isfinite(ends).all(axis=1).mean())
figure, ax = plotting.figure(
    title="At a rate that loses half of the starts, a warm-up loses none"
)
for (name, shares), look in zip(lost.items(), ("o-", "s--"), strict=True):
    ax.plot(rates, shares, look, label=name)
ax.set(xlabel="learning rate", ylabel="share of starts that escape")
plotting.legend(ax)

# %%
assert max(lost["warm-up"]) == 0
assert lost["at once"][-1] > 0.4

# %%
# The schedules are stated on :doc:`/learn/optimizers/rates`.
#
# On your own
# -----------
# Does the warm-up also make the survivors faster?
#
# .. dropdown:: Answer
#
#    No. Compared with the same starts at once, those that survive end farther away: the
#    ramp has cost a third of the steps.
plain = descend(surface, Momentum(0.001, 0.9), starts, 1500)
ramp = descend(surface, Momentum(Warmup(500, 0.001), 0.9), starts, 1500)
alive = ~plain.escaped
assert np.median(plain.distance[-1][alive]) < np.median(ramp.distance[-1][alive])
