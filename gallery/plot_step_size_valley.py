r"""
Find the step of a difference
=============================

A finite difference is wrong for large steps, because a function bends, and for small
steps, because digits cancel. Between lies a valley. Its place and its depth follow from
the precision alone, which is why a gradient check refuses float32.
"""

# %%
# The function is the learnable exponent's: :math:`x^n`, differentiated with respect to
# both, at five hundred random points. Each error is relative to the known derivative,
# and the median over the points is drawn, since single errors jump.
import numpy as np

from backproplab import plotting

rng = np.random.default_rng(0)
points = rng.uniform(0.5, 2.0, 500)
exponents = rng.uniform(1.4, 2.0, 500)
exact = points**exponents * np.log(points)  # the derivative with respect to n


def power(n, dtype=np.float64):
    """The powers, computed in one precision."""
    return points.astype(dtype) ** n.astype(dtype)


def central(h, dtype=np.float64):
    """Differences to both sides."""
    above, below = (exponents + s * h for s in (1, -1))
    taken = above.astype(dtype) - below.astype(dtype)  # the step that was really made
    return (power(above, dtype) - power(below, dtype)) / taken


def one_sided(h):
    """Differences to one side."""
    return (power(exponents + h) - power(exponents)) / h


def complex_step(h):
    """A step along the imaginary axis: nothing is subtracted."""
    return power(exponents + 1j * h, np.complex128).imag / h


def errors(method, steps, **options):
    """Median relative error for each step."""
    return np.array(
        [np.median(np.abs(method(h, **options) / exact - 1)) for h in steps]
    )


# %%
# Four ways down
# --------------
steps = np.logspace(-15, -0.5, 59)
wide = steps[steps >= 1e-6]  # in float32 smaller steps change nothing at all
curves = {
    "to one side": (steps, errors(one_sided, steps)),
    "to both sides": (steps, errors(central, steps)),
    "to both sides, float32": (wide, errors(central, wide, dtype=np.float32)),
    "complex step": (steps, errors(complex_step, steps)),
}
figure, ax = plotting.figure(
    title="Every difference has a valley; only the complex step has none",
    size=(6.4, 4.4),
)
for (name, (h, error)), style in zip(
    curves.items(), ["--", "-", ":", "-."], strict=True
):
    ax.loglog(h, np.maximum(error, 1e-17), style, label=name)
ax.set(xlabel="step", ylabel="median relative error")
plotting.legend(ax)

# %%
# Where the floor is
# ------------------
# Truncation grows like :math:`h` on one side and like :math:`h^2` on both, rounding
# like :math:`\epsilon / h`. They balance at :math:`\epsilon^{1/2}` and
# :math:`\epsilon^{1/3}`, with errors of :math:`\epsilon^{1/2}` and
# :math:`\epsilon^{2/3}`. The measured valleys lie within a factor of 5 of that place,
# and within a factor of 10 of that depth.
predicted = {
    "to one side": (np.float64, 1 / 2, 1 / 2),
    "to both sides": (np.float64, 1 / 3, 2 / 3),
    "to both sides, float32": (np.float32, 1 / 3, 2 / 3),
}
for name, (dtype, place, depth) in predicted.items():
    h, error = curves[name]
    eps, best = float(np.finfo(dtype).eps), error.argmin()
    print(
        f"{name:23} best step {h[best]:.0e} ({eps**place:.0e}), "
        f"error there {error[best]:.0e} ({eps**depth:.0e})"
    )
    assert 1 / 5 < h[best] / eps**place < 5
    assert 1 / 10 < error[best] / eps**depth < 10

smallest = curves["complex step"][1][steps < 1e-8]
assert smallest.max() < 1e-15

# %%
# Why float32 is refused
# ----------------------
# At its very best a float32 difference is right to five digits. A mistake of two
# millionths, in a term that is small beside the others, is below that floor, and far
# above the floor of float64.
mistake = 2e-6
floors = {name: error.min() for name, (_, error) in curves.items()}
figure, ax = plotting.figure(
    title="A mistake of 2e-6 is visible in float64 and drowned in float32",
    size=(6.4, 2.9),
)
ax.barh(list(floors), np.maximum(list(floors.values()), 1e-17), log=True)
ax.axvline(mistake, color="C3", linestyle="--", label="the mistake")
ax.invert_yaxis()
ax.set(xlabel="lowest error of each method")
plotting.legend(ax)
assert floors["to both sides"] < mistake / 1e3
assert floors["to both sides, float32"] > mistake

# %%
# On your own
# -----------
# Four points instead of two, :math:`(8 (f_1 - f_{-1}) - (f_2 - f_{-2})) / 12h`, have a
# truncation error of order :math:`h^4`. Where is their valley, and how deep is it?
#
# .. dropdown:: Answer
#
#    At :math:`\epsilon^{1/5}`, about 7e-4, with a floor near :math:`\epsilon^{4/5}`:
#    two digits better than with two points, for twice the work.


def four_points(h):
    """Differences to both sides, twice."""
    f = {k: power(exponents + k * h) for k in (-2, -1, 1, 2)}
    return (8 * (f[1] - f[-1]) - (f[2] - f[-2])) / (12 * h)


deeper = errors(four_points, steps)
assert 1e-4 < steps[deeper.argmin()] < 1e-1
assert deeper.min() < floors["to both sides"] / 10
