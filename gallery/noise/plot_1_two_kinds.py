r"""
Tell simulated noise from the real one
======================================

The homework adds Gaussian noise to an exact gradient and calls it stochastic gradient
descent. Drawing a few rows of real data gives noise too, of another kind. Both run side
by side on the loss of a line through 200 points: alike near the minimum, not far from
it, and not at all where the data fit.
"""

# %%
# The loss has two parameters, so it is a surface. The noise of a batch of 4 rows has a
# covariance that can be computed at every point. The Gaussian noise gets the same total
# size at the minimum: this is the fairest that one number can be.
import numpy as np

from backproplab import (
    GradientDescent,
    LeastSquares,
    Minibatch,
    Noisy,
    descend,
    plotting,
)

rng = np.random.default_rng(4)
inputs = rng.uniform(-1, 2, 200)
surface = LeastSquares(inputs, 1 - 2 * inputs + 0.7 * rng.normal(size=200))
best = np.array(surface.minima.points[0])
drawn = Minibatch(surface, batch_size=4, rng=np.random.default_rng(1))
sigma = np.sqrt(np.trace(drawn.noise_covariance(best)) / 2)
added = Noisy(surface, sigma, np.random.default_rng(1))
kinds = {"added": added, "drawn": drawn}
print(f"standard deviation of the added noise: {sigma:.3f}")

# %%
# Two crowds
# ----------
# 400 walkers from one start, the same rate.
start, rate, n_steps = np.array([-3.0, 3.0]), 0.2, 60
crowd = np.tile(start, (400, 1))
runs = {
    name: descend(noisy, GradientDescent(rate), crowd, n_steps)
    for name, noisy in kinds.items()
}
plotting.animate(
    {name: path[0] for name, path in runs.items()},
    title="Drawn rows scatter most on the way down, added noise the same everywhere",
)

# %%
# The averages of both crowds go the same way, that of plain descent: both kinds of
# noise have mean zero.
exact = descend(surface, GradientDescent(rate), start, n_steps)
for name, path in runs.items():
    off = np.linalg.norm(path.positions.mean(axis=1) - exact.positions, axis=1)
    print(f"{name}: the mean is at most {off.max():.3f} away from plain descent")
    assert off.max() < 0.12

# %%
# The spread is another matter. Far away errors are large, and so are the differences
# between rows: the first steps of the drawn noise are five times as wide.
spread = {
    name: np.sqrt(path.positions.var(axis=1).sum(axis=-1))
    for name, path in runs.items()
}
figure, ax = plotting.figure(
    title="Drawn rows scatter the crowd early, added noise does not; both end alike"
)
for (name, width), look in zip(spread.items(), ("-", "--"), strict=True):
    ax.plot(width, look, label=f"{name} noise")
ax.set(xlabel="step", ylabel="width of the crowd", ylim=0)
plotting.legend(ax)

# %%
print({name: width[[1, 5, 60]].round(3) for name, width in spread.items()})
assert spread["drawn"][1] > 4 * spread["added"][1]
assert 0.7 < spread["drawn"][-1] / spread["added"][-1] < 1.5

# %%
# Where the noise is how large
# ----------------------------
# One standard deviation of a batch of 4, over the plane; the added noise would be one
# color.
ticks = np.linspace(-4, 4, 41)
size = np.array(
    [[np.sqrt(np.trace(drawn.noise_covariance([a, b]))) for a in ticks] for b in ticks]
)
figure, ax = plotting.figure(
    title="The noise of a batch is smallest at the minimum and grows with the distance",
    size=(6.0, 4.6),
)
colors = ax.contourf(ticks, ticks, size, 12, cmap=plotting.LIGHT.cmap)
ax.plot(*best, "*", ms=13, color=plotting.LIGHT.ink, label="minimum")
ax.set(xlabel="intercept", ylabel="slope", aspect="equal")
ax.grid(visible=False)
figure.colorbar(colors, ax=ax, label="standard deviation of the gradient")
plotting.legend(ax)

# %%
low = np.unravel_index(size.argmin(), size.shape)
assert np.hypot(ticks[low[1]] - best[0], ticks[low[0]] - best[1]) < 0.4
assert size.max() > 8 * size.min()

# %%
# Where every row agrees
# ----------------------
# Remove the misfit: all points on one line. At the minimum every row has gradient zero
# and the drawn noise vanishes; gradient descent on random rows converges with a
# constant rate. Added noise never lets it.
on_line = LeastSquares(inputs, 1 - 2 * inputs)
rule = GradientDescent(rate)
some_rows = Minibatch(on_line, 4, np.random.default_rng(2))
all_rows = Noisy(on_line, sigma, np.random.default_rng(2))
exactly = {
    "drawn noise": descend(some_rows, rule, start, 400),
    "added noise": descend(all_rows, rule, start, 400),
}
plotting.progress(
    exactly, title="Where the data fit, random rows converge, added noise does not"
)

# %%
assert exactly["drawn noise"].distance[-1] < 1e-8
assert np.median(exactly["added noise"].distance[-200:]) > 0.1

# %%
# More on noise: :doc:`/learn/optimizers/rates`.
#
# On your own
# -----------
# Which batch size makes the drawn noise at the start as small as the added one?
#
# .. dropdown:: Answer
#
#    The variance is divided by the batch size, so about 4 times the ratio of the
#    variances at batch size 4: some hundreds of rows. No single number makes the two
#    kinds equal at two places.
ratio = np.trace(drawn.noise_covariance(start)) / (2 * sigma**2)
assert 100 < 4 * ratio < 1000
