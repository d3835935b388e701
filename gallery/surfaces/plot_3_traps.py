"""
Find the traps of surfaces that are not convex
==============================================

The other surfaces that have a lowest place, in relief and with arrows downhill, and
what can go wrong on them: dents, plains, steep corners, tips, a curved valley.
"""

# %%
# Bent downward somewhere, but not without end: the pictures run over the registry.
import numpy as np

from backproplab import (
    SURFACES,
    Ackley,
    Beale,
    Easom,
    GradientDescent,
    Himmelblau,
    NoMinimum,
    Rastrigin,
    Ripple,
    Rosenbrock,
    StyblinskiTang,
    ThreeHumpCamel,
    descend,
    endpoints,
    plotting,
)

rng = np.random.default_rng(0)


def is_a_trap(surface):
    """Whether the surface has a minimum and is bent downward somewhere."""
    low, high = np.transpose(surface.domain)
    bends = np.linalg.eigvalsh(surface.hess(rng.uniform(low, high, size=(500, 2))))
    return bends.min() < 0 and not isinstance(surface.minima, NoMinimum)


everything = [cls.cases()[0] for cls in SURFACES.values()]
for surface in filter(is_a_trap, everything):
    plotting.views(surface)

# %%
# Dents
# -----
# Which dent a start ends in: Rastrigin keeps it where it was, Styblinski-Tang and the
# camel have better places that descent does not see, and on Himmelblau all are as good.


def lowest_share(surface, rate, reach):
    """How many of 1000 random starts within a square descend to a global minimum."""
    theta = rng.uniform(-reach, reach, size=(1000, 2))
    ends = endpoints(surface, GradientDescent(rate), theta, 1000)
    return (surface.minima.distance(ends) < 0.1).mean()


shares = {
    "Rastrigin": lowest_share(Rastrigin(), 0.001, 5),
    "StyblinskiTang": lowest_share(StyblinskiTang(), 0.005, 5),
    "ThreeHumpCamel": lowest_share(ThreeHumpCamel(), 0.02, 2),
    "Himmelblau": lowest_share(Himmelblau(), 0.002, 5),
}
print(shares)
assert shares["Rastrigin"] < 0.03
assert 0.2 < shares["StyblinskiTang"] < 0.4
assert 0.3 < shares["ThreeHumpCamel"] < 0.6
assert shares["Himmelblau"] == 1

# %%
# Plains and corners
# ------------------
# On Easom's plain the slope is next to nothing; on Beale's it is a hundred thousand
# times smaller than in the corners, so a rate that survives the corner stands still.
steepness = {
    surface.name: [np.linalg.norm(surface.grad(theta)) for theta in pair]
    for surface, pair in [
        (Easom(), ([0.0, 0.0], [2.6, 2.6])),
        (Beale(), ([0.0, 0.9], [4.5, 4.5])),
    ]
}
print({name: f"{a:.2g} against {b:.2g}" for name, (a, b) in steepness.items()})
assert steepness["Easom"][0] < 1e-7
assert steepness["Easom"][1] > 0.1
assert steepness["Beale"][1] > 1e4 * steepness["Beale"][0]

# %%
# Tips
# ----
# Where the slope does not fade toward the minimum, a fixed rate cannot come to rest: it
# hops, at a distance that the rate sets.
tips = {
    f"Ackley, rate {rate}": descend(Ackley(), GradientDescent(rate), [0.1, 0.05], 600)
    for rate in (0.01, 0.001)
}
plotting.progress(tips, title="Ten times the rate hops ten times as far from the tip")

# %%
hops = [run.distance[300:].mean() for run in tips.values()]
assert 5 < hops[0] / hops[1] < 20
over = descend(Ripple(), GradientDescent(0.1), [0.4, 0.3], 200).positions[-2:]
assert over[0] @ over[1] < 0  # it hops over the tip, which is no global minimum

# %%
# The curved valley
# -----------------
# Descent falls to the floor of Rosenbrock's valley in a few steps and then has to
# follow it. The floor bends, so every step is a little too long or much too short.
falling = descend(Rosenbrock(), GradientDescent(0.001), [-1.5, 2.0], 600)
x, y = falling.positions[40]
print(f"{abs(y - x**2):.3f} off the floor after 40 steps, ", end="")
print(f"{falling.distance[-1]:.2f} from the minimum after 600")
assert abs(y - x**2) < 0.02
assert falling.distance[-1] > 0.5

# %%
# On your own
# -----------
# Beale's value is 14.203125 on two whole lines. Which, and what does that do to a start
# on them?
#
# .. dropdown:: Answer
#
#    On x = 0 and on y = 1: there every bracket of the function is its constant. Along
#    such a line the value does not change, so the slope is across it; only the crossing
#    (0, 1) has none.
t = np.linspace(-4, 4, 9)
assert np.allclose(Beale().value(0 * t, t), 14.203125)
assert np.allclose(Beale().value(t, 0 * t + 1), 14.203125)
assert (Beale().grad([0.0, 1.0]) == 0).all()
