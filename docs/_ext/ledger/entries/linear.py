"""The affine layer."""

import numpy as np

from backproplab import Linear
from ledger.model import LEDGER
from ledger.notation import G, N, W, X, b
from ledger.oracles import derivative_by
from ledger.writing import gradient_of, ones, written


def draw(rng):
    """A batch of 5 rows, a layer from 3 to 2, a random upstream gradient."""
    values = {name: rng.normal(size=shape) for name, shape in SHAPES.items()}
    return values | {"N": 5, "d": 3, "m": 2}


SHAPES = {"X": (5, 3), "W": (3, 2), "b": (2, 1), "G": (5, 2)}


def forward(values):
    """Output and cache of the layer."""
    params = {"weight": values["W"], "bias": values["b"][:, 0]}
    same_type = values["X"] + 0 * values["b"][0, 0]  # the layer adds b in place
    return Linear(3, 2).forward(params, same_type)


def potential(values):
    """The scalar whose derivative with respect to the output is G."""
    return (forward(values)[0] * values["G"]).sum()


def grads(values):
    """The hand-written gradients, as matrices."""
    grad_input, grads = Linear(3, 2).backward(values["G"], forward(values)[1])
    return {"X": grad_input, "W": grads["weight"], "b": grads["bias"][:, None]}


MEANS = {"Z": lambda values: forward(values)[0]}
DERIVATIVES = {("L", letter): (potential, letter) for letter in "WbX"}

LEDGER.add(
    id="linear-output",
    name="Linear layer: output",
    left="Z",
    right=X * W + ones(N) * b.T,
    draw=draw,
    code=lambda v: forward(v)[0],
    describes=(Linear.forward,),
    derivatives=DERIVATIVES,
    means=MEANS,
    oracles={
        "entry by entry": lambda v: (
            np.einsum("ri,ij->rj", v["X"], v["W"]) + v["b"].ravel()
        )
    },
)

with written(False):
    for letter, title, right, source in (
        ("W", "weight", X.T * G, Linear.grad_params),
        ("b", "bias", G.T * ones(N), Linear.grad_params),
        ("X", "input", G * W.T, Linear.grad_input),
    ):
        LEDGER.add(
            id=f"linear-{title}",
            name=f"Linear layer: gradient of the {title}",
            left=gradient_of("L", letter),
            right=right,
            draw=draw,
            code=lambda v, letter=letter: grads(v)[letter],
            describes=(source,),
            derivatives=DERIVATIVES,
            means=MEANS,
            oracles=derivative_by(potential, letter),
        )
