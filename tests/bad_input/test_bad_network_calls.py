"""Networks, layers and losses that are called with what does not fit."""

import numpy as np
import pytest
from attempt import HOLED, LABELS, NETWORK, X
from table import bad, explains, table

from backproplab import Linear, SoftmaxCrossEntropy

LOSS = "SoftmaxCrossEntropy"


@table(
    bad(
        "transposed batch",
        lambda: NETWORK.predict(np.zeros(26), X.T),
        ValueError,
        "Linear(3, 4)",
        "try x.T",
    ),
    bad(
        "wrong theta",
        lambda: NETWORK.unpack(np.zeros(3)),
        ValueError,
        "Network",
        "expected theta of shape (..., 26), got (3,)",
        "network.init(rng) draws one",
    ),
    bad(
        "seed",
        lambda: NETWORK.init(0),
        TypeError,
        "Network.init",
        "Try np.random.default_rng(0)",
    ),
    bad(
        "negative penalty",
        lambda: NETWORK.objective(X, LABELS, SoftmaxCrossEntropy(), -1),
        ValueError,
        "NetworkObjective",
        "l2 must be in [0, inf), got -1",
    ),
    bad(
        "hole in the rows",
        lambda: NETWORK.objective(HOLED, LABELS, SoftmaxCrossEntropy()),
        ValueError,
        "Network.objective",
        "x must be finite, got nan at index (2, 1)",
    ),
    bad(
        "too few labels",
        lambda: NETWORK.objective(X, LABELS[:2], SoftmaxCrossEntropy()),
        ValueError,
        "Network.objective",
        "as many targets",
    ),
    bad(
        "batches that differ",
        lambda: SoftmaxCrossEntropy().forward(np.zeros((3, 2)), np.array([0, 1])),
        ValueError,
        LOSS,
        "outputs (3, 2) and targets (2,)",
    ),
    bad(
        "logits of one row",
        lambda: SoftmaxCrossEntropy().forward(np.zeros(2), np.array(1)),
        ValueError,
        LOSS,
        "(..., batch, n_outputs), got (2,)",
        "try z[None, :]",
    ),
)
def test_network_calls(call, error, who, parts):
    explains(call, error, who, parts)


@pytest.mark.parametrize("shape", [(6, 2), (6,)])
def test_linear_layer_alone(shape):
    layer = Linear(3, 4)
    with pytest.raises(ValueError, match=r"Linear\(3, 4\): expected x of shape"):
        layer.forward(layer.init(np.random.default_rng(0)), np.ones(shape))
