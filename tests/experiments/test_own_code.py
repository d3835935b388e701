"""A stored result depends on the code of one's own, helpers included."""

import os
import stat
import subprocess
import sys
import warnings

import numpy as np
import pytest

from backproplab import GradientDescent, mlp
from backproplab.experiments import Setting, run

X, LABELS = np.linspace(-1, 1, 12).reshape(6, 2), np.array([0, 1, 0, 1, 0, 1])
LAYER = """
from dataclasses import dataclass
from backproplab import Layer
from helper import FACTOR
@dataclass(frozen=True)
class Scaled(Layer):
    def forward(self, params, x):
        return FACTOR * x, None
    def grad_input(self, grad_output, cache):
        return FACTOR * grad_output
"""
SCRIPT = """
import numpy as np
from backproplab import GradientDescent, Linear, Network
from backproplab.experiments import Setting, run
from layer import Scaled
x, labels = np.linspace(-1, 1, 12).reshape(6, 2), np.array([0, 1, 0, 1, 0, 1])
network = Network(Linear(2, 3), Scaled(), Linear(3, 2))
setting = Setting(network=network, optimizer=GradientDescent(0.1), n_epochs=3)
table = run({"own": setting}, x, labels, n_seeds=1, entropy=0, cache="runs")
print(float(table["train_loss"].iloc[-1]))
"""


def plain(**options):
    setting = Setting(network=mlp([2, 2]), optimizer=GradientDescent(0.1), n_epochs=1)
    return run({"a": setting}, X, LABELS, n_seeds=1, entropy=0, **options)


def test_a_changed_helper_is_computed_again(tmp_path):
    (tmp_path / "layer.py").write_text(LAYER)
    (tmp_path / "script.py").write_text(SCRIPT)
    losses = []
    for factor in (2.0, 2.0, 5.0):
        (tmp_path / "helper.py").write_text(f"FACTOR = {factor}\n")
        done = subprocess.run(
            [sys.executable, "-B", "script.py"], cwd=tmp_path, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        losses.append(float(done.stdout))
    assert losses[0] == losses[1] != losses[2]


def test_blocks_can_be_read_by_others_as_the_umask_allows(tmp_path):
    before = os.umask(0o022)
    try:
        plain(cache=tmp_path)
    finally:
        os.umask(before)
    (block,) = tmp_path.glob("*.block")
    assert stat.S_IMODE(block.stat().st_mode) == 0o644


def test_a_file_for_a_cache_is_refused_before_any_work(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(ValueError, match="run: cache must be a folder, got the file"):
        plain(cache=file)


def test_a_folder_where_a_block_should_be_is_computed_with_a_warning(tmp_path):
    expected = plain(cache=tmp_path)
    (block,) = tmp_path.glob("*.block")
    block.unlink()
    block.mkdir()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = plain(cache=tmp_path)
    assert found.equals(expected)
    assert any("cannot be read" in str(one.message) for one in told)
    assert any("cannot store" in str(one.message) for one in told)
    assert not list(tmp_path.glob(".*.part"))


def test_a_cache_that_cannot_be_made_is_warned_of_before_the_work(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    with pytest.warns(RuntimeWarning, match="cannot store results"):
        plain(cache=file / "inside")


@pytest.mark.parametrize("n_jobs", [0, 1.5, "two"])
def test_processes_are_counted(n_jobs):
    with pytest.raises(ValueError, match="run: n_jobs must be an integer other than 0"):
        plain(n_jobs=n_jobs)
