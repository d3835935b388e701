"""
Follow Adam down the bowl
=========================

The homework's test run: Adam with rate 0.1 and averages of 0.8 and 0.99 from (6, 6),
200 steps on the bowl. The slope sets the direction of its first step, not the length;
what it remembers of the slope then holds it back.
"""

# %%
# The step divides an average of the gradients by the root of an average of their
# squares, both corrected for having started at 0:
#
# .. checked-equation:: adam
import numpy as np

from backproplab import Adam, Bowl, GradientDescent, descend, plotting

rule = Adam(0.1, beta1=0.8, beta2=0.99, eps=1e-7, eps_place="inside")
run = descend(Bowl(), rule, [6.0, 6.0], 200, record_state=True)

# %%
# .. _homework-adam:
#
# Its way, 200 steps.
plotting.animate(run, title="Adam walks where descent would leap, and comes to rest")

# %%
# The length of the steps in each coordinate: 0.1 at first, exactly the rate, although
# the slope there is 12. As the gradient falls, its old, larger squares are still
# remembered, and the steps get shorter.
lengths = np.abs(np.diff(run.positions[:, 0]))
figure, ax = plotting.figure(title="The first step is the rate; later ones fade slowly")
ax.plot(lengths, label="step of Adam")
ax.plot(0.1 * np.abs(run.grads[:-1, 0]), label="0.1 × gradient, for comparison")
ax.set(xlabel="step", ylabel="length in x", ylim=(0, 0.3))
plotting.legend(ax)

# %%
assert np.isclose(lengths[0], 0.1, rtol=1e-6)
assert 0.08 < lengths[20] < 0.09 < lengths[10] < 0.1
assert lengths[60] < 0.05
assert run.first_within(1.0) == 78

# %%
# Is that good? On this surface plain descent with the same rate multiplies the distance
# by 0.8 each step and is there much sooner. Adam's strength, steps that do not depend
# on the scale of the slope, is of no use where the scale is the same everywhere.
plain = descend(Bowl(), GradientDescent(0.1), [6.0, 6.0], 200)
plotting.progress(
    {"Adam, rate 0.1": run, "descent, rate 0.1": plain},
    title="On an even bowl plain descent is ahead all the way",
)

# %%
assert plain.first_within(1.0) == 10
assert (plain.distance[1:] < run.distance[1:]).all()

# %%
# On your own
# -----------
# Multiply the surface by 1000, by scaling the gradient. Which of the two notices?
#
# .. dropdown:: Answer
#
#    Descent diverges: its factor becomes 1 - 200. Adam takes the same path to
#    many digits, since numerator and root scale alike.
from backproplab import surfaces

steep = surfaces.from_function(lambda x, y: 1000 * (x**2 + y**2), minima=Bowl.minima)
scaled = descend(steep, rule, [6.0, 6.0], 50)
assert np.allclose(scaled.positions, run.positions[:51], atol=1e-6)
assert descend(steep, GradientDescent(0.1), [6.0, 6.0], 50).escaped
