"""Options that training refuses."""

import numpy as np
from attempt import given
from table import bad, explains, table

from backproplab import Adam, LeakyReLU, Network, SoftmaxCrossEntropy


@table(
    bad(
        "batch_size 0",
        given(batch_size=0),
        ValueError,
        "train",
        "batch_size must be an integer >= 1, got 0",
    ),
    bad(
        "measure_every 0",
        given(measure_every=0),
        ValueError,
        "train",
        "measure_every must be an integer >= 1, got 0",
    ),
    bad("batch_size 2.5", given(batch_size=2.5), ValueError, "train", "got 2.5"),
    bad("batch_size True", given(batch_size=True), ValueError, "train", "got True"),
    bad(
        "n_epochs",
        given(n_epochs=-1),
        ValueError,
        "train",
        "n_epochs must be an integer >= 0, got -1",
    ),
    *(
        bad(
            f"replicas {count!r}",
            given(replicas=count),
            ValueError,
            "train",
            f"replicas must be an integer >= 1, got {count!r}",
        )
        for count in (0, -1, 2.0)
    ),
    *(
        bad(
            f"l2 {l2!r}",
            given(l2=l2),
            ValueError,
            "train",
            f"l2 must be in [0, inf), got {l2!r}",
        )
        for l2 in (-0.1, np.nan, np.inf, "much")
    ),
    bad(
        "misspelt keyword",
        given(batchsize=3),
        TypeError,
        "train",
        "unknown keyword 'batchsize'. Did you mean 'batch_size'?",
    ),
    bad(
        "misspelt choice",
        given(on_divergence="rais"),
        ValueError,
        "train",
        "on_divergence must be one of 'raise', 'record', got 'rais'",
        "Did you mean 'raise'?",
    ),
    bad(
        "misspelt parameter",
        given(keep=["0.bais"]),
        ValueError,
        "train",
        "keep must be one of '0.weight'",
        "Did you mean '0.bias'?",
    ),
    bad(
        "class of an optimizer",
        given(optimizer=Adam),
        TypeError,
        "train",
        "got the class Adam. Call it: Adam(...)",
    ),
    bad(
        "name of an optimizer",
        given(optimizer="adam"),
        TypeError,
        "train",
        "optimizer must be of type Optimizer, got 'adam'. Try Adam()",
    ),
    bad("name of a loss", given(loss="mse"), TypeError, "train", "type Loss", "Try"),
    bad(
        "class of a loss",
        given(loss=SoftmaxCrossEntropy),
        TypeError,
        "train",
        "Call it: SoftmaxCrossEntropy(...)",
    ),
    bad(
        "seed",
        given(rng=0),
        TypeError,
        "train",
        "rng must be of type Generator, got 0. Try np.random.default_rng(0)",
    ),
    bad("list of layers", given(network=[]), TypeError, "train", "Try mlp([2, 8, 3])"),
    bad(
        "nothing to learn",
        given(network=Network(LeakyReLU())),
        ValueError,
        "train",
        "does not say how many outputs",
        "Add a Linear",
    ),
    bad(
        "theta of the wrong size",
        given(theta=np.zeros(5)),
        ValueError,
        "train",
        "expected theta of shape (26,), got (5,)",
    ),
    bad(
        "one theta for two replicas",
        given(theta=np.zeros(26), replicas=2),
        ValueError,
        "train",
        "expected theta of shape (2, 26), got (26,)",
    ),
    bad(
        "theta with a hole",
        given(theta=np.full(26, np.nan)),
        ValueError,
        "train",
        "theta must be finite",
        "26 such entries",
    ),
)
def test_options(call, error, who, parts):
    explains(call, error, who, parts)


def test_one_kept_parameter_needs_no_list():
    assert list(given(keep="0.bias")().kept) == ["0.bias"]
