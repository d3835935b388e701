"""
Look over all test functions
============================

Every surface of the package from above, each in the window it is usually looked at, and
three numbers that tell them apart: how unevenly they are bent at the minimum, whether
they are convex, and how often plain descent finds the lowest place.
"""

# %%
# All that follows runs over the registry: a new surface appears here by itself.
import numpy as np
import pandas as pd

from backproplab import SURFACES, GradientDescent, NoMinimum, endpoints, plotting

surfaces = {name: cls.cases()[0] for name, cls in SURFACES.items()}

# %%
# At a minimum the two curvatures, the eigenvalues of the Hessian, say how the surface
# is bent. Their quotient is the condition number: it decides how long descent takes.


def curvatures(surface, theta):
    """Both eigenvalues of the Hessian, ascending, at points (..., 2)."""
    return np.linalg.eigvalsh(surface.hess(theta))


def condition(surface):
    """At a minimum; infinite if it is flat in a direction, NaN without a Hessian."""
    if isinstance(surface.minima, NoMinimum):
        return np.nan
    low, high = curvatures(surface, surface.minima.nearest([0.1, 0.2]))
    if np.isnan(low):
        return np.nan
    return high / low if low > 1e-9 * high else np.inf


# %%
# Convex is what is nowhere bent downward. For the last number 400 random starts descend
# 3000 steps, with a rate short enough for the most curved place that any of them saw.
rng = np.random.default_rng(0)


def measure(surface):
    """One row of the table."""
    low, high = np.transpose(surface.domain)
    theta = rng.uniform(low, high, size=(400, 2))
    bends = curvatures(surface, theta)
    ends = endpoints(surface, GradientDescent(1 / np.abs(bends).max()), theta, 3000)
    return {
        "condition number": condition(surface),
        "convex": bool((bends > -1e-9).all()),
        "descent finds it": (surface.minima.distance(ends) < 0.1).mean(),
    }


table = pd.DataFrame(map(measure, surfaces.values()), index=list(surfaces))
table = table.sort_values("descent finds it", ascending=False)
table.round(2)

# %%
# Where the surface is convex, every start arrives. The reverse does not hold:
# Himmelblau has hills, and four minima of which one is always found.
arrives = table["descent finds it"] > 0.9
assert (table["descent finds it"][table["convex"]] == 1).all()
assert not table["convex"]["Himmelblau"]
assert table["descent finds it"]["Himmelblau"] == 1


# %%
# The pictures: darker is deeper, a star is a minimum, a dashed circle a circle of them.
def overview(names, title):
    """Draw the contours of several surfaces, four in a row."""
    n_rows = -(-len(names) // 4)
    _, axes = plotting.figure(n_rows, 4, size=(6.4, 1.8 * n_rows), title=title)
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, name in zip(axes.flat, names, strict=False):
        plotting.contour(surfaces[name], ax=ax)
        ax.set_title(name, fontsize=10.5)


overview(table.index[arrives], "Here nine starts in ten descend to a lowest place")

# %%
# On the others half or more fail, for reasons as different as the pictures: dents,
# plains, tips, a curved valley that is too long for 3000 steps, or no lowest place.
overview(table.index[~arrives], "Here half or more get lost, each time in another way")

# %%
assert (table["descent finds it"][~arrives] < 0.6).all()
assert table["condition number"].idxmin() == "Bowl"
assert np.isnan(table["condition number"]["Ackley"])  # its minimum is a tip
assert round(table["condition number"]["Matyas"]) == 25
assert round(table["condition number"]["Rosenbrock"]) == 2508
assert table["descent finds it"]["Rastrigin"] < 0.05

# %%
# On your own
# -----------
# Make a surface of your own, :math:`x^4 + y^2`, with ``from_function``. What is its
# condition number at the minimum, and what does descent do there?
#
# .. dropdown:: Answer
#
#    The curvature in x vanishes at 0: the condition number is infinite. Descent still
#    arrives, but no constant factor describes it: x falls like :math:`1/\sqrt{k}`, so
#    four times the steps only halve it.
from backproplab import from_function

flat, start = from_function(lambda x, y: x**4 + y**2), [[1.0, 1.0]]
at_1000, at_4000 = (
    endpoints(flat, GradientDescent(0.05), start, k)[0, 0] for k in (1000, 4000)
)
assert np.isclose(at_1000 / at_4000, 2, rtol=0.02)
