"""The homework's `NN`: loss, chain, prediction, training."""

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of
from backproplab.doctor.adapters.hw_spy import known_names, watch
from backproplab.doctor.case import Case, agree
from backproplab.doctor.evidence import uniform
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge
from backproplab.doctor.recipes import CROSS_ENTROPY_VALUE
from backproplab.layers.leaky_relu import LeakyReLU
from backproplab.layers.learnable_power import LearnablePower
from backproplab.layers.linear import Linear
from backproplab.losses.softmax_cross_entropy import SoftmaxCrossEntropy
from backproplab.networks.network import Network

__all__ = ["examine_network"]

SIZES = ((4, 5), (5, 3), (3, 2))
ROWS = 7
L2 = 0.2


class Chain:
    """A learner's network beside the same network of this package.

    Parameters
    ----------
    cls : type
        The learner's `NN`.
    rng : numpy.random.Generator
        Source of weights and data.
    """

    def __init__(self, cls, rng):
        self.network = attempt(cls)
        names = ("Hidden", "Hidden_Vondrick", "Output")
        for name, sizes in zip(names, SIZES, strict=True):
            attempt(self.network.add_layer, name, *sizes)
        attempt(self.network.add_layer, "Loss", 2, 2)
        for layer, _, _ in self.layers:
            known_names(layer)
        own = Linear(4, 5), LeakyReLU(), Linear(5, 3), LearnablePower(), Linear(3, 2)
        self.own = Network(*own)
        self.x = uniform(rng, ROWS, 4)
        self.y = rng.integers(0, 2, ROWS)
        self.theta = self.copy_weights()

    @property
    def layers(self):
        """The learner's layers with weights, and what they call them."""
        hidden = [(layer, "W", "c") for layer in self.network.hidden_layers]
        return [*hidden, (self.network.output_layer, "w", "b")]

    def copy_weights(self):
        """The learner's weights as one vector, in this package's order."""
        parts = []
        for layer, weight, bias in self.layers:
            parts += [np.ravel(getattr(layer, weight)), np.ravel(getattr(layer, bias))]
            if hasattr(layer, "vondrick_exponent"):
                parts.append(np.ravel(layer.vondrick_exponent))
        return np.concatenate(parts)

    def expected(self, l2):
        """Value and gradient by this package."""
        objective = self.own.objective(self.x, self.y, SoftmaxCrossEntropy(), l2)
        return objective.value_and_grad(self.theta)


def examine_network(namespace, rng, parts_pass) -> list[Finding]:
    """Lines for the penalized loss, the chain, the prediction and the training."""
    try:
        return attempt(all_findings, namespace["NN"], rng, parts_pass)
    except LearnerError as refused:
        return [finding_of("NN", refused)]


def all_findings(cls, rng, parts_pass):
    """The lines, one after the other; what raises an error does not stop the rest."""
    chain = Chain(cls, rng)
    steps = {
        "forward_prop": lambda: [value(chain)],
        "backward_prop": lambda: whole(chain, parts_pass),
        "predict": lambda: [prediction(chain)],
        "compute_accuracy": lambda: [accuracy(chain)],
        "train": lambda: training(chain),
    }
    found = []
    for name, step in steps.items():
        try:
            found += attempt(step)
        except LearnerError as refused:
            found.append(finding_of(f"NN.{name}", refused))
    return found


def value(chain):
    """The penalized loss that forward_prop returns."""
    got = attempt(chain.network.forward_prop, chain.x, chain.y, L2)[2]
    z = chain.own.outputs(chain.theta, chain.x)
    squares = sum(float((getattr(a, w) ** 2).sum()) for a, w, _ in chain.layers)
    evidence = {"z": z, "Y": np.eye(2)[chain.y], "N": ROWS, "l2": L2}
    case = Case(CROSS_ENTROPY_VALUE, evidence | {"squares": squares})
    return judge("NN.forward_prop", case, {"value": np.array(got)})


def whole(chain, parts_pass):
    """The gradients that reach each layer of the network, through all later ones."""
    if not effects(chain, L2):
        return [
            Finding("NN.backward_prop", "pass", "the gradients of all layers agree")
        ]
    wrong = tuple(effects(chain, 0.0)) or ("the L2 term differs",)
    if parts_pass:
        words = "each layer is right alone, the chain of them is not"
        return [Finding("NN.backward_prop", "fail", words, wrong)]
    words = "what the mistakes above add up to, in a network"
    return [Finding("NN.backward_prop", "note", words, wrong)]


def effects(chain, l2):
    """What is wrong with each array's gradient after one pass, in words."""
    chain.theta = chain.copy_weights()
    right = chain.own.unpack(chain.expected(l2)[1])
    records = [watch(layer) for layer, _, _ in chain.layers]
    hidden, z, _ = attempt(chain.network.forward_prop, chain.x, chain.y, l2)
    attempt(chain.network.backward_prop, chain.x, hidden, z, chain.y, l2, 1e-3)
    names = [
        (part, index, record[-1])
        for index, record in enumerate(records)
        if record
        for part in ("weight", "bias")
    ]
    words = [
        effect(
            f"layer {index + 1} {part}",
            np.squeeze(getattr(update, part)),
            np.squeeze(right[f"{2 * index}.{part}"]),
        )
        for part, index, update in names
    ]
    return [line for line in words if line]


def effect(name, got, right):
    """How far one array of the whole network is off, in words."""
    if got.shape != right.shape:
        return f"{name}: shape {got.shape}, expected {right.shape}"
    if agree(got, right):
        return ""
    with np.errstate(all="ignore"):
        ratios = got / right
    if np.ptp(ratios) <= 1e-6 * np.abs(ratios).max():
        return f"{name}: {ratios.flat[0]:.4g} times the gradient"
    return f"{name}: not a multiple of the gradient"


def prediction(chain):
    """The classes that predict returns."""
    got = attempt(chain.network.predict, chain.x)
    chain.theta = chain.copy_weights()
    expected = chain.own.predict(chain.theta, chain.x)
    if got is None or np.size(got) != ROWS:
        shape = None if got is None else np.shape(got)
        return Finding(
            "NN.predict", "fail", f"expected one class for each row, got shape {shape}"
        )
    if np.array_equal(np.ravel(got), expected):
        return Finding("NN.predict", "pass", f"{ROWS} classes agree")
    return Finding(
        "NN.predict", "fail", "the classes are not those with the largest scores",
        advice="np.argmax(z, axis=1) of the output layer's scores.",
    )  # fmt: skip


def accuracy(chain):
    """The share of right classes."""
    labels = chain.own.predict(chain.theta, chain.x)
    labels[:2] = 1 - labels[:2]
    got = attempt(chain.network.compute_accuracy, chain.x, labels)
    if got is not None and np.isclose(float(np.squeeze(got)), 1 - 2 / ROWS):
        return Finding("NN.compute_accuracy", "pass", "agrees")
    return Finding(
        "NN.compute_accuracy", "fail", f"expected {1 - 2 / ROWS:.4f}, got {got}"
    )


def training(chain):
    """Two epochs: one finite loss for each."""
    losses = attempt(chain.network.train, chain.x, chain.y, 2, 3, 1e-3, L2)
    if losses is not None and np.shape(losses) == (2,) and np.isfinite(losses).all():
        return [Finding("NN.train", "pass", "2 epochs run, one loss for each")]
    words = f"expected a list of one finite loss for each of 2 epochs, got {losses!r}"
    return [Finding("NN.train", "fail", words)]
