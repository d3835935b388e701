"""The chain through a whole network: two linear layers with an activation between."""

import numpy as np
import sympy as sp

from backproplab import (
    LeakyReLU,
    LearnablePower,
    Linear,
    Network,
    NetworkObjective,
    SoftmaxCrossEntropy,
)
from backproplab.losses.softmax_cross_entropy import softmax
from ledger.model import LEDGER
from ledger.notation import L2, K, N, P, X, Y, d, h, i, n, r
from ledger.oracles import derivative_by
from ledger.writing import (
    cases,
    gradient_of,
    matrix,
    ones,
    plus,
    positive,
    total,
    written,
)

SLOPE = 0.1
SIZES = {"N": 5, "d": 3, "h": 4, "K": 2}
SHAPES = {"W1": (3, 4), "b1": (4,), "W2": (4, 2), "b2": (2,)}


def network(exponent: bool) -> Network:
    """The network that is described."""
    activation = LearnablePower(SLOPE) if exponent else LeakyReLU(SLOPE)
    return Network(Linear(3, 4), activation, Linear(4, 2))


def flat(values):
    """The parameters of `values` as one vector."""
    names = ["W1", "b1", "n", "W2", "b2"] if "n" in values else list(SHAPES)
    return np.concatenate([np.ravel(values[name]) for name in names])


def objective(values) -> NetworkObjective:
    """The objective whose gradient is described."""
    built = network("n" in values)
    loss = SoftmaxCrossEntropy()
    return NetworkObjective(built, values["X"], values["Y"], loss, values["l2"])


def draw(rng, exponent=False):
    """Parameters, a batch, and what one forward pass leaves behind."""
    values = {name: rng.normal(size=shape) for name, shape in SHAPES.items()}
    values |= {"X": rng.normal(size=(5, 3)), "Y": np.eye(2)[rng.integers(2, size=5)]}
    values |= SIZES | {"l2": rng.uniform(0.1, 1.0)}
    if exponent:
        values["n"] = rng.uniform(1.2, 2.0)
    built = network(exponent)
    params = built.views(flat(values))
    hidden_in = built.layers[0].forward(params[0], values["X"])[0]
    hidden_out = built.layers[1].forward(params[1], hidden_in)[0]
    logits = built.layers[2].forward(params[2], hidden_out)[0]
    values |= {"P": softmax(logits), "A": hidden_out, "U": hidden_in}
    return values | {"D": np.where(hidden_in > 0, 1.0, SLOPE)}


def draw_with_exponent(rng):
    """The same with a learned exponent between the layers."""
    return draw(rng, exponent=True)


def named(values, vector):
    """One parameter's part of a flat vector."""
    return network("n" in values).unpack(vector)


def code(name, shape=None):
    """The hand-written gradient of one parameter."""

    def gradient(values):
        found = named(values, objective(values).value_and_grad(flat(values))[1])[name]
        return found if shape is None else found.reshape(shape)

    return gradient


def oracles(name, shape=None):
    """Complex step and autograd on the whole objective, cut to one parameter."""
    through = derivative_by(lambda v: objective(v).value(v["theta"]), "theta")

    def cut(oracle):
        def derivative(values):
            point = values | {"theta": flat(values)}
            found = named(values, oracle(point))[name]
            return found if shape is None else found.reshape(shape)

        return derivative

    return {label: cut(oracle) for label, oracle in through.items()}


def whole(values):
    """The objective as a function of the named parameters."""
    return objective(values).value(flat(values))


def backward_to(layer):
    """The gradient of the output of a layer, by the code of those after it."""

    def gradient(values):
        built = network("n" in values)
        params = built.views(flat(values))
        outputs, caches = built.forward(params, values["X"])
        loss = SoftmaxCrossEntropy()
        grad = loss.backward(loss.forward(outputs, values["Y"])[1])
        for index in range(2, layer, -1):
            grad = built.layers[index].grad_input(grad, caches[index])
        return grad

    return gradient


MEANS = {
    "G_2": backward_to(2),
    r"\tilde{G}": backward_to(1),
    "G_1": backward_to(0),
}
DERIVATIVES = {
    ("L", latex): (whole, name)
    for latex, name in (
        ("W_1", "W1"), ("b_1", "b1"), ("W_2", "W2"), ("b_2", "b2"), ("n", "n"),
    )
}  # fmt: skip


W1, W2 = matrix("W1", d, h, "W_1"), matrix("W2", h, K, "W_2")
A, D, U = matrix("A", N, h), matrix("D", N, h), matrix("U", N, h)
G2, G1 = matrix("G2", N, K, "G_2"), matrix("G1", N, h, "G_1")
LAST = ((r"G_2", G2, (1 / N) * plus(P, -Y)),)
FIRST = (("G_1", G1, sp.HadamardProduct(G2 * W2.T, D)), *LAST)

with written(False):
    for parameter, title, left, right, where, shape in (
        ("2.weight", "last-weight", "W_2", plus(A.T * G2, L2 * W2), LAST, None),
        ("2.bias", "last-bias", "b_2", G2.T * ones(N), LAST, (2, 1)),
        ("0.weight", "first-weight", "W_1", plus(X.T * G1, L2 * W1), FIRST, None),
        ("0.bias", "first-bias", "b_1", G1.T * ones(N), FIRST, (4, 1)),
    ):
        LEDGER.add(
            id=f"network-{title}",
            name=f"Whole network: gradient of the {title.replace('-', ' ')}",
            left=gradient_of("L", left),
            right=right,
            where=where,
            draw=draw,
            code=code(parameter, shape),
            describes=(Network.backward, NetworkObjective.value_and_grad),
            derivatives=DERIVATIVES,
            means=MEANS,
            oracles=oracles(parameter, shape),
        )
    entry = U[r, i]
    upstream = matrix("back", N, h, r"\tilde{G}")
    LEDGER.add(
        id="network-exponent",
        name="Whole network: gradient of the exponent",
        left=gradient_of("L", "n"),
        right=total(
            cases(
                (upstream[r, i] * entry**n * sp.log(entry), positive(entry)),
                (0, True),
            ),
            (r, N),
            (i, h),
        ),
        where=((r"\tilde{G}", upstream, G2 * W2.T), *LAST),
        draw=draw_with_exponent,
        code=code("1.exponent"),
        describes=(Network.backward, LearnablePower.grad_params),
        derivatives=DERIVATIVES,
        means=MEANS,
        oracles=oracles("1.exponent"),
    )
