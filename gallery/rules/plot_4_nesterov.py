r"""
Look ahead before correcting
============================

Nesterov's rule takes the gradient where the velocity is about to lead,
:math:`v \leftarrow \mu v - \eta \nabla f(\theta + \mu v)`. With the same constants it
overshoots less than momentum: the correction comes one step earlier.
"""

# %%
import numpy as np

from backproplab import Matyas, Momentum, Nesterov, descend, plotting

start, n_steps, rate, mu = [4.5, 1.0], 120, 0.9, 0.9
runs = {
    "momentum": descend(Matyas(), Momentum(rate, mu), start, n_steps),
    "Nesterov": descend(
        Matyas(), Nesterov(rate, mu), start, n_steps, record_state=True
    ),
}
plotting.animate(runs, title="Looking ahead damps the swing across the valley at once")

# %%
# Across the valley momentum rings on; with the look ahead, the swing dies in a few
# steps, since :math:`\eta\lambda` is near 1 there. Along the valley both swing.
across, along = np.array([[1, -1], [1, 1]]) / np.sqrt(2)
figure, (top, bottom) = plotting.figure(
    2, 1, title="The gain is across the valley, where the slope is steep",
    size=(6.4, 5.2), sharex=True,
)  # fmt: skip
for name, run in runs.items():
    top.plot(run.positions @ across, label=name)
    bottom.plot(run.positions @ along, label=name)
top.set_ylabel("across (1, −1)")
bottom.set(ylabel="along (1, 1)", xlabel="step")
plotting.legend(top)

# %%
swing = {name: np.abs(run.positions[20:] @ across).max() for name, run in runs.items()}
assert swing["Nesterov"] < 1e-3 * swing["momentum"]

# %%
# Where the gradient is taken: from each point a stalk leads to the look-ahead point.
path = runs["Nesterov"]
ahead = path.positions + mu * path.states["velocity"]
figure = plotting.contour(
    Matyas(),
    title="Each gradient is taken at the end of a stalk",
    window=((-3, 5), (-3, 5)),
)
ax = figure.axes[0]
for point, tip in zip(path.positions[:20], ahead[:20], strict=True):
    ax.plot(*np.transpose([point, tip]), color=plotting.LIGHT.series[1], lw=1)
ax.plot(*path.positions[:20].T, "o-", ms=4, label="points")
ax.plot(*ahead[:20].T, ".", color=plotting.LIGHT.series[1], label="where it looks")
plotting.legend(ax, loc="upper left")

# %%
# Libraries store the look-ahead points themselves. The steps look different and are the
# same rule.
stored = descend(Matyas(), Nesterov(rate, mu, stored_lookahead=True), start, n_steps)
assert np.allclose(stored.positions, ahead, atol=1e-12)

# %%
# The rule is derived on :doc:`/learn/optimizers/momentum`.
#
# On your own
# -----------
# With rate exactly 1, how many steps does the swing across the valley last?
#
# .. dropdown:: Answer
#
#    One: looking ahead and stepping by the full inverse curvature lands on the floor
#    wherever one starts.
one = descend(Matyas(), Nesterov(1.0, mu), start, 3).positions @ across
assert np.allclose(one[1:], 0, atol=1e-12)
