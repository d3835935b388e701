"""The table is tidy and holds what single runs of `train` would give."""

import numpy as np
import pandas as pd
import pytest
from small_study import LABELS, NETWORK, SETTINGS, X, study

from backproplab import GradientDescent, mlp, train
from backproplab.experiments import Setting

METRICS = ["train_loss", "train_accuracy", "validation_loss", "validation_accuracy"]


def test_one_row_for_each_run():
    table = study()
    keys = ["setting", "seed", "epoch"]
    assert list(table.columns) == [*keys, *METRICS, "diverged", "1.exponent"]
    expected = [(name, seed, 3) for name in SETTINGS for seed in range(6)]
    assert list(table[keys].itertuples(index=False, name=None)) == expected


def test_one_row_for_each_epoch():
    table, last = study(epochs="all"), study()
    assert len(table) == 4 * len(last)
    pd.testing.assert_frame_equal(
        table[table["epoch"] == 3].reset_index(drop=True), last
    )


@pytest.mark.parametrize("seed", [0, 3, 5])
def test_a_row_is_what_the_seed_gives_alone(seed):
    child = np.random.default_rng(3).spawn(6)[seed]
    alone = train(
        NETWORK, X, LABELS, optimizer=SETTINGS["adam"].optimizer, rng=child, n_epochs=3,
        batch_size=8, l2=0.01, validation=(X, LABELS), keep="1.exponent",
    )  # fmt: skip
    table = study(epochs="all")
    rows = table[(table["setting"] == "adam") & (table["seed"] == seed)]
    for name in METRICS:
        np.testing.assert_allclose(rows[name], getattr(alone, name), rtol=1e-9)
    np.testing.assert_allclose(rows["1.exponent"], alone.kept["1.exponent"], rtol=1e-9)


def test_blocks_of_any_size_give_the_same_seeds():
    pd.testing.assert_frame_equal(study(block_size=4), study(block_size=1), rtol=1e-9)


def test_the_order_of_the_settings_does_not_matter():
    backwards = study(dict(reversed(SETTINGS.items())))
    pd.testing.assert_frame_equal(
        backwards.sort_values(["setting", "seed"], ignore_index=True),
        study().sort_values(["setting", "seed"], ignore_index=True),
        check_exact=True,
    )


def test_entries_of_an_array_have_a_column_each():
    setting = Setting(
        network=mlp([3, 2]), optimizer=GradientDescent(0.1), n_epochs=2,
        keep=["0.weight", "0.bias"],
    )  # fmt: skip
    table = study({"one": setting}, n_seeds=2, epochs="all")
    history = train(
        mlp([3, 2]), X, LABELS, optimizer=GradientDescent(0.1), n_epochs=2,
        rng=np.random.default_rng(3), replicas=2, keep=["0.weight"],
    )  # fmt: skip
    found = table.pivot(index="epoch", columns="seed", values="0.weight[2, 1]")
    np.testing.assert_allclose(found, history.kept["0.weight"][:, :, 2, 1], rtol=1e-9)
    assert "0.bias[1]" in table


def test_a_run_that_diverges_is_a_row():
    wild = Setting(network=NETWORK, optimizer=GradientDescent(1e200), n_epochs=2)
    table = study({"wild": wild} | SETTINGS, validation=None)
    assert table.groupby("setting")["diverged"].mean().to_dict() == {
        "adam": 0.0, "descent": 0.0, "wild": 1.0,
    }  # fmt: skip
    assert "validation_loss" not in table


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"n_seeds": 0}, ValueError, "run: n_seeds must be an integer >= 1"),
        ({"entropy": -1}, ValueError, "run: entropy must be an integer >= 0"),
        ({"block_size": 0}, ValueError, "run: block_size must be an integer >= 1"),
        ({"epochs": "al"}, ValueError, "Did you mean 'all'?"),
        ({"settings": {}}, ValueError, "run: settings must be a mapping"),
        ({"settings": {"a": 1}}, TypeError, r"run: settings\['a'\] must be of type"),
        ({"n_job": 2}, TypeError, "Did you mean 'n_jobs'?"),
        ({"x": X[:, :2]}, ValueError, "expected x of shape"),
    ],
)
def test_says_what_is_wrong(changes, error, message):
    with pytest.raises(error, match=message):
        study(**changes)


def test_a_setting_is_checked():
    with pytest.raises(TypeError, match="Setting: optimizer must be an instance"):
        Setting(network=NETWORK, optimizer=GradientDescent)
