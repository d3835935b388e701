"""
See what the network looks at
=============================

Shuffle one column of the test rows and see how much accuracy is lost: most for alcohol,
for every one of ten networks and for a forest. A column that no model needs may still
tell the same story as others.
"""

# %%
# Ten networks with seeds of their own and a forest, on a split without copies across
# the border. The importance of a column is the accuracy lost when it is shuffled, the
# mean of 20 shuffles; test rows only.
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.inspection import permutation_importance

from backproplab import plotting
from backproplab.datasets import (
    load_red_wine,
    min_max_scale,
    split_without_duplicates,
)
from backproplab.estimators import BackpropClassifier

wine = load_red_wine()
split = min_max_scale(split_without_duplicates(wine.features, wine.targets))


def importance(model):
    """Accuracy lost by shuffling each column, shape (11,)."""
    return permutation_importance(
        model.fit(*split.train), *split.test, n_repeats=20, random_state=0
    ).importances_mean


def network(seed):
    """The network of the study."""
    return BackpropClassifier(
        (16, 12, 8), learning_rate=0.003, batch_size=32, max_iter=30, tol=None,
        random_state=seed,
    )  # fmt: skip


models = [network(seed) for seed in range(10)]
networks = np.array([importance(model) for model in models])
forest = importance(RandomForestClassifier(100, random_state=0))
table = pd.DataFrame(
    {
        "network": networks.mean(axis=0),
        "sd over seeds": networks.std(axis=0, ddof=1),
        "forest": forest,
    },
    index=wine.feature_names,
).sort_values("network", ascending=False)
print(table.round(3).to_string())

# %%
order = np.argsort(networks.mean(axis=0))
names = [wine.feature_names[i] for i in order]
figure, ax = plotting.figure(
    title="All ten networks and the forest look at alcohol most", size=(6.4, 4.6)
)
rows = np.arange(len(order))
for values in networks:
    ax.plot(values[order], rows, "o", ms=4, alpha=0.6, color=plotting.LIGHT.series[0])
ax.plot([], "o", ms=4, color=plotting.LIGHT.series[0], label="network, one dot a seed")
ax.plot(forest[order], rows, "D", ms=6, color=plotting.LIGHT.series[1], label="forest")
ax.axvline(0, color=plotting.LIGHT.ink, lw=1)
ax.set(yticks=rows, yticklabels=names, xlabel="test accuracy lost when shuffled")
plotting.legend(ax, loc="lower right")

# %%
# The test set has 400 rows: losses below 0.02 are not told from zero by it, whatever
# the seeds agree on.
best = list(table.index[:3])
print(best)
assert (networks.argmax(axis=1) == wine.feature_names.index("alcohol")).all()
assert forest.argmax() == wine.feature_names.index("alcohol")
assert best[0] == "alcohol"
assert table["network"].iloc[3:].max() < 0.04

# %%
# Unneeded is not uninformative
# -----------------------------
# Density hardly matters to the network. It follows from the other columns: a network
# that has those can do without it. Alone it says something.
alone = {
    name: abs(np.corrcoef(split.train.x[:, i], split.train.targets)[0, 1])
    for i, name in enumerate(wine.feature_names)
}
columns = np.delete(split.train.x, wine.feature_names.index("density"), axis=1)
design = np.column_stack([np.ones(len(columns)), columns])
density = split.train.x[:, wine.feature_names.index("density")]
coefficients, *_ = np.linalg.lstsq(design, density, rcond=None)
explained = 1 - (density - design @ coefficients).var() / density.var()
print(f"{explained:.0%} of the variance of density follows from the other ten columns")
print(f"correlation of density with the target: {alone['density']:.2f}")
assert table.loc["density", "network"] < 0.02
assert explained > 0.8
assert alone["density"] > 0.1

# %%
# On your own
# -----------
# Train on the three best columns alone. What is lost?
#
# .. dropdown:: Answer
#
#    A few points of accuracy at most: the rest is mostly echo.
#
#    .. code-block:: python
#
#       columns = [wine.feature_names.index(name) for name in best]
three = [wine.feature_names.index(name) for name in best]
few = np.mean([
    network(seed)
    .fit(split.train.x[:, three], split.train.targets)
    .score(split.test.x[:, three], split.test.targets)
    for seed in range(4)
])  # fmt: skip
everything = np.mean([model.score(*split.test) for model in models[:4]])
print(f"four seeds: three columns {few:.3f}, all columns {everything:.3f}")
assert 0 < everything - few < 0.05
