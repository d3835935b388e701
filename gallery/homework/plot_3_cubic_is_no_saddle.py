"""
Run past a saddle that is none
==============================

The homework sends SGD, momentum and AdaGrad over :math:`x^3 + 3xy^2` from (4, 4) and
calls it a monkey saddle. Two rules creep to the origin and one shoots past it. The
surface decides that, not the rules: it is a ramp with a flat spot.
"""

# %%
# The three runs with the homework's settings: 20 steps of SGD, 5 of momentum 0.99, both
# with rate 0.01 and with noise, and 1000 of AdaGrad with rate 0.3, its constant inside
# the root and, as in the homework's code, no noise.
import numpy as np

from backproplab import (
    AdaGrad,
    GradientDescent,
    HomeworkCubic,
    Momentum,
    MonkeySaddle,
    Noisy,
    descend,
    plotting,
)

surface, start = HomeworkCubic(), [4.0, 4.0]
noisy = Noisy(surface, 1.0, np.random.default_rng(1))
adagrad = AdaGrad(0.3, eps=1e-7, eps_place="inside")
runs = {
    "SGD, 20 steps": descend(noisy, GradientDescent(0.01), start, 20),
    "momentum, 5 steps": descend(noisy, Momentum(0.01, 0.99), start, 5),
    "AdaGrad, 1000 steps": descend(surface, adagrad, start, 1000),
}

# %%
# .. _homework-cubic:
#
# Where they go, from the upper right.
plotting.path(
    runs, title="Momentum is past the origin in 3 steps, the others before it"
)

# %%
sgd, heavy, slow = (run.end for run in runs.values())
assert (sgd > 0.5).all()
assert (heavy < -3).all()
assert (slow > 0).all()
assert (slow < 0.3).all()

# %%
# Where do they go?
# -----------------
# Count the steps equally and let all three go on. Momentum falls: the surface has no
# bottom. The others are still on their way to the flat spot, with less slope each step.
quiet = {
    "descent": descend(surface, GradientDescent(0.01), start, 1000),
    "momentum 0.99": descend(surface, Momentum(0.01, 0.99), start, 1000),
    "AdaGrad": descend(surface, adagrad, start, 1000),
}
figure, ax = plotting.figure(
    title="Descent creeps like 1/k, momentum is gone in 14 steps"
)
for name, run in quiet.items():
    ax.loglog(np.arange(1, 1001), np.abs(run.positions[1:, 0]), label=name)
ax.set(xlabel="step", ylabel="|x|", ylim=(1e-2, 1e6))
plotting.legend(ax)

# %%
# With :math:`u = x + y` and :math:`v = x - y` the cubic is :math:`(u^3 + v^3)/2` and
# descent is :math:`u \leftarrow u - 3\eta u^2` for each alone, about
# :math:`1 / (3 \eta k)`. It converges only from the cone
# :math:`0 \le u, v \le 1/(3\eta)`.
u = quiet["descent"].positions.sum(axis=1)
k = np.arange(1001)
assert np.abs(u * 0.03 * k - 1)[500:].max() < 0.12
assert quiet["momentum 0.99"].escaped_at == 14

# %%
# Ramp and saddle
# ---------------
# One sign apart: :math:`x^3 - 3xy^2` is the monkey saddle, with three ways down. On the
# ramp the slope in :math:`x` is never negative.
#
# .. checked-equation:: homework-cubic-gradient
#
# .. checked-equation:: monkey-saddle-gradient
figure, axes = plotting.figure(
    1, 2, title="Left the homework's ramp, right the monkey saddle", size=(6.4, 3.6)
)
for ax, shape in zip(axes, (HomeworkCubic(), MonkeySaddle()), strict=True):
    plotting.contour(shape, ax=ax)
    ax.set_title(shape.name)

# %%
grid = np.random.default_rng(0).uniform(-4, 4, size=(1000, 2))
assert (surface.grad(grid)[:, 0] >= 0).all()
circle = np.linspace(0, 2 * np.pi, 361)
ring = np.stack([np.cos(circle), np.sin(circle)], axis=-1)
changes = [int((np.diff(np.sign(s(ring[:-1] + 1e-9))) != 0).sum()) for s in
           (HomeworkCubic(), MonkeySaddle())]  # fmt: skip
assert changes[0] < changes[1] == 6

# %%
# On your own
# -----------
# Does any of the three rules leave the *real* monkey saddle from (4, 4)? And from a
# start on the line :math:`y = 0`?
#
# .. dropdown:: Answer
#
#    From (4, 4) all of them do; downhill there leads away from the origin. On
#    :math:`y = 0`, :math:`x > 0` symmetry holds descent on the line and it creeps to
#    the origin; any noise would free it.
saddle = MonkeySaddle()
assert descend(saddle, GradientDescent(0.01), start, 1000).escaped
held = descend(saddle, GradientDescent(0.01), [1.0, 0.0], 1000)
assert not held.escaped
assert (held.positions[:, 1] == 0).all()
