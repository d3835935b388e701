"""
Choose a learning rate on the bowl
==================================

Stochastic gradient descent from (6, 6) with the homework's three rates: 2 is too high,
0.01 too low, 0.1 about right. On this surface every one of those words is a number.
"""

# %%
# The gradient of the bowl :math:`x^2 + y^2` is :math:`2\theta`, so one step of rate
# :math:`\eta` multiplies the position by :math:`1 - 2\eta`: by -3, by 0.98 or by 0.8.
# As in the homework, Gaussian noise of standard deviation 1 on the gradient stands for
# the randomness of minibatches. The noise belongs to the objective, not to the rule.
#
# .. checked-equation:: bowl-gradient
#
# .. checked-equation:: gradient-descent
import numpy as np

from backproplab import (
    Bowl,
    GradientDescent,
    Noisy,
    descend,
    plotting,
    stationary_variance,
)

rng = np.random.default_rng(1)
start, n_steps = [6.0, 6.0], 20


def sgd(rate):
    """One noisy run of the homework."""
    return descend(Noisy(Bowl(), 1.0, rng), GradientDescent(rate), start, n_steps)


runs = {"rate 2": sgd(2.0), "rate 0.01": sgd(0.01), "rate 0.1": sgd(0.1)}

# %%
# .. _homework-rates:
#
# The distance to the minimum after every step, for all three.
plotting.progress(
    runs, title="In 20 steps rate 2 is 10¹⁰ away, 0.1 close, 0.01 on its way"
)

# %%
# The distances follow the three factors. The rate that is too high does not converge
# badly: it does not converge, and each step triples the distance.
for run, factor in zip(runs.values(), (3.0, 0.98, 0.8), strict=True):
    print(f"{run.distance[-1]:.3g} after 20 steps; {factor**20 * 72**0.5:.3g} expected")

assert 1e10 < runs["rate 2"].distance[-1] < 1e11
assert runs["rate 0.01"].distance[-1] > 5
assert runs["rate 0.1"].distance[-1] < 1

# %%
# The two that stay on the map, as they move.
plotting.animate(
    {name: runs[name] for name in ("rate 0.01", "rate 0.1")},
    title="Twenty steps at rate 0.01 cover a third of the way",
    kind="both",
)

# %%
covered = 1 - runs["rate 0.01"].distance[-1] / runs["rate 0.01"].distance[0]
assert 0.3 < covered < 0.37

# %%
# The price of the higher rate is paid at the end: noise keeps the walker in motion. Its
# variance is :math:`\eta\sigma^2 / (\lambda(2 - \eta\lambda))` in each coordinate, here
# with :math:`\lambda = 2`.
rates = np.array([0.01, 0.03, 0.1, 0.3, 0.6, 0.9])
starts = np.zeros((3000, 2))
measured = [
    descend(Noisy(Bowl(), 1.0, rng), GradientDescent(rate), starts, 300).end.var()
    for rate in rates
]
predicted = [stationary_variance(2.0, 1.0, rate) for rate in rates]
figure, ax = plotting.figure(title="A higher rate pays with a larger cloud in the end")
ax.loglog(rates, predicted, label="predicted")
ax.loglog(rates, measured, "o", label="measured on 3000 walkers")
ax.set(xlabel="learning rate", ylabel="variance of a coordinate")
plotting.legend(ax)

# %%
np.testing.assert_allclose(measured, predicted, rtol=0.08)

# %%
# On your own
# -----------
# Which rate is best if exactly 20 steps are allowed and only the last point counts?
# Take the median distance over many runs.
#
# .. dropdown:: Answer
#
#    Between 0.1 and 0.2: enough to forget the start, not more. Rate 1/2 would land in
#    one step without noise and then keep a cloud of variance 1/4.
candidates = np.array([0.05, 0.1, 0.15, 0.2, 0.3, 0.5])
crowd = np.tile(start, (2000, 1))
distances = [
    np.median(
        descend(Noisy(Bowl(), 1.0, rng), GradientDescent(r), crowd, 20).distance[-1]
    )
    for r in candidates
]
assert candidates[np.argmin(distances)] in (0.1, 0.15, 0.2)
