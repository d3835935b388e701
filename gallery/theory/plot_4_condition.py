r"""
Pay for the condition number
============================

The ratio of the largest to the smallest curvature decides how many steps a digit costs.
Gradient descent pays in proportion to it, momentum in proportion to its root, and
neither cares how the valley is turned. A rule that scales each coordinate does care.
"""

# %%
# Valleys of condition 5 to 1500, each rule with the best constants for it. What is
# counted is the number of steps in which the error falls from 1e-3 of the start to
# 1e-6.
import numpy as np

from backproplab import (
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    RotatedQuadratic,
    descend,
    plotting,
)


def best(kappa):
    """The constants that are best for curvatures 1 and 1/kappa."""
    low, root = 1 / kappa, np.sqrt(kappa)
    wide = np.sqrt(3 * kappa + 1)
    return {
        "descent": GradientDescent(2 / (1 + low)),
        "Nesterov": Nesterov(4 / (3 + low), (wide - 2) / (wide + 2)),
        "heavy ball": Momentum(
            (2 / (1 + np.sqrt(low))) ** 2, ((root - 1) / (root + 1)) ** 2
        ),
    }


def cost(surface, rule, n_steps):
    """Steps from a thousandth of the first distance to a millionth."""
    distance = descend(surface, rule, [1.0, 1.0], n_steps).distance
    share = distance / distance[0]
    return np.argmax(share < 1e-6) - np.argmax(share < 1e-3)


conditions = np.array([5, 20, 100, 400, 1500])
counted = {name: [] for name in best(2)}
for kappa in conditions:
    for name, rule in best(kappa).items():
        n_steps = int(8 * kappa + 60 if name == "descent" else 20 * kappa**0.5 + 60)
        counted[name].append(cost(RotatedQuadratic(kappa), rule, n_steps))
factors = {
    "descent": (conditions - 1) / (conditions + 1),
    "Nesterov": 1 - 2 / np.sqrt(3 * conditions + 1),
    "heavy ball": (np.sqrt(conditions) - 1) / (np.sqrt(conditions) + 1),
}

# %%
figure, ax = plotting.figure(
    title="A hundred times the condition number costs descent a hundred times the "
    "steps, momentum ten times"
)
for (name, steps), mark in zip(counted.items(), "os^", strict=True):
    theory = np.log(1e-3) / np.log(factors[name])
    (line,) = ax.loglog(conditions, theory, "--", lw=1)
    ax.loglog(conditions, steps, mark, color=line.get_color(), label=name)
ax.plot([], [], "--", color=plotting.LIGHT.soft, label="from the factor alone")
ax.set(xlabel="condition number", ylabel="steps for three digits")
plotting.legend(ax)

# %%
# The exponents, from the last three conditions: 1 and one half.
for name, steps in counted.items():
    exponent = np.polyfit(np.log(conditions[2:]), np.log(steps[2:]), 1)[0]
    print(f"{name:10s} {exponent:.3f}")
    assert abs(exponent - (1.0 if name == "descent" else 0.5)) < 0.03

# %%
# The two rules with momentum need a little more than their factor alone says: their
# best constants have a double root, :doc:`plot_2_transient`.
for name, steps in counted.items():
    more = np.array(steps) / (np.log(1e-3) / np.log(factors[name]))
    assert np.allclose(more, 1, atol=0.13 if name == "descent" else 0.4)

# %%
# Turned valleys
# --------------
# The same valley of condition 100, turned. Adam runs with rate 0.03; its steps are
# counted until the distance is a hundredth of the first.
angles = np.linspace(0, np.pi / 2, 13)


def arrival(rule, angle):
    """Steps to a hundredth of the distance, from a start that turns with the valley."""
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    start = np.array([3.0, 1.0]) @ turn
    return descend(RotatedQuadratic(100.0, angle), rule, start, 2500).first_within(
        0.01 * np.hypot(3, 1)
    )


arrivals = {
    name: np.array([int(arrival(rule, angle)) for angle in angles])
    for name, rule in (best(100.0) | {"Adam": Adam(0.03)}).items()
}
figure, ax = plotting.figure(title="Only Adam feels how the valley is turned")
for (name, steps), mark in zip(arrivals.items(), ["o-", "s-", "^-", "D-"], strict=True):
    ax.plot(np.degrees(angles), steps, mark, ms=4, label=name)
ax.set(xlabel="angle of the valley in degrees", ylabel="steps to a hundredth", ylim=0)
plotting.legend(ax)

# %%
print({name: (int(s.min()), int(s.max())) for name, s in arrivals.items()})
for name, steps in arrivals.items():
    assert (np.ptp(steps) <= 1) == (name != "Adam")
assert arrivals["Adam"].max() > 1.2 * arrivals["Adam"].min()

# %%
# What this means for a choice: :doc:`/learn/optimizers/which`.
#
# On your own
# -----------
# A change of variables :math:`u = c\,x` makes one coordinate of a valley along the axes
# as steep as the other. What does that do to the condition number, and which rules do
# it for you?
#
# .. dropdown:: Answer
#
#    It makes it 1. Rules that divide by a root of squared gradients approximate it, but
#    only coordinate by coordinate: for a valley at 45 degrees no such scaling helps.
#    Below, the scaling that is best for each of the two valleys.
straight = RotatedQuadratic(100.0, 0.0).hess([0.0, 0.0])
turned = RotatedQuadratic(100.0, np.pi / 4).hess([0.0, 0.0])
for hess, expected in ((straight, 1.0), (turned, 100.0)):
    scale = 1 / np.sqrt(np.diag(hess))
    assert np.isclose(np.linalg.cond(scale[:, None] * hess * scale), expected)
