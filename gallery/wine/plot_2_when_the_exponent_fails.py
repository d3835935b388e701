"""
Find out when the exponent network fails
========================================

With U(0, 1) in every layer the first gradient of the exponent is in the thousands, and
a third to a half of the runs diverge. With U(0, 1) in one layer, as in the original
assignment, it is below six, and none of 25 fails. What fails there is something else:
the exponent.
"""

# %%
# Four ways to draw the same network, 11-16-12-8-2 with a learned exponent in the third
# hidden layer: U(0, 1) in all layers; U(0, 1) in the third and U(-0.5, 0.5) elsewhere,
# as in the homework; U(-0.5, 0.5) in all; He.
from dataclasses import replace

import numpy as np
from scipy.stats import binomtest

from backproplab import Network, SoftmaxCrossEntropy, plotting
from backproplab.datasets import load_red_wine, min_max_scale, notebook_split
from backproplab.experiments import homework_setting, run

wine = load_red_wine()
split = min_max_scale(notebook_split(wine.features, wine.targets))


def everywhere(scheme):
    """All layers drawn by one scheme."""
    return {"init_scheme": scheme, "other_layers": scheme}


schemes = {
    "U(0, 1) everywhere": everywhere("uniform_positive"),
    "as in the homework": {},
    "U(-0.5, 0.5)": everywhere("uniform_centered"),
    "He": everywhere("he"),
}
settings = {
    name: homework_setting(learned_exponent=True, **scheme)
    for name, scheme in schemes.items()
}

# %%
# The gradient at the start
# -------------------------
# The derivative of the mean loss with respect to the exponent, by a hundred draws. The
# correct one, with the upstream factor: weights do not enter the question yet.
gradients, sums = {}, {}
for name, scheme in schemes.items():
    mended = homework_setting(learned_exponent=True, upstream=True, **scheme)
    network = mended.network
    theta = np.stack([network.init(r) for r in np.random.default_rng(1).spawn(100)])
    objective = network.objective(*split.train, SoftmaxCrossEntropy())
    _, gradient = objective.value_and_grad(theta)
    gradients[name] = network.unpack(gradient)["5.exponent"]
    params, exponent = network.views(theta), network.unpack(theta)["5.exponent"]
    before = Network(*network.layers[:5]).forward(params[:5], split.train.x)[0]
    base = np.where(before > 0, before, 1.0)
    terms = base ** exponent[:, None, None] * np.log(base)
    sums[name] = 32 * terms.sum(axis=-1).mean(axis=-1)

# %%
figure, ax = plotting.figure(
    title="Drawn from U(0, 1) everywhere, the first gradient of n is in the thousands"
)
for row, values in enumerate(gradients.values()):
    ax.plot(np.sort(abs(values)), row + np.linspace(-0.3, 0.3, 100), "o", ms=3)
ax.set(
    xscale="log", yticks=range(4), yticklabels=gradients,
    xlabel="size of the derivative with respect to n",
)  # fmt: skip
figure

# %%
medians = {name: float(np.median(abs(g))) for name, g in gradients.items()}
print(medians)
assert medians["U(0, 1) everywhere"] > 1000
assert abs(gradients["as in the homework"]).max() < 6
assert abs(gradients["He"]).max() < 0.5

# %%
# What becomes of it
# ------------------
# Twenty-five seeds of each, trained as the homework trains: a hundred epochs, sums for
# gradients, and no upstream factor in that of the exponent. A run fails if it diverges
# or ends below 0.6 on the test rows, where the larger class alone gives 0.53.
# The exponent is kept after every epoch; losses and accuracies count at the end.
at_the_end = {k: replace(s, measure_every=s.n_epochs) for k, s in settings.items()}
table = run(
    at_the_end, *split.train, validation=split.test, n_seeds=25, entropy=7, epochs="all"
)
last = table[table["epoch"] == 100].set_index("setting")
failed = (last["validation_accuracy"] < 0.6) | last["diverged"]
for name in settings:
    count = int(failed[name].sum())
    low, high = binomtest(count, 25).proportion_ci(method="wilson")
    print(f"{name:<19} {count:2d} of 25 fail ({low:.0%} to {high:.0%} at 95 %), "
          f"{last['diverged'][name].sum():2d} of them diverge")  # fmt: skip

# %%
# So the homework's setting is not the fragile one; the same draw in every layer is. The
# intervals show how far 25 seeds fix these shares. Below the thousands the size of the
# first gradient does not predict failures: from symmetric draws it is smaller still,
# and a few of 25 fail.
assert failed["as in the homework"].sum() == 0
assert failed["U(0, 1) everywhere"].sum() >= 8
for name in ("U(-0.5, 0.5)", "He"):
    assert medians[name] < medians["as in the homework"]
    assert failed[name].sum() <= 4

# %%
# What the homework's exponent does
# ---------------------------------
# Without the upstream factor its "gradient" is the sum of :math:`u^n \ln u`, whose sign
# only says whether the inputs of the layer are above or below 1. The loss has no part
# in it. As the homework draws they are above, and the exponent ends within a hundredth
# of its bound, 1.01, in every seed. From symmetric draws they are below at first, so it
# begins by rising, and comes down again where the inputs have grown.
print({name: f"{np.median(s):.3g} for a batch" for name, s in sums.items()})
figure, ax = plotting.figure(
    title="The homework's exponent ends at its bound; from He weights it wanders"
)
names = ["as in the homework", "He"]
for name, color, dashes in zip(names, plotting.LIGHT.series, ("-", "--"), strict=False):
    runs = table[table["setting"] == name]
    paths = runs.pivot(index="epoch", columns="seed", values="5.exponent")
    ax.plot(paths, color=color, ls=dashes, lw=0.8, alpha=0.7)
    ax.plot([], color=color, ls=dashes, label=name)
ax.set(xlabel="epoch", ylabel="exponent n", ylim=(0.9, 6))
plotting.legend(ax)

# %%
ends = last["5.exponent"]
assert np.median(sums["as in the homework"]) > 100
assert np.median(sums["He"]) < 0
assert (ends["as in the homework"] < 1.02).all()
rise = table[table["setting"] == "He"].pivot(
    index="epoch", columns="seed", values="5.exponent"
).loc[[0, 1]]  # fmt: skip
assert (rise.loc[1] > rise.loc[0]).mean() > 0.9
assert ends["He"].max() > 2
assert ends["He"].min() < 1.2

# %%
# The homework's 0.7675 was reached by a layer whose exponent learned nothing: at 1.01
# the power is Leaky ReLU in all but name.
#
# On your own
# -----------
# Give the homework's network the right gradient,
# ``homework_setting(learned_exponent=True, upstream=True)``. Does its exponent still
# fall to the bound?
#
# .. dropdown:: Answer
#
#    No: in most seeds it stays well above 1.01, and no seed fails.
mended = homework_setting(learned_exponent=True, upstream=True)
right = run(
    {"right": replace(mended, measure_every=100)},
    *split.train,
    validation=split.test,
    n_seeds=25,
    entropy=7,
)
assert right["5.exponent"].median() > 1.4
assert right["validation_accuracy"].min() > 0.7
