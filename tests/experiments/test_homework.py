"""The homework's setting does what the homework's loops do, step for step."""

import numpy as np
import pytest

from backproplab.experiments import homework_setting

RNG = np.random.default_rng(5)
X = RNG.uniform(size=(79, 11))  # two batches of 32 and one of 15
LABELS = RNG.integers(0, 2, size=79)
RATE, ALPHA, SLOPE = 0.001, 0.01, 0.01


def homework_epochs(values, powered, n_epochs):
    """Plain loops over the homework's rules; changes and returns the values."""
    for start in [*range(0, len(X), 32)] * n_epochs:
        x, labels = X[start : start + 32], LABELS[start : start + 32]
        inputs, before = [x], []
        for layer in ("0", "2", "4"):
            u = inputs[-1] @ values[f"{layer}.weight"] + values[f"{layer}.bias"]
            before.append(u)
            exponent = values.get("5.exponent", 1.0) if layer == "4" else 1.0
            inputs.append(np.where(u > 0, np.maximum(u, 0) ** exponent, SLOPE * u))
        z = inputs[-1] @ values["6.weight"] + values["6.bias"]
        grad = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True) - np.eye(2)[labels]
        for layer, x, u in zip(
            "6420", inputs[::-1], [None, *before[::-1]], strict=True
        ):
            halved = powered and layer == "4"
            if u is not None:
                exponent = values.get("5.exponent", 1.0) if layer == "4" else 1.0
                positive = np.where(u > 0, u, 1.0)
                grad = grad * np.where(
                    u > 0, exponent * positive ** (exponent - 1), SLOPE
                )
            if halved:
                slope = (np.log(positive) * positive**exponent).sum()
                values["5.exponent"] = max(1.01, exponent - 0.001 * slope)
            weight = values[f"{layer}.weight"]
            back = grad @ weight.T
            rate = 0.0005 if halved else RATE
            values[f"{layer}.weight"] = weight - rate * (x.T @ grad + ALPHA * weight)
            sums = grad.sum(axis=0) / (1 if halved else len(x))
            values[f"{layer}.bias"] = values[f"{layer}.bias"] - rate * sums
            grad = back
    return values


@pytest.mark.parametrize("powered", [True, False])
def test_equals_the_loops(powered):
    setting = homework_setting(learned_exponent=powered)
    network = setting.network
    rng = np.random.default_rng(2)
    [start] = [network.init(child) for child in np.random.default_rng(2).spawn(1)]
    expected = homework_epochs(
        {name: v.copy() for name, v in network.unpack(start).items()},
        powered,
        setting.n_epochs,
    )
    history = setting.train(X, LABELS, rng=rng, replicas=1)
    for name, value in network.unpack(history.theta[0]).items():
        np.testing.assert_allclose(value, expected[name], rtol=1e-8, atol=1e-11)


def test_a_mended_exponent_and_draw():
    mended = homework_setting(learned_exponent=True, init_scheme="he", upstream=True)
    drawn = [mended.network.layers[n].init_scheme for n in (0, 2, 4, 6)]
    assert drawn == ["uniform_centered", "uniform_centered", "he", "uniform_centered"]
    fields = [type(layer).__name__ for layer in mended.network.layers]
    assert fields == ["MeanBiasLinear", "LeakyReLU"] * 2 + [
        "Linear", "LearnablePower", "MeanBiasLinear",
    ]  # fmt: skip


@pytest.mark.parametrize("powered", [True, False])
def test_every_layer_can_be_drawn_alike(powered):
    setting = homework_setting(
        learned_exponent=powered, init_scheme="glorot", other_layers="glorot"
    )
    drawn = {setting.network.layers[n].init_scheme for n in (0, 2, 4, 6)}
    assert drawn == {"glorot"}
