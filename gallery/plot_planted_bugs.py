r"""
Seven bugs in a backward pass, and which of them training shows
===============================================================

Seven mistakes that learners make, each planted in the same small network. Four of them
train as well as the right code, so their accuracy does not give them away; the other
three are seen in it. A gradient check finds all seven, and the checker of this site
names each one.
"""

# %%
# The network has two hidden layers, one with a slope of 0.3 below zero and one with a
# learned exponent. A mistake is a layer or a loss with one line changed.
from dataclasses import dataclass

import numpy as np

from backproplab import (
    GradientDescent,
    LeakyReLU,
    LearnablePower,
    Linear,
    Network,
    SoftmaxCrossEntropy,
    gradcheck,
    plotting,
    repeat_claims,
    train,
)


class MeanBias(Linear):
    """The bias gradient is averaged once more."""

    def grad_params(self, grad_output, cache):
        grads = super().grad_params(grad_output, cache)
        return grads | {"bias": grads["bias"] / grad_output.shape[-2]}


class Climbing(Linear):
    """The weight gradient has the wrong sign."""

    def grad_params(self, grad_output, cache):
        grads = super().grad_params(grad_output, cache)
        return grads | {"weight": -grads["weight"]}


class AlwaysTrue(LeakyReLU):
    """The mask is always true: the activation's derivative is missing."""

    def grad_input(self, grad_output, cache):
        return super().grad_input(grad_output, np.ones_like(cache))


class OrdinaryReLU(LeakyReLU):
    """The slope below zero is forgotten."""

    def grad_input(self, grad_output, cache):
        return np.where(cache == 1.0, grad_output, 0.0)  # the cache holds slopes


class NoUpstream(LearnablePower):
    """The exponent's gradient leaves the upstream gradient out."""

    def grad_params(self, grad_output, cache):
        return super().grad_params(np.ones_like(grad_output), cache)


@dataclass(frozen=True)
class Summed(SoftmaxCrossEntropy):
    """The loss is a mean, its gradient a sum."""

    def backward(self, cache):
        return super().backward(cache) * cache[0].shape[-2]


class Reversed(Summed):
    """Y - P in place of P - Y."""

    def backward(self, cache):
        return -SoftmaxCrossEntropy.backward(self, cache)


# %%
# Each bug is planted alone. Twelve copies of each network learn to tell an inner disk
# from the ring around it, from the same twelve starts, with the same step size.
def network(first=Linear, leaky=LeakyReLU, power=LearnablePower):
    """Build 2-8-8-2, with up to one of its blocks exchanged."""
    return Network(first(2, 8), leaky(0.3), Linear(8, 8), power(), Linear(8, 2))


right, loss = network(), SoftmaxCrossEntropy()
planted = {
    "nothing": (right, loss, None),
    "bias averaged twice": (network(first=MeanBias), loss, MeanBias(2, 8)),
    "mask always true": (network(leaky=AlwaysTrue), loss, AlwaysTrue(0.3)),
    "slope below 0 forgotten": (network(leaky=OrdinaryReLU), loss, OrdinaryReLU(0.3)),
    "exponent without upstream": (network(power=NoUpstream), loss, NoUpstream()),
    "sum where the loss is a mean": (right, Summed(), Summed()),
    "sign of one weight gradient": (
        network(first=Climbing), loss, Climbing(2, 8),
    ),
    "Y - P for P - Y": (right, Reversed(), Reversed()),
}  # fmt: skip

rng = np.random.default_rng(1)
points = rng.normal(size=(400, 2))
labels = (np.hypot(*points.T) > 1.2).astype(int)


def accuracies(seed):
    """Accuracy of twelve copies of each network after 40 epochs."""
    return {
        name: train(
            network, points, labels, loss=loss, optimizer=GradientDescent(0.05),
            rng=np.random.default_rng(seed), n_epochs=40, batch_size=20, replicas=12,
            on_divergence="record", measure_every=40,
        ).train_accuracy[-1]
        for name, (network, loss, _) in planted.items()
    }  # fmt: skip


accuracy = accuracies(seed=2)

# %%
# What training shows
# -------------------
# Each dot is a copy after forty epochs. Four of the seven bugs end where the right code
# ends. Averaging the bias twice only slows the biases down; the wrong slopes and the
# exponent's wrong gradient still point downhill often enough.
median = {name: np.median(a) for name, a in accuracy.items()}
hidden = [n for n in planted if n != "nothing" and median[n] > median["nothing"] - 0.03]
figure, ax = plotting.figure(
    title=f"{len(hidden)} of 7 bugs train as well as the right code", size=(6.4, 3.9)
)
for row, (name, values) in enumerate(accuracy.items()):
    marker = "o" if name == "nothing" or name in hidden else "x"
    ax.plot(
        np.nan_to_num(values),
        np.full(12, row),
        marker,
        alpha=0.6,
        color=plotting.LIGHT.series[0 if marker == "o" else 1],
    )
ax.set_yticks(range(len(planted)), planted)
ax.invert_yaxis()
ax.set(xlabel="accuracy after 40 epochs (0: diverged)")
figure


# %%
# In how many of five repetitions, with other initial weights and other orders of the
# rows, does each bug stay within three points of the right code?
def claims(seed):
    """What one repetition shows."""
    medians = {name: np.median(a) for name, a in accuracies(seed).items()}
    return {
        f"{name}: as accurate as the right code": value > medians["nothing"] - 0.03
        for name, value in medians.items()
        if name != "nothing"
    }


held = repeat_claims(claims)
assert sorted(held["held in"]) == [0, 0, 0, 5, 5, 5, 5]
held

# %%
# What the check shows
# --------------------
# The right network has a relative error of rounding size. With a bug planted, some
# entry is off by more than a tenth.
theta = right.init(np.random.default_rng(0)) + 0.1
worst = {}
for name, (bugged, its_loss, _) in planted.items():
    report = gradcheck.check(bugged.objective(points[:6], labels[:6], its_loss), theta)
    worst[name] = report.worst["complex step"]
figure, ax = plotting.figure(title="The check sees all seven", size=(6.4, 3.4))
ax.barh(list(worst), list(worst.values()), log=True)
ax.invert_yaxis()
ax.set(xlabel="largest relative error of an entry")
assert worst.pop("nothing") < 1e-12
assert min(worst.values()) > 0.1

# %%
# The doctor is shown the block alone, and says what it would take to get its numbers.
for name, (_, _, block) in planted.items():
    if block is not None:
        diagnosis = gradcheck.diagnose(block)
        print(f"{name:29} {next(f for f in diagnosis.findings if f.causes).message}")
        assert len(diagnosis.causes) == 1

# %%
# On your own
# -----------
# Why does the summed loss fail in some copies and not in others, although its gradient
# points in exactly the right direction?
#
# .. dropdown:: Answer
#
#    A gradient 20 times too large is a learning rate 20 times too high. With a rate of
#    0.05 / 20 the very same steps are taken as by the right code:
rates = {"right": (loss, 0.05), "summed": (Summed(), 0.05 / 20)}
ends = [
    train(
        right, points, labels, loss=its_loss, optimizer=GradientDescent(rate),
        rng=np.random.default_rng(2), n_epochs=3, batch_size=20,
    ).theta
    for its_loss, rate in rates.values()
]  # fmt: skip
assert np.allclose(*ends)
