r"""
Watch the best constants start slowly
=====================================

At the constants that are best in the long run, the two roots of the heavy ball
coincide. Its error then falls like k times the factor to the k: for the first steps it
hardly falls at all. Constants that are worse in the long run can be better for as long
as one runs.
"""

# %%
# The best heavy ball on the Matyas valley, :math:`\rho = 2/3`, from a start on the
# floor of the valley; and what a bare :math:`\rho^k` would give.
import numpy as np

from backproplab import Matyas, Momentum, descend, plotting

rate, mu, rho = (2 / 1.2) ** 2, (4 / 6) ** 2, 2 / 3
start, k = np.array([3.0, 3.0]), np.arange(61)
run = descend(Matyas(), Momentum(rate, mu), start, k[-1])
error = run.distance / run.distance[0]

# %%
# A double root :math:`z = \rho` has the solutions :math:`\rho^k` and :math:`k \rho^k`.
# The first step is one of gradient descent, from 1 to :math:`1 - \eta\lambda`, and that
# fixes the mixture,
#
# .. math::
#    :class: step
#
#    e_k = (1 + c\,k)\,\rho^k, \qquad c = \frac{1 - \eta\lambda}{\rho} - 1 .
#
# Along the floor, :math:`\lambda = 0.04`, this gives :math:`c = 1/3`.
c = (1 - rate * 0.04) / rho - 1
closed = (1 + c * k) * rho**k
assert np.isclose(c, 1 / 3)
assert np.allclose(error, closed, rtol=1e-9)

figure, ax = plotting.figure(
    title="A factor k holds the error up: after 30 steps it is 11 times the bare power"
)
ax.semilogy(k, error, "o", ms=4, label="measured")
ax.semilogy(k, closed, label=r"$(1 + k/3)\,\rho^k$")
ax.semilogy(k, rho**k, "--", label=r"$\rho^k$")
ax.set(xlabel="step k", ylabel="error / first error")
plotting.legend(ax)

# %%
assert np.isclose(error[30] / rho**30, 11)

# %%
# Across the valley it is worse. With :math:`\lambda = 1` the double root is
# :math:`-\rho`, the same algebra gives :math:`c = 5/3`, and the error grows for two
# steps before it shrinks.
across = descend(Matyas(), Momentum(rate, mu), [3.0, -3.0], 60).distance
print((across[:6] / across[0]).round(2))
assert across[2] > across[1] > 1.7 * across[0]
assert np.allclose(across / across[0], (1 + 5 / 3 * k) * rho**k, rtol=1e-9)

# %%
# A slope that is still arriving
# ------------------------------
# The local slope of :math:`k \rho^k` is :math:`\rho\,(1 + 1/k)`: whoever fits a line to
# the first 30 steps measures a factor that is too high, and no number of starts repairs
# it.
for first, last in ((1, 15), (15, 30), (30, 60)):
    slope = np.polyfit(k[first:last], np.log(error[first:last]), 1)[0]
    print(f"steps {first:2d} to {last}: factor {np.exp(slope):.3f}")
early = np.exp(np.polyfit(k[1:15], np.log(error[1:15]), 1)[0])
assert early > 1.1 * rho

# %%
# Best for how many steps?
# ------------------------
# For each number of steps we try all rates and all :math:`\mu` of a fine grid and keep
# the constants with the smallest distance, worst case over 16 directions of the start.
angles = np.linspace(0, np.pi, 16, endpoint=False)
ring = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
rates, mus = np.linspace(0.2, 3.8, 73), np.linspace(0.0, 0.95, 96)
crowd, each = np.tile(ring, (rates.size, 1)), np.repeat(rates, 16)[:, None]
worst = np.array(
    [
        descend(Matyas(), Momentum(each, m), crowd, 40)
        .distance.reshape(41, rates.size, 16)
        .max(axis=-1)
        for m in mus
    ]
)
worst = np.where(np.isfinite(worst), worst, np.inf)
horizons = np.array([2, 3, 5, 8, 12, 20, 30, 40])
promised = descend(Matyas(), Momentum(rate, mu), ring, 40).distance.max(axis=1)
smallest = np.array([worst[:, h].min() for h in horizons])
figure, ax = plotting.figure(
    title="For every number of steps other constants get closer than the best ones of "
    "the long run"
)
ax.semilogy(promised, label="best constants of the long run")
ax.semilogy(horizons, smallest, "s--", label="best of the grid for exactly these steps")
ax.set(xlabel="steps", ylabel="distance of the worst start")
plotting.legend(ax)

# %%
# What is called optimal is optimal for a race without an end. The constants that win a
# race of fixed length let the error pass a low point just at its last step.
gain = promised[horizons] / smallest
print(dict(zip(horizons.tolist(), gain.round(1).tolist(), strict=True)))
assert gain.min() > 2.5
assert gain.max() > 50

# %%
# The best constants are derived on :doc:`/learn/optimizers/momentum`.
#
# On your own
# -----------
# At which step has the error along the floor first fallen below a tenth, and when would
# a bare power have been there?
#
# .. dropdown:: Answer
#
#    At step 10; the power at step 6. The transient costs four steps here, and never
#    gives them back.
assert np.argmax(error < 0.1) == 10
assert np.argmax(rho**k < 0.1) == 6
