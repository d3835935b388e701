"""Blocks that cannot be made: each message states the range and what arrived."""

import numpy as np
import pytest
from table import bad, explains, table

from backproplab import (
    Adam,
    Bowl,
    GradientDescent,
    LeakyReLU,
    LearnablePower,
    Linear,
    Momentum,
    Network,
    mlp,
)


@table(
    *(
        bad(
            f"learning rate {rate!r}",
            lambda rate=rate: GradientDescent(rate),
            ValueError,
            "GradientDescent",
            "learning_rate must be in (0, inf)",
            f"got {rate!r}",
        )
        for rate in (-1, 0.0, np.nan, np.inf, "0.1", None, True)
    ),
    bad(
        "momentum",
        lambda: Momentum(momentum=1.2),
        ValueError,
        "Momentum",
        "momentum must be in [0, 1), got 1.2",
    ),
    bad(
        "beta2",
        lambda: Adam(beta2=1.0),
        ValueError,
        "Adam",
        "beta2 must be in [0, 1), got 1.0",
    ),
    bad(
        "eps",
        lambda: Adam(eps=0.0),
        ValueError,
        "Adam",
        "eps must be in (0, inf), got 0.0",
    ),
    bad(
        "misspelt field",
        lambda: Momentum(momentun=0.9),
        TypeError,
        "Momentum",
        "unknown keyword 'momentun'. Did you mean 'momentum'?",
    ),
    bad(
        "field of another",
        lambda: Bowl(a=3),
        TypeError,
        "Bowl",
        "unknown keyword 'a'. It takes none.",
    ),
    bad(
        "no features",
        lambda: Linear(0, 2),
        ValueError,
        "Linear",
        "in_features must be in [1, inf), got 0",
    ),
    bad(
        "half a feature",
        lambda: Linear(2, 2.5),
        ValueError,
        "Linear",
        "out_features must be an integer in [1, inf), got 2.5",
    ),
    bad(
        "misspelt scheme",
        lambda: Linear(2, 2, "gloro"),
        ValueError,
        "Linear",
        "init_scheme must be one of 'he', 'glorot'",
        "got 'gloro'. Did you mean 'glorot'?",
    ),
    bad(
        "slope above 1",
        lambda: LeakyReLU(1.5),
        ValueError,
        "LeakyReLU",
        "negative_slope must be in [0, 1], got 1.5",
    ),
    bad(
        "exponent below 1",
        lambda: LearnablePower(minimum=0.5),
        ValueError,
        "LearnablePower",
        "minimum must be in (1, inf), got 0.5",
    ),
    bad(
        "empty range of exponents",
        lambda: LearnablePower(low=3.0, high=2.0),
        ValueError,
        "LearnablePower",
        "expected minimum <= low <= high",
        "low=3.0, high=2.0",
    ),
)
def test_block(call, error, who, parts):
    explains(call, error, who, parts)


@table(
    bad("no layers", Network, ValueError, "Network", "one or more layers", "Try"),
    bad(
        "a class for a layer",
        lambda: Network(Linear),
        ValueError,
        "Network",
        "expected one or more layers",
        "Try Network(Linear(2, 3)",
    ),
    bad(
        "sizes that do not fit",
        lambda: Network(Linear(2, 3), LeakyReLU(), Linear(4, 2)),
        ValueError,
        "Linear(4, 2)",
        "expected 4 input features, got 3 from the layer before",
    ),
    bad("one size", lambda: mlp([3]), ValueError, "mlp", "at least two sizes"),
    bad("not a list", lambda: mlp(3), ValueError, "mlp", "such as [2, 8, 3], got 3"),
    bad(
        "too many activations",
        lambda: mlp([3, 2, 2], [LeakyReLU()] * 2),
        ValueError,
        "mlp",
        "3 sizes have 1 hidden layers, got 2 activations",
        "one for all",
    ),
    bad(
        "a class for an activation",
        lambda: mlp([3, 2, 2], LeakyReLU),
        TypeError,
        "mlp",
        "got the class LeakyReLU. Call it: LeakyReLU(...)",
    ),
    bad(
        "misspelt keyword",
        lambda: mlp([3, 2, 2], activation=LeakyReLU()),
        TypeError,
        "mlp",
        "'activation'. Did you mean 'activations'?",
    ),
)
def test_network(call, error, who, parts):
    explains(call, error, who, parts)


def test_numbers_of_numpy_are_numbers():
    assert GradientDescent(np.float32(0.5)).learning_rate == 0.5
    assert Linear(np.int64(2), 3).shapes()["weight"] == (2, 3)
    with pytest.raises(ValueError, match="integer"):
        Linear(np.float64(2), 3)
