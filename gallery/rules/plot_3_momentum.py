r"""
Keep part of the last step
==========================

Momentum adds each gradient to a velocity that fades, :math:`v \leftarrow \mu v - \eta
g`. Along a valley the gradients agree and the velocity builds up; across it they
cancel.
"""

# %%
import numpy as np

from backproplab import GradientDescent, Matyas, Momentum, descend, plotting

start, n_steps, rate = [4.5, 1.0], 80, 0.4
runs = {
    "μ = 0": descend(Matyas(), GradientDescent(rate), start, n_steps),
    "μ = 0.7": descend(
        Matyas(), Momentum(rate, 0.7), start, n_steps, record_state=True
    ),
    "μ = 0.95": descend(
        Matyas(), Momentum(rate, 0.95), start, n_steps, record_state=True
    ),
}
plotting.animate(runs, title="Momentum 0.7 runs down the valley, 0.95 past the minimum")

# %%
# The velocity along the valley: with 0.95 it is still high when the point passes the
# minimum, and it swings back.
along = np.array([1, 1]) / np.sqrt(2)
figure, (top, bottom) = plotting.figure(
    2, 1, title="A heavy ball stores what it should have spent", size=(6.4, 5.2),
    sharex=True,
)  # fmt: skip
for name, run in runs.items():
    top.plot(run.positions @ along, label=name)
    velocity = np.diff(run.positions, axis=0) @ along
    bottom.plot(velocity, label=name)
top.set_ylabel("position along (1, 1)")
bottom.set(ylabel="step along (1, 1)", xlabel="step")
plotting.legend(top)

# %%
# What is drawn as a step is the velocity that the rule remembers.
heavy = runs["μ = 0.95"]
assert np.allclose(np.diff(heavy.positions, axis=0), heavy.states["velocity"][1:])
assert (heavy.positions @ along).min() < -1.5
assert runs["μ = 0.7"].distance[-1] < 0.05 * runs["μ = 0"].distance[-1]

# %%
# The rule is derived on :doc:`/learn/optimizers/momentum`.
#
# On your own
# -----------
# On an endless slope, how long does the step become?
#
# .. dropdown:: Answer
#
#    The geometric series: :math:`1/(1-\mu)` times that of plain descent, 20 times
#    for 0.95.
rule = Momentum(rate, 0.95)
state = rule.init(np.zeros(1))
for _ in range(400):
    update, state = rule.update(np.ones(1), state)
assert np.isclose(-update[0], 20 * rate)
