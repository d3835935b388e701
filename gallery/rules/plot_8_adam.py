r"""
Adam: moment estimates and bias correction
==========================================

Adam steps along an average of the gradient, divided by the root of an average of its
square, both corrected for having started at zero. On a curved valley it finds a pace
that suits both coordinates.
"""

# %%
import numpy as np

from backproplab import Adam, Momentum, RMSProp, Rosenbrock, descend, plotting

surface, start, n_steps = Rosenbrock(), [-1.5, 2.0], 800
runs = {
    "momentum": descend(surface, Momentum(0.0005, 0.9), start, n_steps),
    "RMSProp": descend(surface, RMSProp(0.02), start, n_steps),
    "Adam": descend(surface, Adam(0.05), start, n_steps, record_state=True),
}
plotting.animate(runs, title="Three rules in the banana valley: Adam ends nearest")

# %%
plotting.progress(runs, title="Adam ends nearest to the minimum of the three")

# %%
ends = {name: run.distance[-1] for name, run in runs.items()}
print({name: round(float(d), 4) for name, d in ends.items()})
assert ends["Adam"] == min(ends.values())

# %%
# What it remembers: both averages, corrected, and their quotient. The quotient is a
# signal-to-noise ratio: near 1 in size while gradients agree, small when they
# alternate. It stays below 1.01 in this run; other gradients can make it as large as
# 7.3 (:doc:`/learn/optimizers/adam`).
t = np.arange(1, n_steps + 1)[:, None]
adam = runs["Adam"]
first = adam.states["first_moment"][1:] / (1 - 0.9**t)
second = adam.states["second_moment"][1:] / (1 - 0.999**t)
figure, (top, bottom) = plotting.figure(
    2, 1, title="In this run no coordinate moves by more than 1.01 learning rates",
    size=(6.4, 5.2), sharex=True,
)  # fmt: skip
top.semilogy(np.abs(first[:, 0]), label="|average gradient| in x")
top.semilogy(np.sqrt(second[:, 0]), label="root of average square in x")
bottom.plot(first[:, 0] / np.sqrt(second[:, 0]))
bottom.set(ylabel="ratio", xlabel="step")
plotting.legend(top)

# %%
ratio = first / (np.sqrt(second) + 1e-8)
assert np.allclose(np.diff(adam.positions, axis=0), -0.05 * ratio, atol=1e-12)
assert np.abs(ratio).max() < 1.01

# %%
# The first step of every coordinate is the rate, whatever the size of the gradient.
assert np.allclose(np.abs(adam.positions[1] - adam.positions[0]), 0.05)

# %%
# Without the correction
# ----------------------
# The two averages start at zero and warm up at different speeds. Uncorrected, the first
# step is :math:`(1 - \beta_1)/\sqrt{1 - \beta_2} = 3.2` rates, and steps stay too long
# for hundreds of steps.
raw = adam.states["first_moment"][1:] / np.sqrt(adam.states["second_moment"][1:])
figure, ax = plotting.figure(
    title="Uncorrected, early steps would be several rates long"
)
slope = (1 - 0.9 ** t[:, 0]) / np.sqrt(1 - 0.999 ** t[:, 0])
ax.plot(t, slope, label="uncorrected, on a constant slope")
ax.plot(t, np.ones(n_steps), label="corrected")
ax.set(xlabel="step", ylabel="step length / rate", xscale="log")
plotting.legend(ax)

# %%
assert np.isclose(np.abs(raw[0]).max(), 0.1 / np.sqrt(0.001))
assert 6 < slope.max() < 7

# %%
# The rule is derived on :doc:`/learn/optimizers/adam`.
#
# On your own
# -----------
# At which step is the uncorrected step longest?
#
# .. dropdown:: Answer
#
#    At the 12th: a little more than one memory of the gradient. The numerator has
#    mostly warmed up by then, the root has not.
assert np.argmax(slope) + 1 == 12
