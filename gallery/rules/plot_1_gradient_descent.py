r"""
Descend along the gradient
==========================

Gradient descent, :math:`\theta \leftarrow \theta - \eta g`, in the Matyas valley with
three rates. The steep side limits the rate; the flat side has to live with it.
"""

# %%
# Curvature 1 across the valley, 0.04 along it. A rate of :math:`\eta` multiplies the
# two coordinates of the error by :math:`1 - \eta` and :math:`1 - 0.04\eta`.
import numpy as np

from backproplab import GradientDescent, Matyas, descend, plotting

start, n_steps = [4.5, 1.0], 60
rates = (0.4, 1.9, 2.02)
runs = {
    f"rate {rate}": descend(Matyas(), GradientDescent(rate), start, n_steps)
    for rate in rates
}
plotting.animate(
    runs, title="Rate 0.4 glides, 1.9 zigzags ahead, 2.02 zigzags out of the valley"
)

# %%
# Error along the valley and across it. Across, rate 1.9 changes sign at every step, and
# 2.02 grows: the limit is :math:`2/\lambda = 2` for the largest curvature.
axes = np.array([[1, 1], [1, -1]]) / np.sqrt(2)
figure, panels = plotting.figure(
    2, 1, title="Along the valley all three fall, across it 2.02 grows",
    size=(6.4, 5.2), sharex=True,
)  # fmt: skip
for name, run in runs.items():
    for ax, axis in zip(panels, axes, strict=True):
        ax.plot(run.positions @ axis, label=name)
panels[0].set_ylabel("along (1, 1)")
panels[1].set(ylabel="across (1, −1)", xlabel="step")
plotting.legend(panels[0])

# %%
k = np.arange(n_steps + 1)
for rate, run in zip(rates, runs.values(), strict=True):
    for axis, curvature in zip(axes, (0.04, 1.0), strict=True):
        error = run.positions @ axis
        assert np.allclose(error, error[0] * (1 - rate * curvature) ** k)

# %%
# The rule is derived on :doc:`/learn/optimizers/momentum`.
#
# On your own
# -----------
# Which rate makes the two factors equally large?
#
# .. dropdown:: Answer
#
#    :math:`\eta - 1 = 1 - 0.04\eta`, so :math:`\eta = 2/1.04 = 1.923`, and both are
#    12/13 = 0.923: the best that descent with one rate can do here.
best = descend(Matyas(), GradientDescent(2 / 1.04), start, 100)
assert np.allclose(best.distance[1:] / best.distance[:-1], 12 / 13)
