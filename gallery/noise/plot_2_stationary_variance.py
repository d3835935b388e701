r"""
Predict how far noise keeps a descent from its goal
===================================================

Under noise and with a constant rate, gradient descent does not converge. It settles
into a cloud whose variance can be computed beforehand from rate, curvature and noise.
The formula is laid beside crowds of walkers: exact for added noise, a little too small
for drawn rows.
"""

# %%
# One dimension at a time: on :math:`\lambda x^2/2` the stationary variance is
# :math:`\eta\sigma^2 / (\lambda (2 - \eta\lambda))`. A bowl made to measure has
# curvature 1 and 1/10 along its axes, so one run tests two curvatures.
import numpy as np

from backproplab import (
    GradientDescent,
    LeastSquares,
    Minibatch,
    Momentum,
    Noisy,
    RotatedQuadratic,
    descend,
    endpoints,
    plotting,
    stationary_covariance,
    stationary_variance,
)

surface, sigma, n_walkers = RotatedQuadratic(10.0, 0.0), 0.5, 4000
curvatures = np.diag(surface.hess([0.0, 0.0]))
rates = np.array([0.03, 0.1, 0.3, 1.0, 1.5, 1.9])


def cloud(rule, n_steps, seed=0):
    """Last points of walkers that start at the minimum."""
    noisy = Noisy(surface, sigma, np.random.default_rng(seed))
    return endpoints(noisy, rule, np.zeros((n_walkers, 2)), n_steps)


measured = np.array(
    [cloud(GradientDescent(rate), int(40 / rate) + 60).var(axis=0) for rate in rates]
)
predicted = np.array(
    [[stationary_variance(c, sigma, rate) for c in curvatures] for rate in rates]
)

# %%
# The bars are the sampling error of a variance from 4000 walkers, two standard errors.
figure, ax = plotting.figure(
    title="The variance left behind lies on the computed curves, for both curvatures"
)
lines = np.geomspace(0.02, 1.98, 200)
for i, mark in enumerate("os"):
    curve = [stationary_variance(curvatures[i], sigma, rate) for rate in lines]
    (line,) = ax.loglog(lines, curve, label=f"curvature {curvatures[i]:g}")
    bar = 2 * measured[:, i] * np.sqrt(2 / n_walkers)
    ax.errorbar(rates, measured[:, i], bar, fmt=mark, color=line.get_color())
ax.set(xlabel="learning rate", ylabel="variance of the position")
plotting.legend(ax)

# %%
# Small rates leave a variance in proportion to the rate. Near the limit of stability, 2
# for curvature 1, it has no bound.
ratio = measured / predicted
print(ratio.round(3))
assert np.allclose(ratio, 1, atol=4 * np.sqrt(2 / n_walkers))
assert predicted[-1, 1] > 10 * predicted[2, 1]

# %%
# Drawn rows
# ----------
# With rows drawn from data the curvature of each step is random too. The formula that
# takes its mean is a first approximation from below; the exact balance is in
# ``Minibatch.stationary_covariance``.
rng = np.random.default_rng(4)
inputs = rng.uniform(-1, 2, 200)
line = LeastSquares(inputs, 1 - 2 * inputs + 0.7 * rng.normal(size=200))
best = np.array(line.minima.points[0])
rate, walkers = 0.2, np.tile(best, (20000, 1))
print("batch   measured   exact balance   mean curvature")
for batch_size in (2, 4, 16):
    drawn = Minibatch(line, batch_size, np.random.default_rng(batch_size))
    ends = endpoints(drawn, GradientDescent(rate), walkers, 120)
    total = np.trace(np.cov(ends.T))
    exact = np.trace(drawn.stationary_covariance(rate))
    noise = drawn.noise_covariance(best)
    approximate = np.trace(stationary_covariance(line.hess(best), noise, rate))
    print(f"{batch_size:5d} {total:10.4f} {exact:15.4f} {approximate:16.4f}")
    assert abs(total / exact - 1) < 0.04
    assert approximate < exact

# %%
# The smaller the batch, the more the approximation misses.
#
# Momentum does not average the noise away
# ----------------------------------------
# At the same long-run speed, that is with the rate multiplied by :math:`1 - \mu`, the
# cloud of momentum is as wide as that of plain descent while rates are small.
plain = cloud(GradientDescent(0.1), 600).var(axis=0)
heavy = cloud(Momentum(0.01, 0.9), 900).var(axis=0)
naive = cloud(Momentum(0.1, 0.9), 900).var(axis=0)
print("plain 0.1:", plain.round(4), " heavy 0.01:", heavy.round(4), end=" ")
print(" heavy 0.1:", naive.round(4))
assert np.allclose(heavy / plain, 1, atol=0.12)
assert (naive > 5 * plain).all()

# %%
# The way into the cloud
# ----------------------
# A large rate gets there quickly and stays wide, a small one the other way around. This
# is what schedules are for.
noisy = Noisy(surface, sigma, np.random.default_rng(3))
crowd = np.tile([5.0, 5.0], (200, 1))
figure, ax = plotting.figure(title="Fast and wide, or slow and narrow")
for rate, look in ((1.0, "-"), (0.3, "--"), (0.03, "-.")):
    distance = descend(noisy, GradientDescent(rate), crowd, 1000).distance
    ax.loglog(
        np.arange(1, 1002), np.median(distance, axis=1), look, label=f"rate {rate}"
    )
ax.set(xlabel="step + 1", ylabel="median distance of 200 walkers")
plotting.legend(ax)

# %%
# The formula is derived on :doc:`/learn/optimizers/rates`.
#
# On your own
# -----------
# To halve the standard deviation of the cloud, how much smaller must a small rate be,
# and how many more steps does the way take?
#
# .. dropdown:: Answer
#
#    A quarter of the rate; four times the steps.
wide, narrow = (stationary_variance(0.1, sigma, rate) for rate in (0.04, 0.01))
assert np.isclose(np.sqrt(wide / narrow), 2, rtol=0.01)
