r"""
Find the rate above which everything diverges
=============================================

How large may a learning rate be? For quadratics there is an exact answer that depends
on the largest curvature and on the momentum: momentum raises the limit of the heavy
ball and lowers that of Nesterov's rule. The limits are computed, then crossed.
"""

# %%
# A root of size 1 marks the border. Setting :math:`z = -1` in the polynomials of
# :doc:`plot_1_factors` gives the largest stable rates for a largest curvature
# :math:`L`:
#
# .. math::
#    :class: step
#
#    \eta < \frac{2}{L} \text{ (descent)}, \qquad
#    \eta < \frac{2 (1 + \mu)}{L} \text{ (heavy ball)}, \qquad
#    \eta < \frac{2 (1 + \mu)}{L\,(1 + 2\mu)} \text{ (Nesterov)} .
#
# Matyas has :math:`L = 1`. Every pair of a rate and a :math:`\mu` is run for 300 steps.
import numpy as np

from backproplab import (
    GradientDescent,
    Matyas,
    Momentum,
    Nesterov,
    descend,
    plotting,
)

n_steps, start = 300, [1.0, -0.5]
rates, mus = np.linspace(0.04, 4.0, 100), np.linspace(0.0, 0.98, 50)
limits = {
    "heavy ball": (Momentum, 2 * (1 + mus)),
    "Nesterov": (Nesterov, 2 * (1 + mus) / (1 + 2 * mus)),
}


def growth(rule, mu):
    """Factor per step for every rate, from the last 100 steps."""
    crowd = np.tile(start, (len(rates), 1))
    distance = descend(
        Matyas(), rule(rates[:, None], mu), crowd, n_steps, escape_radius=np.inf
    ).distance
    blocks = distance.reshape(-1, len(rates))[1:]
    factor = (blocks[-50:].max(axis=0) / blocks[-150:-100].max(axis=0)) ** 0.01
    return np.where(np.isfinite(factor), factor, np.inf)  # it has overflowed


maps = {
    name: np.array([growth(rule, mu) for mu in mus])
    for name, (rule, _) in limits.items()
}

# %%
# Where a pair converges, the map is colored, the darker the faster; where the error
# grows, it is left blank. The line is computed.
figure, axes = plotting.figure(
    1, 2, sharey=True, size=(6.4, 3.8),
    title="Runs diverge exactly beyond the computed line: momentum raises one limit "
    "and lowers the other",
)  # fmt: skip
for ax, (name, factors) in zip(axes, maps.items(), strict=True):
    shown = np.where(factors < 1, factors, np.nan)
    colors = ax.pcolormesh(
        mus, rates, shown.T, cmap=plotting.LIGHT.cmap, vmin=0.7, vmax=1, rasterized=True
    )
    ax.plot(mus, limits[name][1], lw=2, label="computed limit")
    ax.set(title=name, xlabel="μ")
    ax.grid(visible=False)
axes[0].set_ylabel("learning rate")
plotting.legend(axes[1], loc="upper right")
figure.colorbar(colors, ax=axes, label="factor per step")

# %%
# Outside of a hair's breadth around the line no pair is on the wrong side.
for name, factors in maps.items():
    ratio = rates / limits[name][1][:, None]
    assert (factors[ratio < 0.98] < 1).all()
    assert (factors[ratio > 1.02] > 1).all()

# %%
# The largest curvature decides, whatever the start
# -------------------------------------------------
# A start on the floor of the valley has no component across it, and could do with a
# rate 25 times as large. In exact arithmetic. Rounding supplies the missing component,
# and it grows.


floor = descend(Matyas(), GradientDescent(2.5), [3.0, 3.0 + 1e-14], 120)
plotting.progress(
    {"rate 2.5 from the floor": floor},
    title="An error of 1e−14 across the valley takes 70 steps to ruin the run",
)

# %%
lowest = int(np.argmin(floor.distance))
print("lowest at step", lowest, "with", floor.distance[lowest])
assert floor.distance[lowest] < 1e-2
assert floor.distance[-1] > 1e3 * floor.distance[lowest]

# %%
# The recursions are derived on :doc:`/learn/optimizers/momentum`.
#
# On your own
# -----------
# What does the limit of Nesterov's rule tend to when :math:`\mu` tends to 1, and what
# does that say about switching a network from heavy ball to Nesterov at its old rate?
#
# .. dropdown:: Answer
#
#    To :math:`4/(3L)`, against :math:`4/L` for the heavy ball: a rate that was safe may
#    be three times too high.
assert (
    np.isclose(descend(Matyas(), Nesterov(1.4, 0.98), start, 900).distance[-1], 0) == 0
)
assert descend(Matyas(), Momentum(1.4, 0.98), start, 900).distance[-1] < 1e-2
