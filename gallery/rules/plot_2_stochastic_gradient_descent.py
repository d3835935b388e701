r"""
Descend on a random part of the data
====================================

Stochastic gradient descent on a real loss, a line fitted to 200 points, where a step
sees 4 random rows. It goes down quickly, then wanders: in a cloud whose shape can be
computed beforehand.
"""

# %%
import numpy as np

from backproplab import (
    GradientDescent,
    LeastSquares,
    Minibatch,
    descend,
    plotting,
)

rng = np.random.default_rng(4)
inputs = rng.uniform(-1, 2, 200)
surface = LeastSquares(inputs, 1 - 2 * inputs + 0.7 * rng.normal(size=200))
draws = Minibatch(surface, batch_size=4, rng=rng)

start, rate = [-3.0, 2.0], 0.2
runs = {
    "all 200 rows": descend(surface, GradientDescent(rate), start, 150),
    "4 random rows": descend(draws, GradientDescent(rate), start, 150),
}
plotting.animate(
    runs, title="Four rows a step get down as fast, but do not come to rest"
)

# %%
# Fifty times less work per step, and nearly the same way down. The difference shows
# at the end.
plotting.progress(runs, title="The full gradient converges, the random one hovers")

# %%
full, few = runs.values()
assert full.distance[-1] < 1e-3
assert 0.05 < np.median(few.distance[50:]) < 0.5

# %%
# The cloud
# ---------
# 4000 walkers, 300 steps each, and the ellipse of two standard deviations that the
# balance between shrinking and noise predicts.
crowd = np.tile(surface.minima.points[0], (4000, 1))
cloud = descend(draws, GradientDescent(rate), crowd, 300).end
predicted = draws.stationary_covariance(rate)
center = np.array(surface.minima.points[0])
angle = np.linspace(0, 2 * np.pi, 100)
circle = 2 * np.stack([np.cos(angle), np.sin(angle)])
ellipse = np.linalg.cholesky(predicted) @ circle

figure, ax = plotting.figure(
    title="The walkers fill the ellipse that was predicted", size=(5.2, 4.6)
)
ax.plot(*cloud.T, ".", ms=2, label="walkers")
ax.plot(*(ellipse + center[:, None]), label="two standard deviations, predicted")
ax.set(xlabel="intercept", ylabel="slope", aspect="equal")
plotting.legend(ax)

# %%
assert np.abs(np.cov(cloud.T) - predicted).max() < 0.1 * predicted.max()

# %%
# What noise leaves behind is derived on :doc:`/learn/optimizers/rates`.
#
# On your own
# -----------
# How much smaller is the cloud with 16 rows a step? With a quarter of the rate?
#
# .. dropdown:: Answer
#
#    Both make the variance about four times smaller. The larger batch costs four times
#    the rows per step, the smaller rate four times the steps.
wide = np.trace(predicted)
more_rows = np.trace(Minibatch(surface, 16, rng).stationary_covariance(rate))
slower = np.trace(draws.stationary_covariance(rate / 4))
assert 3.5 < wide / more_rows < 5
assert 3.5 < wide / slower < 5.5
