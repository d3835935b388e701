"""
Ask what the exponent learns
============================

A learned number looks like a finding. Started from four values, with 25 seeds each, the
exponent ends near where it started, and the test accuracy does not depend on it: these
data do not determine an exponent.
"""

# %%
# The network 11-16-12-8-2, He initialization, Adam on the mean loss, the homework's
# split scaled by its training rows. Only the start of the exponent differs.
import numpy as np

from backproplab import Adam, LeakyReLU, LearnablePower, mlp, plotting
from backproplab.datasets import load_red_wine, min_max_scale, notebook_split
from backproplab.experiments import Setting, run

wine = load_red_wine()
split = min_max_scale(notebook_split(wine.features, wine.targets))
starts = (1.1, 1.5, 2.0, 3.0)


def started_at(n, n_epochs=40):
    """A setting whose exponent starts at n; all else is measured at the end."""
    third = LearnablePower(low=n, high=n)
    return Setting(
        network=mlp([11, 16, 12, 8, 2], [LeakyReLU(), LeakyReLU(), third]),
        optimizer=Adam(0.003),
        n_epochs=n_epochs,
        keep="5.exponent",
        measure_every=n_epochs,
    )


table = run(
    {f"n = {n}": started_at(n) for n in starts}, *split.train, validation=split.test,
    n_seeds=25, entropy=11, epochs="all",
)  # fmt: skip
last = table[table["epoch"] == 40].groupby("setting")

# %%
figure, ax = plotting.figure(title="The exponent remembers where it started")
for name, color, dashes in zip(
    last.groups, plotting.LIGHT.series, ("-", "--", ":", "-."), strict=False
):
    runs = table[table["setting"] == name]
    paths = runs.pivot(index="epoch", columns="seed", values="5.exponent")
    ax.plot(paths, color=color, ls=dashes, lw=0.7, alpha=0.6)
    ax.plot(paths.median(axis=1), color=color, ls=dashes, lw=2.5, label=name)
ax.set(xlabel="epoch", ylabel="exponent", ylim=(0.9, 3.8))
plotting.legend(ax, ncols=2)

# %%
# Each median is within 0.2 of its start, and the middle four fifths of no two groups
# overlap. A number that the data determined would not know its start.
ends = last["5.exponent"].median()
print(ends.round(2).to_string())
assert (abs(ends - np.array(starts)) < 0.2).all()
tenths = last["5.exponent"].quantile([0.1, 0.9]).unstack()
assert (tenths[0.9].to_numpy()[:-1] < tenths[0.1].to_numpy()[1:]).all()

# %%
# Does it matter?
# ---------------
# If one exponent were better than another, the test accuracy would rise or fall along
# the axis.
finals = table[table["epoch"] == 40]
slope, _ = np.polyfit(finals["5.exponent"], finals["validation_accuracy"], 1)
rng = np.random.default_rng(3)
resampled = [
    finals.iloc[rng.integers(len(finals), size=len(finals))] for _ in range(500)
]
slopes = [
    np.polyfit(f["5.exponent"], f["validation_accuracy"], 1)[0] for f in resampled
]
low, high = np.quantile(slopes, [0.025, 0.975])
print(
    f"accuracy per unit of n: {slope:.4f}, "
    f"95 % of resampled seeds {low:.4f} to {high:.4f}"
)

# %%
figure, ax = plotting.figure(title="One accuracy for every exponent from 1 to 3")
for (name, runs), color, marker in zip(
    last, plotting.LIGHT.series, "osD^", strict=False
):
    ax.plot(
        runs["5.exponent"], runs["validation_accuracy"], marker, color=color, ms=5,
        label=name,
    )  # fmt: skip
ax.axhline(finals["validation_accuracy"].mean(), color=plotting.LIGHT.ink, lw=1)
ax.set(xlabel="exponent after 40 epochs", ylabel="test accuracy", ylim=(0.68, 0.82))
plotting.legend(ax, ncols=4, fontsize=10)

# %%
# Across the whole range the accuracy moves by less than one standard error of 400 test
# rows.
standard_error = np.sqrt(0.75 * 0.25 / len(split.test.x))
print(f"standard error: {standard_error:.3f}")
assert max(abs(low), abs(high)) * (ends.iloc[-1] - ends.iloc[0]) < standard_error
by_start = last["validation_accuracy"].mean()
print(by_start.round(3).to_string())
assert np.ptp(by_start) < 0.015

# %%
# On your own
# -----------
# Is it the number of epochs? Train four times as long, from 1.1 and from 3 only.
#
# .. dropdown:: Answer
#
#    The groups stay apart. The weights before and after the layer make up for most of
#    what another exponent would do.
#
#    .. code-block:: python
#
#       longer = {n: started_at(n, n_epochs=160) for n in (1.1, 3.0)}
longer = run(
    {str(n): started_at(n, 160) for n in (1.1, 3.0)}, *split.train, n_seeds=6,
    entropy=11,
)  # fmt: skip
medians = longer.groupby("setting")["5.exponent"].median()
print(medians.round(2).to_string())
assert medians["3.0"] - medians["1.1"] > 0.8
