"""
Measure what the network really achieves
========================================

The homework reports one run of each network, 0.74 and 0.7675 on the test rows. Here are
a hundred seeds of each, trained exactly as the homework trains and as one would train
today. All four settings end near three wines in four; 0.7675 is in the upper tail.
"""

# %%
# The homework scales the features by the range of *all* rows, which lets the test rows
# speak; its own settings get its own data. The sound ones are scaled by the training
# rows. Both use the homework's split.
from dataclasses import replace

import numpy as np
from scipy.stats import binomtest
from sklearn.preprocessing import MinMaxScaler

from backproplab import Adam, LeakyReLU, LearnablePower, mlp, plotting
from backproplab.datasets import load_red_wine, min_max_scale, notebook_split
from backproplab.experiments import Setting, homework_setting, run

wine = load_red_wine()
leaking = notebook_split(MinMaxScaler().fit_transform(wine.features), wine.targets)
clean = min_max_scale(notebook_split(wine.features, wine.targets))

# %%
# The homework's settings are run with its gradients: weights get sums over the batch,
# biases means, the exponent a sum without its upstream factor, rows are never shuffled.
# The sound ones have He initialization, the gradient of the mean loss, Adam and new
# orders. Their rate was tried with more epochs before, with the same result; nothing
# was tuned to these rows.
sizes = [11, 16, 12, 8, 2]
power = [LeakyReLU(), LeakyReLU(), LearnablePower()]
sound = Setting(network=mlp(sizes), optimizer=Adam(0.003), n_epochs=20)
homework = {
    "homework, Leaky ReLU": homework_setting(learned_exponent=False),
    "homework, exponent": homework_setting(learned_exponent=True),
}
today = {
    "sound, Leaky ReLU": sound,
    "sound, exponent": replace(sound, network=mlp(sizes, power)),
}
study = {"n_seeds": 100, "entropy": 2022, "block_size": 50}
tables = []
for settings, split in ((homework, leaking), (today, clean)):
    only_ends = {
        name: replace(s, measure_every=s.n_epochs) for name, s in settings.items()
    }
    tables.append(run(only_ends, *split.train, validation=split.test, **study))

# %%
# A run has failed if it diverges or stays below 0.6 on the test rows; the larger class
# alone gives 0.53. No run of any setting fails, so with 95 % confidence each of them
# fails in fewer than four runs of a hundred.
accuracy = {
    name: runs["validation_accuracy"].to_numpy()
    for table in tables
    for name, runs in table.groupby("setting", sort=False)
}
failures = {name: int((values < 0.6).sum()) for name, values in accuracy.items()}
upper = binomtest(0, 100).proportion_ci(method="wilson").high
print(failures, f"upper limit {upper:.3f}")
assert not any(failures.values())
assert not any(table["diverged"].any() for table in tables)
assert upper < 0.04

# %%
# .. _homework-networks:
#
# Every dot is a seed. The crosses are what the homework printed.
reported = dict(zip(accuracy, (0.74, 0.7675), strict=False))
figure, axes = plotting.figure(
    4, title="None of 400 runs fails, and 0.7675 is in the upper tail of its own seeds",
    sharex=True, size=(6.4, 5.6),
)  # fmt: skip
for ax, (name, values), color in zip(
    axes, accuracy.items(), plotting.LIGHT.series, strict=False
):
    places, counts = np.unique(values.round(4), return_counts=True)
    for place, count in zip(places, counts, strict=True):
        ax.plot([place] * count, 1 + np.arange(count), "o", ms=3, color=color)
    told = ""
    if name in reported:
        ax.plot(reported[name], 17, "X", ms=9, color=plotting.LIGHT.ink)
        told = f"; the cross is the reported {reported[name]}"
    ax.set(ylim=(0, 24), ylabel="seeds", yticks=[0, 10, 20])
    ax.set_title(name + told, loc="left")
axes[-1].set(xlabel="test accuracy", xlim=(0.68, 0.80))
figure

# %%
# Two kinds of chance
# -------------------
# The *seed* moves a run by about 0.01. The *test rows* move all runs together: another
# 400 wines would move them by about 0.02. The first shrinks with more seeds, the second
# does not.
print(f"{'':<22} mean   95 % of it       sd     5 % to 95 % of seeds")
for name, values in accuracy.items():
    half = 1.96 * values.std(ddof=1) / np.sqrt(len(values))
    low, high = np.quantile(values, [0.05, 0.95])
    print(
        f"{name:<22} {values.mean():.3f}  {values.mean() - half:.3f} to "
        f"{values.mean() + half:.3f}  {values.std(ddof=1):.3f}  {low:.3f} to {high:.3f}"
    )
rows = binomtest(300, 400).proportion_ci(method="wilson")
print(
    f"300 of 400 test rows right: the share lies in {rows.low:.3f} to {rows.high:.3f}"
)

# %%
means = np.array([values.mean() for values in accuracy.values()])
assert np.ptp(means) < (rows.high - rows.low) / 4
everything = np.concatenate(list(accuracy.values()))
assert everything.min() > 0.68
assert everything.max() < 0.79
print(f"all runs: {everything.min():.3f} to {everything.max():.3f}")

# %%
# So neither network is better, here, and neither are the sound settings: they are ready
# after a seventh to a fifth of the epochs, which is another virtue. What of the
# reported values?
for name, value in reported.items():
    share = (accuracy[name] >= value - 1e-9).mean()
    print(f"{name}: {share:.0%} of the seeds reach {value}")
assert (accuracy["homework, exponent"] >= 0.7675 - 1e-9).mean() <= 0.05
assert 0.3 < (accuracy["homework, Leaky ReLU"] >= 0.74 - 1e-9).mean() < 0.9

# %%
# 0.74 is an ordinary draw, rather a low one; 0.7675 is the luck of a few in a hundred.
# The comparison of the two, one run each, compared a common draw with a rare one.
#
# On your own
# -----------
# In how many of a hundred pairs of runs, one of each network under the homework's
# settings, does the exponent network win by 0.0275 or more, as it did there?
#
# .. dropdown:: Answer
#
#    Compare every seed of one with every seed of the other; fewer than one in twenty.
#
#    .. code-block:: python
#
#       plain, power = (accuracy[name] for name in homework)
#       print((power[:, None] - plain >= 0.0275 - 1e-9).mean())
plain, powered = (accuracy[name] for name in homework)
assert (powered[:, None] - plain >= 0.0275 - 1e-9).mean() < 0.05
