r"""
Let the steps set the steps
===========================

AdaDelta has no rate: the size of a step is that of the recent steps, times the gradient
over the size of the recent gradients. It has to bootstrap itself from
:math:`\epsilon`, and that takes long.
"""

# %%
import numpy as np

from backproplab import AdaDelta, Bowl, descend, plotting

start, n_steps = [4.0, -3.0], 3000
runs = {
    f"ε = {eps:g}": descend(
        Bowl(), AdaDelta(eps=eps), start, n_steps, record_state=True
    )
    for eps in (1e-6, 1e-4, 1e-2)
}
plotting.progress(runs, title="AdaDelta's pace is decided by ε, its only scale")

# %%
# The two roots that are divided: of the recent steps, and of the recent gradients. The
# first grows slowly from :math:`\sqrt\epsilon`.
run = runs["ε = 1e-06"]
figure, (top, bottom) = plotting.figure(
    2, 1, title="The size of the steps feeds on itself", size=(6.4, 5.2), sharex=True
)
top.semilogy(np.sqrt(run.states["update_moment"][:, 0] + 1e-6), label="of steps")
top.semilogy(np.sqrt(run.states["second_moment"][:, 0] + 1e-6), label="of gradients")
bottom.plot(run.positions[:, 0], label="x")
top.set_ylabel("root mean square")
bottom.set(ylabel="x", xlabel="step")
plotting.legend(top)

# %%
# The first step is at most :math:`\sqrt{\epsilon/(1 - \rho)}`, whatever the gradient.
first = np.abs(run.positions[1] - run.positions[0])
assert np.allclose(first, np.sqrt(1e-6 / 0.1), rtol=1e-6)
arrivals = [int(r.first_within(0.5)) for r in runs.values()]
print(arrivals)
assert arrivals == sorted(arrivals, reverse=True)

# %%
# The path, for the smallest constant.
plotting.animate(
    descend(Bowl(), AdaDelta(), start, 1500),
    title="AdaDelta starts at a crawl and gathers speed",
    kind="contour",
)

# %%
# The rule is derived on :doc:`/learn/optimizers/adaptive`.
#
# On your own
# -----------
# AdaDelta was made so that the units fit. Measure x in millimeters instead of meters:
# stretch the surface by 1000. Is the path the same, stretched?
#
# .. dropdown:: Answer
#
#    Not at first: :math:`\epsilon` has units too. Only when the averages are far above
#    it does the scale drop out.
from backproplab import surfaces

wide = surfaces.from_function(lambda x, y: (x / 1000) ** 2 + (y / 1000) ** 2)
stretched = descend(wide, AdaDelta(), [4000.0, -3000.0], 1500)
assert stretched.positions[-1, 0] > 3900
assert descend(Bowl(), AdaDelta(), start, 1500).positions[-1, 0] < 3
