r"""
Tell the monkey saddle from the homework's cubic
================================================

The homework names its cubic, x³ + 3xy², after the monkey saddle, which is x³ − 3xy².
One sign decides how many ways lead down from the middle, and whether a walker that is
held there is held by symmetry or by the whole shape.
"""

# %%
# Both have no slope and no curvature at the origin: the first two derivatives cannot
# tell them apart there. Side by side they look quite different.
import numpy as np

from backproplab import (
    GradientDescent,
    HomeworkCubic,
    MonkeySaddle,
    basins,
    descend,
    plotting,
)
from backproplab.surfaces import Points

cubic, saddle = HomeworkCubic(), MonkeySaddle()
for surface in (cubic, saddle):
    plotting.views(surface)

# %%
for surface in (cubic, saddle):
    assert (surface.grad([0.0, 0.0]) == 0).all()
    assert (surface.hess([0.0, 0.0]) == 0).all()

# %%
# Walk around the origin
# ----------------------
# On a circle the saddle is :math:`\cos 3\varphi`: three valleys, two for the legs of
# the monkey and one for its tail. The homework's cubic goes down once and up once.
angle = np.linspace(0, 2 * np.pi, 720, endpoint=False) + 1e-3
ring = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
figure, ax = plotting.figure(
    title="Around the origin the saddle has three valleys, the cubic has one side"
)
ax.plot(np.degrees(angle), saddle(ring), label="monkey saddle")
ax.plot(np.degrees(angle), cubic(ring), "--", label="homework's cubic")
ax.axhline(0, lw=1, color=plotting.LIGHT.frame)
ax.set(xlabel="direction, degrees", ylabel="f on the unit circle", ylim=(-1.6, 2.2))
ax.set_xticks(range(0, 361, 60))
plotting.legend(ax, loc="upper center")

# %%
# Counted by changes of sign; and along x the cubic never descends.


def valleys(surface):
    """How many arcs of the circle lie below the origin."""
    below = surface(ring) < 0
    return int((below & ~np.roll(below, 1)).sum())


print(f"{valleys(saddle)} ways down on the saddle, {valleys(cubic)} on the cubic")
assert (valleys(saddle), valleys(cubic)) == (3, 1)
assert np.allclose(saddle(ring), np.cos(3 * angle))
assert (cubic.grad(ring)[:, 0] >= 0).all()

# %%
# Curvature
# ---------
# A saddle is bent both ways. The determinant of the Hessian is :math:`-36 r^2` on the
# monkey saddle, negative everywhere but at the origin. On the cubic it is
# :math:`36 (x^2 - y^2)`, positive for :math:`|x| > |y|`: a bowl on the right, a dome on
# the left.
x, y = ring.T
assert np.allclose(np.linalg.det(saddle.hess(ring)), -36)
assert np.allclose(np.linalg.det(cubic.hess(ring)), 36 * (x**2 - y**2))

# %%
# Who stays?
# ----------
# Descent with rate 0.02 from every point: colored where it is still near the origin
# after 2000 steps, dark where it fell without end. On the cubic a whole cone of starts
# is held. On the saddle three rays are, and the grid happens to meet one of them.
window = ((-3.0, 3.0), (-3.0, 3.0))
origin = Points(((0.0, 0.0),), value=0.0)
maps = [
    basins(
        surface, GradientDescent(0.02), n=151, n_steps=2000, window=window,
        limits=origin, radius=0.05,
    )
    for surface in (cubic, saddle)
]  # fmt: skip
figure, axes = plotting.figure(
    1, 2, title="The cubic holds a cone of starts, the saddle lets all go",
    size=(6.4, 3.6), sharey=True,
)  # fmt: skip
for ax, atlas in zip(axes, maps, strict=True):
    plotting.basin_map(atlas, ax=ax, legend=False)
    ax.set_title(atlas.surface.name)
    ax.set_aspect("equal")
    ax.label_outer()

# %%
# The cone is :math:`x \ge |y|`: a quarter of the window.
held = [atlas.share(0) for atlas in maps]
print([round(share, 3) for share in held])
assert 0.23 < held[0] < 0.26
assert held[1] < 0.01

# %%
# On the rays symmetry holds a walker: without noise it has no reason to turn. A
# millionth to the side is reason enough.
start = np.array([[1.0, 0.0], [1.0, 1e-6]])
run = descend(saddle, GradientDescent(0.02), start, 3000)
assert (run.positions[:, 0, 1] == 0).all()
assert list(run.escaped) == [False, True]

# %%
# On your own
# -----------
# Both are unbounded below. From (4, 4), where the homework starts, which of the two
# does gradient descent with rate 0.01 leave without end?
#
# .. dropdown:: Answer
#
#    Only the saddle. On the cubic (4, 4) lies on the edge of the cone: v = x - y stays
#    0, and u = x + y creeps to 0 like one over the number of steps.
ends = [descend(s, GradientDescent(0.01), [4.0, 4.0], 1000) for s in (cubic, saddle)]
assert [bool(run.escaped) for run in ends] == [False, True]
assert np.isclose(*ends[0].end)
