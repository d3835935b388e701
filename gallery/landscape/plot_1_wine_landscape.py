r"""
See the landscape the wine network descends
===========================================

The loss of the wine network is a function of 518 parameters. Two planes through the
point that training found: one along random directions, in which the way down is
invisible, and one along the two main directions of the way itself, with the real path
on it. The two halves of this site meet: a network's training is a descent on a surface.
"""

# %%
# Training, with all parameters kept after every epoch.
import numpy as np

from backproplab import (
    LeakyReLU,
    Momentum,
    PlaneSection,
    SoftmaxCrossEntropy,
    mlp,
    plotting,
    principal_plane,
    train,
)
from backproplab.datasets import load_red_wine, min_max_scale, notebook_split

wine = load_red_wine()
split = min_max_scale(notebook_split(wine.features, wine.targets))
network = mlp([11, 16, 12, 8, 2], LeakyReLU(0.01))
objective = network.objective(*split.train, SoftmaxCrossEntropy())
rule, n_epochs = Momentum(0.02, 0.9), 60
history = train(
    network,
    *split.train,
    optimizer=rule,
    rng=np.random.default_rng(3),
    n_epochs=n_epochs,
    keep=network.names,
)
path = np.concatenate(
    [history.kept[name].reshape(n_epochs + 1, -1) for name in network.names], axis=1
)
trained = path[-1]
assert np.array_equal(trained, history.theta)
print(f"{network.n_params} parameters, loss {objective.value(path[0]):.3f} before and "
      f"{objective.value(trained):.3f} after training")  # fmt: skip

# %%
# Two random directions
# ---------------------
# Each is scaled, array by array, to the size of what was trained, a coarser form of the
# filter normalization of Li and others (2018): moving by 1 changes every weight matrix
# by as much as it is large.
rng = np.random.default_rng(0)


def random_direction():
    """A Gaussian direction with the norm of the trained parameters, array by array."""
    direction = rng.normal(size=network.n_params)
    parts = network.unpack(direction)
    for name, target in network.unpack(trained).items():
        parts[name] *= np.linalg.norm(target) / np.linalg.norm(parts[name])
    return direction


axes = np.stack([random_direction(), random_direction()])
around = PlaneSection(objective, trained, axes, domain=((-1, 1), (-1, 1)), n=25)
plotting.surface3d(
    around, title="Along two random directions the trained point lies in a quiet bowl"
)

# %%
# The bowl is real, but the way into it cannot be seen: two random directions of 518 are
# nearly perpendicular to it.
way = path[0] - trained
seen = np.linalg.norm(around.project(path[0]) @ axes) / np.linalg.norm(way)
print(f"share of the way that lies in the plane: {seen:.1%}")
assert seen < 0.2
assert around([0.0, 0.0]) < around(np.array([[1, 0], [-1, 0], [0, 1], [0, -1]])).min()

# %%
# The plane of the path
# ---------------------
# The two directions in which the path varies most, its first two principal components.
# Its shadow on their plane starts at the upper end and comes down.
axes, share = principal_plane(path)
shadow = (path - trained) @ axes.T
margin = 0.25 * np.ptp(shadow, axis=0).max()
domain = tuple(
    zip(shadow.min(axis=0) - margin, shadow.max(axis=0) + margin, strict=True)
)
section = PlaneSection(objective, trained, axes, domain=domain, n=33)
run = section.trace(path, rule)
plotting.animate(
    {"training": run},
    title="Training follows a curved valley in the plane of its own main directions",
)

# %%
# Is it the real path?
# --------------------
# The line carries the true losses, the surface below it those of the plane. The peaks
# of the line are real: steps that overshoot in steep directions. The plane holds the
# long slow drift and leaves these out.
in_plane = section(run.positions)
gap = np.abs(in_plane - run.values)
figure, ax = plotting.figure(
    title="The plane shows the drift and leaves out the bounces"
)
ax.plot(run.values, label="on the path")
ax.plot(in_plane, "--", label="below it, in the plane")
ax.set(xlabel="epoch", ylabel="training loss")
plotting.legend(ax)

# %%
print(f"{share:.0%} of the variance in the plane; largest gap {gap.max():.3f}")
assert np.allclose(run.values, history.train_loss)
assert gap[-1] < 1e-3
assert np.abs(np.diff(in_plane)).max() < 0.2 * np.abs(np.diff(run.values)).max()
assert share > 0.8

# %%
# What the share does not say
# ---------------------------
# So large a share sounds as if training happened in two dimensions. A random walk of as
# many steps in as many dimensions reaches nearly as much: smooth curves have few large
# components, whatever they are.
shares = []
for _ in range(20):
    walk = rng.normal(size=path.shape).cumsum(axis=0)
    shares.append(principal_plane(walk)[1])
print(f"random walks: {np.median(shares):.0%}, training: {share:.0%}")
assert np.median(shares) > 0.7

# %%
# How such a network is trained: :doc:`/learn/whole-network`.
#
# On your own
# -----------
# Walk from the start to the end of training on a straight line. Does the loss rise
# anywhere?
#
# .. dropdown:: Answer
#
#    No: it falls all the way. The path bends although a straight way down exists; the
#    gradient at the start does not point along it.
line = path[0] + np.linspace(0, 1, 41)[:, None] * (trained - path[0])
along = objective.value(line)
assert (np.diff(along) < 0).all()
