"""
Map where every start ends
==========================

One map for every rule on two surfaces with several minima: 250 × 250 starts each,
colored by the minimum they end in, paler where they take longer. Short plain steps draw
the basins of the surface. Momentum and adaptive steps draw basins of their own.
"""

# %%
# Two surfaces and what a start may end in: all their local minima. Himmelblau's four
# are equally deep; of the camel's three hollows the middle one is the lowest.
import numpy as np
import pandas as pd

from backproplab import (
    OPTIMIZERS,
    GradientDescent,
    Himmelblau,
    ThreeHumpCamel,
    basins,
    log_grid,
    plotting,
)
from backproplab.surfaces import Points

x = 1.747552  # where the outer hollows of the camel are
limits = {
    Himmelblau(): Himmelblau.minima,
    ThreeHumpCamel(): Points(((0.0, 0.0), (x, -x / 2), (-x, x / 2)), value=0.0),
}
for surface, places in limits.items():
    assert np.abs(surface.grad(np.array(places.points))).max() < 1e-4

# %%
# The protocol: every rule takes 100 steps, at that of nine rates with which most of
# 16 × 16 starts arrive within 0.1; of equals, the smallest. Rules that take the last
# rate of the grid might do better beyond it; they are named below. The gradient flow is
# plain descent in steps so short that it follows the slope.
N_STEPS, RATES = 100, log_grid(1e-3, 10.0, per_decade=2)


def atlas(surface, rule, n=250, n_steps=N_STEPS):
    """Where a grid of starts ends."""
    places = limits[surface]
    return basins(surface, rule, n=n, n_steps=n_steps, limits=places, radius=0.1)


def tuned(surface, kind):
    """The rule at the rate with which most starts arrive."""
    rules = [kind(rate) for rate in RATES]
    arrived = [(atlas(surface, rule, n=16).labels >= 0).sum() for rule in rules]
    return rules[int(np.argmax(arrived))]


def follows_the_gradient(kind):
    """Whether the first step of a rule is along the gradient; some bend it."""
    grad, rule = np.array([1.0, 3.0]), kind()
    dx, dy = rule.update(grad, rule.init(grad), grad)[0]
    return np.isclose(dy, 3 * dx)


along = [name for name, kind in OPTIMIZERS.items() if follows_the_gradient(kind)]
bent = [name for name in OPTIMIZERS if name not in along]
print("along the gradient:", *along)
print("scaled by coordinate:", *bent)


# %%
# Stars are the minima; gray starts are still on their way or hop about, black ones have
# escaped.
def draw(maps, title):
    """Draw maps beside each other, four in a row."""
    n_rows = -(-len(maps) // 4)
    _, axes = plotting.figure(n_rows, 4, size=(6.4, 1.95 * n_rows), title=title)
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, (name, found) in zip(axes.flat, maps.items(), strict=False):
        plotting.basin_map(found, ax=ax, legend=False)
        for star in ax.lines:
            star.set_markersize(7)
        ax.set_title(name, fontsize=10.5)
        ax.set_aspect("equal")


def maps_of(surface, names):
    """A map of every named rule."""
    return {name: atlas(surface, tuned(surface, OPTIMIZERS[name])) for name in names}


himmelblau, camel = limits
flow = {
    himmelblau: atlas(himmelblau, GradientDescent(0.003), n_steps=500),
    camel: atlas(camel, GradientDescent(0.008), n_steps=500),
}
plain = {s: {"gradient flow": flow[s]} | maps_of(s, along) for s in limits}
draw(plain[himmelblau], "Momentum adds islands to Himmelblau's four basins")

# %%
# On the camel momentum carries far more starts into the lowest hollow.
draw(plain[camel], "With momentum most starts end in the camel's middle")

# %%
# The rules that scale each coordinate bend the borders: their first steps point along a
# diagonal, wherever the slope points.
scaled = {s: maps_of(s, bent) for s in limits}
draw(scaled[himmelblau], "Rules that scale coordinates bend Himmelblau's borders")

# %%
draw(scaled[camel], "On the camel scaled rules bend the borders as well")


# %%
# Which rules took the last rate of the grid?
last = {
    surface.name: [
        name
        for name, found in (plain[surface] | scaled[surface]).items()
        if found.optimizer.learning_rate == RATES[-1]
    ]
    for surface in limits
}
print(last)


# %%
# In numbers: how many starts end where the gradient flow takes them.
def agreement(found):
    """The share of starts that end with the gradient flow."""
    return float((found.labels == flow[found.surface].labels).mean())


table = pd.DataFrame(
    {
        surface.name: {
            name: agreement(found)
            for name, found in (plain[surface] | scaled[surface]).items()
        }
        for surface in limits
    }
)
table.round(2)

# %%
# The claims of the titles: momentum redraws a third of Himmelblau, and of these rules
# only those with momentum take most starts to the camel's middle. No rule that scales
# coordinates keeps all of the flow's basins on either surface.
middle = {name: found.share(0) for name, found in plain[camel].items()}
print({name: round(share, 2) for name, share in middle.items()})
assert 0.6 < table["Himmelblau"]["Momentum"] < 0.7
assert max(middle["gradient flow"], middle["GradientDescent"]) < 0.5
assert min(middle["Momentum"], middle["Nesterov"]) > 0.6
assert table.loc[along[0]].min() > 0.96
assert table.loc[bent].max().max() < 0.95

# %%
# The map and the rate
# --------------------
# Plain descent on Himmelblau at four rates. A longer step jumps over borders. Then, one
# after another, the minima themselves are lost: descent cannot stay where the largest
# curvature exceeds two over the rate.
by_rate = {
    f"rate {rate}": atlas(himmelblau, GradientDescent(rate))
    for rate in (0.005, 0.012, 0.016, 0.02)
}
draw(by_rate, "As its rate grows, descent loses the borders and then the minima")

# %%
# Which minima can still be reached is predicted without a single step.
curvature = np.linalg.eigvalsh(himmelblau.hess(Himmelblau.minima.points))[:, 1]
for found in by_rate.values():
    rate = found.optimizer.learning_rate
    stable = set(np.flatnonzero(rate < 2 / curvature).tolist())
    reached = {label for label in range(4) if found.share(label) > 0.001}
    print(f"rate {rate}: {len(stable)} stable, {agreement(found):.2f} as the flow")
    assert reached == stable

kept = [agreement(found) for found in by_rate.values()]
assert kept == sorted(kept, reverse=True)
assert kept[0] > 0.98
assert kept[1] < 0.85

# %%
# On your own
# -----------
# At which rate does descent lose the last of the four minima?
#
# .. dropdown:: Answer
#
#    At two over the smallest of the four largest curvatures, 0.0248. Just above it a
#    start still leaves slowly; at 0.03 not one in a hundred is near a minimum after
#    100 steps.
assert round(2 / curvature.min(), 4) == 0.0248
lost = atlas(himmelblau, GradientDescent(0.03), n=60)
assert (lost.labels >= 0).mean() < 0.01
