r"""
Leave a saddle
==============

At a saddle the gradient vanishes and yet nothing is lowest. Near it, plain descent
needs a number of steps that can be computed and that grows with every decimal the start
is closer. Momentum shortens the wait, noise ends it, and rules that divide by the size
of the gradient hardly wait at all.
"""

# %%
# The surface :math:`x^2/2 - y^2/2 + y^4/4` has a saddle at the origin and its minima at
# (0, -1) and (0, 1). Four rules start on the ridge, a millionth beside it.
import numpy as np

from backproplab import (
    Adam,
    GradientDescent,
    Momentum,
    MonkeySaddle,
    Noisy,
    RMSProp,
    descend,
    plotting,
)
from backproplab.surfaces import from_function
from backproplab.surfaces.minima import Points

saddle = from_function(
    lambda x, y: x**2 / 2 - y**2 / 2 + y**4 / 4,
    minima=Points(((0.0, -1.0), (0.0, 1.0)), -0.25),
    domain=((-1.5, 1.5), (-1.5, 1.5)),
    name="Saddle",
)
rate, start = 0.1, np.array([1.2, 1e-6])
rules = {
    "descent": GradientDescent(rate),
    "momentum": Momentum(rate, 0.9),
    "RMSProp": RMSProp(0.02),
    "Adam": Adam(rate),
}
runs = {name: descend(saddle, rule, start, 250) for name, rule in rules.items()}
plotting.animate(
    runs, title="From a millionth beside the ridge descent waits, Adam does not"
)

# %%
# The first step at which half of the way to a minimum is done:


def leaves(path):
    """First step (...) with abs(y) above one half, -1 if there is none."""
    away = np.abs(path.positions[..., 1]) > 0.5
    return np.where(away.any(axis=0), away.argmax(axis=0), -1)


steps = {name: int(leaves(path)) for name, path in runs.items()}
print(steps)
assert steps["Adam"] < 0.2 * steps["momentum"] < 0.2 * steps["descent"]

# %%
# How long does it take?
# ----------------------
# The curvature along y is -1: each step of descent multiplies y by :math:`1 + \eta`,
# and each step of momentum in the end by the larger root of
# :math:`z^2 - (1 + \mu + \eta) z + \mu`. Starts from 1e-1 to 1e-12 beside the ridge:
sides = 10.0 ** -np.arange(1, 13)
starts = np.stack([np.full(12, 1.2), sides], axis=-1)
waits = {
    name: leaves(descend(saddle, rule, starts, 400)) for name, rule in rules.items()
}
growth = {"descent": 1 + rate, "momentum": np.roots([1, -1.9 - rate, 0.9]).max()}
figure, ax = plotting.figure(
    title="Descent pays for every decimal, at the computed price; Adam pays nothing"
)
for (name, wait), mark in zip(waits.items(), "os^D", strict=True):
    (line,) = ax.semilogx(sides, wait, mark, label=name)
    if name in growth:
        price = np.log(10) / np.log(growth[name])
        theory = wait[5] + price * (np.arange(12) - 5)
        ax.plot(sides, theory, "--", lw=1, color=line.get_color())
        assert np.allclose(np.diff(wait[2:]), price, atol=1.1)
ax.set(xlabel="distance of the start from the ridge", ylabel="steps to leave")
ax.invert_xaxis()
plotting.legend(ax)

# %%
# Dividing by the root of an average square makes a step of the same length from a small
# gradient as from a large one, so Adam and RMSProp do not see how near the ridge is;
# only below their eps of 1e-8 does it count.
assert np.ptp(waits["Adam"][:6]) <= 5
assert np.ptp(waits["descent"]) > 200

# %%
# Exactly on the ridge
# --------------------
# There the gradient has no component across, and no rule leaves, Adam included. Noise
# ends this: from then on it is as if the start had been about that far beside it.
ridge = np.tile([1.2, 0.0], (200, 1))
for rule in rules.values():
    assert descend(saddle, rule, [1.2, 0.0], 400).end[1] == 0
sigmas = 10.0 ** -np.arange(1, 9)
medians = []
for sigma in sigmas:
    noisy = Noisy(saddle, sigma, np.random.default_rng(0))
    medians.append(np.median(leaves(descend(noisy, rules["descent"], ridge, 400))))
print(dict(zip(sigmas.tolist(), medians, strict=True)))
price = np.log(10) / np.log(1 + rate)
assert np.allclose(np.diff(medians[1:]), price, atol=2)

# %%
# Ten times less noise costs 24 more steps, again :math:`\ln 10 / \ln(1 + \eta)`: a
# little noise is nearly as good as a lot.

# %%
# A saddle without a direction
# ----------------------------
# At the monkey saddle all curvatures vanish. No factor multiplies the distance: it
# grows like one over time, and from ten times as near one waits ten times as long.
angle = np.pi / 3  # straight down: r' = 3 r^2
near = np.array([0.1, 0.01])
starts = near[:, None] * [np.cos(angle), np.sin(angle)]
path = descend(MonkeySaddle(), GradientDescent(rate), starts, 400)
radius = np.linalg.norm(path.positions, axis=-1)
doubled = (radius > 2 * near).argmax(axis=0)
print("steps until the distance has doubled:", doubled)
assert 9 < doubled[1] / doubled[0] < 11

# %%
# The rules: :doc:`/learn/optimizers/momentum` and :doc:`/learn/optimizers/adam`.
#
# On your own
# -----------
# Does a larger rate help plain descent here as much as momentum does?
#
# .. dropdown:: Answer
#
#    Rate 0.32 grows as fast as momentum 0.9 with rate 0.1. The rate may be raised up to
#    1: the minima have curvature 2 along y, and above 2/2 descent leaves the saddle but
#    cannot stay where it arrives.
assert abs(growth["momentum"] - 1.32) < 0.01
fast = {eta: descend(saddle, GradientDescent(eta), start, 400) for eta in (0.9, 1.1)}
gaps = {eta: path.distance[-10:] for eta, path in fast.items()}
assert all(leaves(path) > 0 for path in fast.values())
assert gaps[0.9].max() < 1e-6
assert gaps[1.1].min() > 0.1
