r"""
Watch Adam cross a surface
==========================

Adam runs over :math:`f = \sin r`, whose minima are circles. Whether it stops on one
depends on how long it remembers; whether it gets there at all, on which side of a crest
it starts.
"""

# %%
# The surface has a tip at the origin, a crest at :math:`r = \pi/2` and its first circle
# of minima at :math:`r = 3\pi/2`. We start just outside the crest, with two settings of
# Adam's averages: its defaults, and those of the homework that this project grew from.
import numpy as np

from backproplab import Adam, Ripple, descend, plotting

surface, start, n_steps = Ripple(), [-0.3, 1.7], 120
runs = {
    "β₁ = 0.99, β₂ = 0.9": descend(surface, Adam(0.7, 0.99, 0.9), start, n_steps),
    "β₁ = 0.9, β₂ = 0.999": descend(surface, Adam(0.7), start, n_steps),
}

# %%
# Both shoot across the valley. An average over about a hundred gradients
# (:math:`\beta_1 = 0.99`) is slow to notice the far wall, so that run swings from wall
# to wall. Play the video; it waits for you.
plotting.animate(
    runs, title="β₁ = 0.99 keeps Adam swinging about the minima; with 0.9 it settles"
)

# %%
# The same as a still picture, seen from above. The dashed circle is the set of minima.
plotting.path(runs, title="The long memory overshoots the circle again and again")

# %%
# How far is it to the nearest minimum? That is measured from the whole circle, not from
# one point on it.
plotting.progress(
    runs, title="β₁ = 0.9 ends 0.002 from the circle; β₁ = 0.99 still swings 0.6 away"
)

# %%
# What the titles claim, the script checks: an overshoot is a change of side.
swinging, settled = (run.distance for run in runs.values())
assert 0.0015 < settled[-1] < 0.0025
assert 0.55 < swinging[-40:].max() < 0.65

outside = np.linalg.norm(runs["β₁ = 0.99, β₂ = 0.9"].positions, axis=-1) > 1.5 * np.pi
assert np.diff(outside).sum() >= 8

# %%
# The homework started at (0.8, 0.8), on the inner side of the crest. From there every
# way down leads to the tip, a local minimum of value 0 where no gradient exists. Adam
# jumps back and forth over it, about :math:`3\pi/2 \approx 4.7` from the minima.
inside = {
    "homework's settings": descend(surface, Adam(0.7, 0.99, 0.9), [0.8, 0.8], n_steps),
    "defaults": descend(surface, Adam(0.7), [0.8, 0.8], n_steps),
}
plotting.progress(
    inside,
    log=False,
    title="From inside the crest neither setting comes within 3.5 of a minimum",
)

# %%
assert all(run.distance.min() > 3.5 for run in inside.values())

# %%
# On your own
# -----------
# Is the crest really where the starts part? Run the defaults from radius 1.50, 1.56,
# 1.58 and 1.70 in the direction (0.6, 0.8), all in one call of ``descend``. Guess first
# which of them arrive.
#
# .. dropdown:: Answer
#
#    The two outside arrive, the two inside do not: :math:`\pi/2 \approx 1.571`. The
#    slope changes sign at the crest, and the length of Adam's first step does not
#    depend on how small the slope is: even a start 0.01 beyond the crest gets away. The
#    next block is the whole answer.
radii = np.array([1.50, 1.56, 1.58, 1.70])
ends = descend(surface, Adam(0.7), radii[:, None] * [0.6, 0.8], n_steps)
assert ((ends.distance[-1] < 0.01) == (radii > np.pi / 2)).all()
