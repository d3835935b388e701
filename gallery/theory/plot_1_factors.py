r"""
Measure the factor that theory predicts
=======================================

On a quadratic every step multiplies the error by a factor that can be computed before
the first step. Gradient descent, the heavy ball and Nesterov's rule are run from many
starts on the Matyas valley, and the slopes of their errors are laid beside the
prediction.
"""

# %%
# The prediction
# --------------
# Along an eigenvector of curvature :math:`\lambda` each rule is a recursion for one
# number. Its growth is the largest root of a polynomial of degree two,
#
# .. math::
#    :class: definition
#
#    \begin{aligned}
#    & z^2 - (1 + \mu - \eta\lambda)\, z + \mu \quad\text{(heavy ball)} \\
#    & z^2 - (1 + \mu)(1 - \eta\lambda)\, z + \mu (1 - \eta\lambda)
#    \quad\text{(Nesterov)}
#    \end{aligned}
#
# With :math:`\mu = 0` both are gradient descent, :math:`z = 1 - \eta\lambda`. The
# slower of the two eigenvectors decides. Matyas has the curvatures 0.04 and 1.
import numpy as np
import pandas as pd

from backproplab import GradientDescent, Matyas, Momentum, Nesterov, descend, plotting

curvatures = np.linalg.eigvalsh(Matyas().hess([0.0, 0.0]))
print(
    curvatures.round(12), "condition number", (curvatures[1] / curvatures[0]).round(6)
)


def predicted(rate, mu=0.0, looks_ahead=False):
    """The factor per step in the long run."""
    shrink = 1 - rate * curvatures
    middle = (1 + mu) * shrink if looks_ahead else mu + shrink
    last = mu * shrink if looks_ahead else np.full(2, mu)
    roots = [np.roots([1, -b, c]) for b, c in zip(middle, last, strict=True)]
    return np.abs(roots).max()


# %%
# The measurement
# ---------------
# 200 random starts, and for each the slope of the logarithm of its distance between
# steps 200 and 400. The minimum is at 0, so the distances lose no digits however small
# they become.
starts = np.random.default_rng(0).normal(size=(200, 2))


def measured(rule):
    """The factor of each start, by least squares on the logarithm."""
    logs = np.log(
        descend(Matyas(), rule, starts, 400, escape_radius=np.inf).distance[200:]
    )
    steps = np.arange(len(logs)) - (len(logs) - 1) / 2
    return np.exp(steps @ logs / (steps @ steps))


settings = {
    "descent, best rate": (2 / 1.04, 0.0, False),
    "descent, rate 1": (1.0, 0.0, False),
    "descent, rate 0.1": (0.1, 0.0, False),
    "heavy ball, best": ((2 / 1.2) ** 2, (4 / 6) ** 2, False),
    "heavy ball, 1 and 0.9": (1.0, 0.9, False),
    "heavy ball, 0.1 and 0.5": (0.1, 0.5, False),
    "Nesterov, usual": (1.0, 4 / 6, True),
    "Nesterov, best": (4 / 3.04, (76**0.5 - 2) / (76**0.5 + 2), True),
    "Nesterov, 0.1 and 0.5": (0.1, 0.5, True),
}
rows = {}
for name, (rate, mu, looks_ahead) in settings.items():
    factors = measured((Nesterov if looks_ahead else Momentum)(rate, mu))
    low, middle, high = np.quantile(factors, [0.025, 0.5, 0.975])
    theory = predicted(rate, mu, looks_ahead)
    rows[name] = (rate, mu, theory, middle, low, high, np.log(0.1) / np.log(theory))
columns = ["rate", "μ", "predicted", "measured", "2.5 %", "97.5 %", "steps a decade"]
table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
table.round(4)

# %%
# The last column is what a factor costs: the steps that gain one digit. 28.8 for
# gradient descent, 8.8 to 10.3 for Nesterov's rule, 5.7 for the heavy ball.
assert np.allclose(table["measured"], table["predicted"], rtol=4e-3)
gain = table["steps a decade"]
assert 28 < gain["descent, best rate"] < 29
assert 5 < gain["heavy ball, best"] < gain["Nesterov, best"] < 10

# %%
# Three rows are off by more than the others, and upward: the heavy ball at its best
# constants and Nesterov's rule at both of its own. There the two roots coincide, and
# the error falls like :math:`k \rho^k` instead of :math:`\rho^k`.
# :doc:`plot_2_transient` looks at it.
excess = table["measured"] / table["predicted"] - 1
print(excess.round(5).to_string())
doubled = ["Nesterov, best", "Nesterov, usual", "heavy ball, best"]
assert sorted(excess.abs().nlargest(3).index) == doubled
assert (excess[doubled] > 0.003).all()

# %%
# All rates at once
# -----------------
# A rule takes an array of rates, one for each start. The lines are computed, the points
# run; a bar spans the central 95 % of 40 starts and is mostly smaller than its point.
rates = np.linspace(0.1, 2.9, 15)
lines = np.linspace(0.02, 3.0, 300)
grid = np.repeat(rates, 40)[:, None]
starts = np.random.default_rng(1).normal(size=(grid.size, 2))
rules = {
    "descent": (GradientDescent(grid), 0.0, False),
    "heavy ball, μ = 0.44": (Momentum(grid, 4 / 9), 4 / 9, False),
    "Nesterov, μ = 0.67": (Nesterov(grid, 2 / 3), 2 / 3, True),
}
figure, ax = plotting.figure(
    title="Measured factors lie on the computed curves, below 1 and above"
)
for (name, (rule, mu, looks_ahead)), mark in zip(rules.items(), "os^", strict=True):
    theory = [predicted(rate, mu, looks_ahead) for rate in lines]
    (line,) = ax.plot(lines, theory, label=name)
    factors = measured(rule).reshape(len(rates), -1)
    low, middle, high = np.quantile(factors, [0.025, 0.5, 0.975], axis=1)
    ax.errorbar(
        rates,
        middle,
        (middle - low, high - middle),
        fmt=mark,
        ms=5,
        color=line.get_color(),
    )
    at_rates = np.array([predicted(rate, mu, looks_ahead) for rate in rates])
    seen = np.isfinite(middle)  # the others have grown past what a float can hold
    assert np.allclose(middle[seen], at_rates[seen], rtol=0.02)
    assert (at_rates[~seen] > 2).all()
ax.axhline(1, lw=1, ls=":", color=plotting.LIGHT.soft)
ax.set(xlabel="learning rate", ylabel="factor per step", ylim=(0.6, 1.3))
plotting.legend(ax, loc="lower left")

# %%
# Each curve has its lowest point where two kinds of slowness balance, creeping along
# the valley and swinging across it. Just right of it everything gets worse quickly:
# a rate that is a little too low costs less than one that is a little too high.
for mu, best in ((0.0, 2 / 1.04), (4 / 9, (2 / 1.2) ** 2)):
    at = {s: predicted(s * best, mu) for s in (0.98, 1.0, 1.02)}
    assert at[1.0] < at[0.98] < at[1.02]

# %%
# Derived on :doc:`/learn/optimizers/momentum`.
#
# On your own
# -----------
# What is the best rate of gradient descent on a valley with curvatures 2 and 50, and
# how many steps does a digit cost?
#
# .. dropdown:: Answer
#
#    Only the condition number counts for the factor, and it is 25 again: 0.923 and 28.8
#    steps. The rate is :math:`2/(m + L) = 2/52`.
curvatures = np.array([2.0, 50.0])
assert np.isclose(predicted(2 / 52), 12 / 13)
