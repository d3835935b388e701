r"""
Forget old gradients
====================

RMSProp divides by a *moving* average of the squared gradient. Where AdaGrad's steps die
out, RMSProp's keep their length, all the way into the minimum and around it.
"""

# %%
import numpy as np

from backproplab import AdaGrad, RMSProp, Rosenbrock, descend, plotting

surface, start, n_steps = Rosenbrock(), [-1.5, 2.0], 1000
runs = {
    "AdaGrad": descend(surface, AdaGrad(0.02), start, n_steps, record_state=True),
    "RMSProp": descend(surface, RMSProp(0.02), start, n_steps, record_state=True),
}
plotting.animate(runs, title="With rate 0.02 AdaGrad stalls, RMSProp walks the valley")

# %%
# The average follows the gradient down; the sum does not.
figure, (top, bottom) = plotting.figure(
    2, 1, title="AdaGrad's divisor only grows, RMSProp's forgets", size=(6.4, 5.2),
    sharex=True,
)  # fmt: skip
for name, kept in (("AdaGrad", "square_sum"), ("RMSProp", "second_moment")):
    run = runs[name]
    top.semilogy(np.sqrt(run.states[kept][1:, 0]), label=name)
    bottom.semilogy(np.abs(np.diff(run.positions[:, 0])), label=name)
top.set_ylabel("divisor in x")
bottom.set(ylabel="length of the step in x", xlabel="step", ylim=(1e-5, 1))
plotting.legend(top)

# %%
adagrad, rmsprop = runs.values()
assert adagrad.distance[-1] > 2
assert rmsprop.distance[-1] < 0.45

# %%
# The price: at the minimum it does not come to rest. A constant rate makes it hop about
# the floor with steps of about that rate.
tail = np.abs(np.diff(rmsprop.positions[-100:], axis=0)).max()
print(f"longest late step {tail:.3f}")
assert tail > 0.01

# %%
# The first step is the longest on a constant slope: the average starts at 0 and is not
# corrected, so it is :math:`\eta / \sqrt{1 - \rho}`, here 3.16 rates.
first = np.abs(rmsprop.positions[1] - rmsprop.positions[0])
assert np.allclose(first, 0.02 / np.sqrt(0.1))

# %%
# The rule is derived on :doc:`/learn/optimizers/adaptive`.
#
# On your own
# -----------
# Let the rate fall: ``RMSProp(CosineDecay(0.02, n_steps))``. Does it come to rest?
#
# .. dropdown:: Answer
#
#    Yes: the hops shrink with the rate.
from backproplab import CosineDecay

calm = descend(surface, RMSProp(CosineDecay(0.02, n_steps)), start, n_steps)
assert np.abs(np.diff(calm.positions[-5:], axis=0)).max() < 1e-3
