r"""
Give every coordinate its own rate
==================================

AdaGrad divides each coordinate's step by the root of all its squared gradients so far.
The scale of the slopes does not matter to it; but its rates only ever fall.
"""

# %%
# A valley along the axes, 100 times steeper in y than in x.
import numpy as np

from backproplab import AdaGrad, GradientDescent, RotatedQuadratic, descend, plotting

surface, start = RotatedQuadratic(condition=100.0, angle=0.0), [4.0, 3.0]
runs = {
    "descent, rate 1.9": descend(surface, GradientDescent(1.9), start, 100),
    "AdaGrad, rate 1": descend(surface, AdaGrad(1.0), start, 100, record_state=True),
}
plotting.animate(runs, title="AdaGrad takes both coordinates at the same pace")

# %%
# What it remembers, and the rates that follow: :math:`\eta / \sqrt{s}`. Where the
# slopes were large the rate is small. The slope in x is 100 times smaller, its rate
# larger by about as much.
sums = runs["AdaGrad, rate 1"].states["square_sum"][1:]
rates = 1 / (np.sqrt(sums) + 1e-10)
figure, (top, bottom) = plotting.figure(
    2, 1, title="Large gradients make small rates, and no rate ever grows",
    size=(6.4, 5.2), sharex=True,
)  # fmt: skip
for i, name in enumerate("xy"):
    top.semilogy(sums[:, i], label=name)
    bottom.semilogy(rates[:, i], label=name)
top.set_ylabel("sum of squares")
bottom.set(ylabel="effective rate", xlabel="step")
plotting.legend(top)

# %%
adagrad = runs["AdaGrad, rate 1"]
assert (np.diff(rates, axis=0) <= 0).all()
assert 50 < rates[-1, 0] / rates[-1, 1] < 200
assert adagrad.distance[-1] < 0.1 * runs["descent, rate 1.9"].distance[-1]

# %%
# It sees coordinates, not valleys
# --------------------------------
# Turn the same valley by 45 degrees and the advantage is gone: the two coordinates now
# have equal slopes, and descent, which has no axes, does not notice.
angles = np.deg2rad([0, 5, 15, 30, 45])
ends = {"descent": [], "AdaGrad": []}
for angle in angles:
    turned = RotatedQuadratic(100.0, angle)
    c, s = np.cos(angle), np.sin(angle)
    turned_start = [4 * c - 3 * s, 4 * s + 3 * c]
    for name, rule in (("descent", GradientDescent(1.9)), ("AdaGrad", AdaGrad(1.0))):
        ends[name].append(descend(turned, rule, turned_start, 100).distance[-1])
figure, ax = plotting.figure(title="Descent does not feel the angle, AdaGrad does")
for name, marker in zip(ends, "os", strict=True):
    ax.semilogy(np.rad2deg(angles), ends[name], marker + "-", label=name)
ax.set(xlabel="angle of the valley in degrees", ylabel="distance after 100 steps")
plotting.legend(ax)

# %%
assert np.ptp(ends["descent"]) < 1e-9
assert ends["AdaGrad"][-1] > 50 * ends["AdaGrad"][0]

# %%
# The rule is derived on :doc:`/learn/optimizers/adaptive`.
#
# On your own
# -----------
# The homework says AdaGrad "takes away the need to tune the rate". Try 0.01 and 1.
#
# .. dropdown:: Answer
#
#    With 0.01 it has hardly moved after 100 steps: while slopes do not grow, the sum of
#    its steps is at most about :math:`2\eta\sqrt{k}` in each coordinate.
slow = descend(surface, AdaGrad(0.01), start, 100)
assert np.abs(slow.end - start).max() < 2 * 0.01 * 10
