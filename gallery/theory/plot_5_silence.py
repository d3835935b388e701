r"""
See where the theory has nothing to say
=======================================

The factors hold on quadratics. Three experiments show what is left of them elsewhere: a
smooth convex function on which the best heavy ball runs in a circle for ever, a curved
valley where the factor holds only at the very end, and a rule whose factor does not
last.
"""

# %%
# A convex function without acceleration
# --------------------------------------
# Its slope is 25x, then x + 24, then 25x - 24: the curvature is 25, 1 and 25 again,
# always between :math:`m = 1` and :math:`L = 25`, as on the Matyas valley times 25. The
# function is due to Lessard, Recht and Packard (2016).
import autograd.numpy as anp
import numpy as np

from backproplab import (
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    Rosenbrock,
    RotatedQuadratic,
    descend,
    plotting,
)
from backproplab.surfaces import from_function
from backproplab.surfaces.minima import Points


def bent(x, y):
    """The convex function along x, a parabola along y."""
    middle = x**2 / 2 + 24 * x - 12
    right = 12.5 * x**2 - 24 * x + 36
    left = 12.5 * x**2
    return anp.where(x < 1, left, anp.where(x < 2, middle, right)) + y**2 / 2


surface = from_function(
    bent, minima=Points(((0.0, 0.0),), 0.0), domain=((-3.0, 4.0), (-1.0, 1.0))
)
x = np.linspace(-3, 4, 2001)
slope = surface.grad(np.stack([x, 0 * x], axis=-1))[:, 0]
growth = np.diff(slope) / np.diff(x)
assert 1 - 1e-6 < growth.min() < growth.max() < 25 + 1e-6

# %%
# Three rules with the constants that are best for :math:`m = 1` and :math:`L = 25` on
# quadratics, from x = 3.3.
runs = {
    "descent": descend(surface, GradientDescent(2 / 26), [3.3, 0.0], 120),
    "Nesterov": descend(
        surface, Nesterov(4 / 76, (76**0.5 - 2) / (76**0.5 + 2)), [3.3, 0.0], 120
    ),
    "heavy ball": descend(surface, Momentum(1 / 9, 4 / 9), [3.3, 0.0], 120),
}
plotting.progress(runs, title="The heavy ball never arrives, the other two do")

# %%
# A cycle of three points. It is no accident of the start: a whole interval of starts
# ends in it.
heavy = runs["heavy ball"].positions[:, 0]
print(heavy[-6:].round(4))
assert np.allclose(heavy[-3:], heavy[-6:-3], atol=1e-9)
assert runs["heavy ball"].distance[-1] > 0.5
assert runs["Nesterov"].distance[-1] < 1e-8
assert runs["descent"].distance[-1] < 1e-3
starts = np.stack([np.linspace(-6, 6, 1201), np.zeros(1201)], axis=-1)
ends = descend(surface, Momentum(1 / 9, 4 / 9), starts, 300).distance[-1]
print(f"{(ends > 0.5).mean():.0%} of the starts between -6 and 6 never arrive")
assert (ends > 0.5).mean() > 0.1

# %%
# The factor holds at the end
# ---------------------------
# At its minimum Rosenbrock's valley has a Hessian of condition 2508. From it follow the
# largest stable rate and the factor of gradient descent, but only for a start that is
# already there. From (-1.2, 1) the same rate does something else first.
surface = Rosenbrock()
low, high = np.linalg.eigvalsh(surface.hess([1.0, 1.0]))
print(f"condition {high / low:.0f}, largest stable rate {2 / high:.5f}")
rate = 1.0 / high
start = np.array([-1.2, 1.0])
there = np.linalg.eigvalsh(surface.hess(start))
print("curvatures at the start", there.round(1))
near = descend(surface, GradientDescent(rate), [1.01, 1.02], 8000)
far = descend(surface, GradientDescent(rate), start, 8000)
factor = (near.distance[-1] / near.distance[-1001]) ** 0.001
predicted = 1 - rate * low
print(f"factor near the minimum {factor:.6f}, predicted {predicted:.6f}")
assert abs((1 - factor) / (1 - predicted) - 1) < 0.01

# %%
# At the start the largest curvature is a half larger than at the minimum. A rate that
# is stable at the minimum is not stable there.
assert there[1] > 1.4 * high
figure = plotting.progress(
    {"from (1.01, 1.02)": near, "from (-1.2, 1)": far},
    title="The predicted slope holds only where the valley is straight",
)
figure.axes[0].semilogy(near.distance[0] * predicted ** np.arange(8001), "k:", lw=1)
figure

# %%
late = (far.distance[-1] / far.distance[-1001]) ** 0.001
early = (far.distance[1000] / far.distance[0]) ** 0.001
print(f"from afar: first thousand {early:.6f}, last thousand {late:.6f}")
assert abs(late - predicted) < 0.1 * abs(early - predicted)

# %%
# A factor that does not last
# ---------------------------
# Adam at a constant rate on the simplest quadratic: for hundreds of steps its error
# falls by :math:`\sqrt{\beta_1} = 0.949` a step, like a heavy ball's. Then it comes
# back by many orders of magnitude.
quadratic = RotatedQuadratic(25.0, 0.5)
adams = {
    f"rate {rate}": descend(quadratic, Adam(rate), [3.0, 1.0], 6000, record_state=True)
    for rate in (1.0, 0.3, 0.1)
}
plotting.progress(
    adams, title="Adam falls like a heavy ball, then bursts, again and again"
)

# %%
# The reason can be computed. While gradients are small the average of squares fades,
# and the effective rate :math:`\eta / \sqrt{\hat v}` grows without need. Adam is then a
# heavy ball of rate :math:`(1 - \beta_1)\,\eta / \sqrt{\hat v}`, whose limit is
# :math:`2(1 + \beta_1) / \lambda`, :doc:`plot_3_stability`. At the turning point it has
# been reached.
for name, path in adams.items():
    slope = np.polyfit(np.arange(500), np.log(path.distance[100:600]), 1)[0]
    turn = int(np.argmin(path.distance))
    second = path.states["second_moment"][turn] / (1 - 0.999**turn)
    scale = 1 / np.sqrt(np.sqrt(second) + 1e-8)
    scaled = scale[:, None] * quadratic.hess([0.0, 0.0]) * scale
    load = 0.1 * path.optimizer.learning_rate * np.linalg.eigvalsh(scaled)[-1] / 3.8
    print(f"{name}: factor {np.exp(slope):.3f}; turns at step {turn}, at {load:.2f} "
          "of the limit")  # fmt: skip
    assert abs(np.exp(slope) - 0.9**0.5) < 0.005
    assert 0.95 < load < 1.05
    assert path.distance[turn:].max() > 1e8 * path.distance[turn]

# %%
# The rules: :doc:`/learn/optimizers/momentum` and :doc:`/learn/optimizers/adam`.
#
# On your own
# -----------
# Make the heavy ball arrive on the bent function by changing one constant.
#
# .. dropdown:: Answer
#
#    A smaller rate or less momentum: the guarantee for all such functions asks for
#    less than the best of quadratics. Rate 1/25 with the same momentum does.
path = descend(from_function(bent), Momentum(1 / 25, 4 / 9), starts, 300)
assert np.abs(path.end).max() < 1e-8
