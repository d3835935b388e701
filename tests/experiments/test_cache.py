"""What is stored is found again, and only if it is what was asked for."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pytest
from small_study import LABELS, NETWORK, SETTINGS, X, study

from backproplab import Adam, GradientDescent, LearnablePower, mlp
from backproplab.experiments import fingerprint, running
from backproplab.optimizers import CosineDecay


@pytest.fixture
def computed(monkeypatch):
    """The blocks that were computed, as (first, stop)."""
    done, compute = [], running.compute

    def count(setting, first, stop, *rows, **data):
        done.append((first, stop))
        return compute(setting, first, stop, *rows, **data)

    monkeypatch.setattr(running, "compute", count)
    return done


def test_the_second_time_nothing_is_computed(tmp_path, computed):
    first = study(cache=tmp_path)
    assert len(computed) == 6
    again = study(cache=tmp_path)
    assert len(computed) == 6
    pd.testing.assert_frame_equal(first, again, check_exact=True)
    pd.testing.assert_frame_equal(first, study(), check_exact=True)


def test_more_seeds_compute_only_the_new_ones(tmp_path, computed):
    study(cache=tmp_path, n_seeds=4)
    del computed[:]
    study(cache=tmp_path)
    assert computed == [(4, 6), (4, 6)]


def test_other_names_and_another_order_find_the_same(tmp_path, computed):
    study(cache=tmp_path)
    study(
        {"x": SETTINGS["adam"], "y": SETTINGS["descent"]}, cache=tmp_path, epochs="all"
    )
    assert len(computed) == 6


ADAM = SETTINGS["adam"]
SAME_TEXT = mlp([3, 4, 2], LearnablePower(), "glorot")
STEEPER = mlp([3, 4, 2], LearnablePower(0.02))


@pytest.mark.parametrize(
    "changes",
    [
        {"settings": {"adam": replace(ADAM, l2=0.02)}},
        {"settings": {"adam": replace(ADAM, n_epochs=4)}},
        {"settings": {"adam": replace(ADAM, shuffle=False)}},
        {"settings": {"adam": replace(ADAM, optimizer=Adam(0.02))}},
        {"settings": {"adam": replace(ADAM, optimizer=Adam(CosineDecay(0.01, 9)))}},
        {"settings": {"adam": replace(ADAM, keep=())}},
        # the scheme of the draw does not show in the text of a network
        {"settings": {"adam": replace(ADAM, network=SAME_TEXT)}},
        {"settings": {"adam": replace(ADAM, network=STEEPER)}},
        {"x": X + 1e-15},
        {"labels": 1 - LABELS},
        {"validation": (X[:9], LABELS[:9])},
        {"validation": None},
        {"entropy": 4},
        {"block_size": 3},
    ],
    ids=[
        *("l2", "epochs", "order", "rate", "schedule", "keep", "draw", "slope"),
        *("rows", "labels", "validation", "none", "entropy", "blocks"),
    ],
)
def test_a_difference_is_seen(tmp_path, computed, changes):
    changes = {"settings": {"adam": ADAM}} | changes
    study({"adam": ADAM}, cache=tmp_path)
    del computed[:]
    found = study(cache=tmp_path, **changes)
    assert len(computed) == 6 // changes.get("block_size", 2)
    pd.testing.assert_frame_equal(found, study(**changes), check_exact=True)


def test_use_does_not_change_the_name():
    before = fingerprint.fingerprint(NETWORK)
    assert NETWORK.names
    assert not mlp([3, 2]).bounded
    assert fingerprint.fingerprint(NETWORK) == before


@pytest.mark.parametrize("attribute", ["package_digest", "np"])
def test_another_version_computes_again(tmp_path, computed, monkeypatch, attribute):
    study(cache=tmp_path)
    other = {"package_digest": lambda: "other", "np": NextNumPy()}[attribute]
    monkeypatch.setattr(fingerprint, attribute, other)
    study(cache=tmp_path)
    assert len(computed) == 12


def test_every_source_file_counts(tmp_path, monkeypatch):
    (tmp_path / "inner").mkdir()
    file = tmp_path / "inner" / "rule.py"
    file.write_text("rate = 1")
    monkeypatch.setattr("backproplab.__file__", str(tmp_path / "__init__.py"))
    digest = fingerprint.package_digest.__wrapped__
    before = digest()
    file.write_text("rate = 2")
    assert digest() != before
    file.rename(tmp_path / "rule.py").write_text("rate = 1")
    assert digest() != before


class NextNumPy:
    __version__ = "99.0"

    def __getattr__(self, name):
        return getattr(np, name)


def spoil(file, how):
    content = bytearray(file.read_bytes())
    if how == "cut":
        del content[len(content) // 2 :]
    elif how == "emptied":
        content.clear()
    else:
        content[how] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("how", ["cut", "emptied", 0, 40, 500, -1])
def test_a_damaged_file_is_reported_and_computed_again(tmp_path, computed, how):
    whole = study(cache=tmp_path)
    del computed[:]
    spoil(sorted(tmp_path.glob("*.block"))[2], how)
    with pytest.warns(RuntimeWarning, match="is damaged and is computed again"):
        again = study(cache=tmp_path)
    assert len(computed) == 1
    pd.testing.assert_frame_equal(whole, again, check_exact=True)
    study(
        cache=tmp_path
    )  # the file is whole again: no warning, which would be an error
    assert len(computed) == 1


@dataclass(frozen=True)
class Halving:
    """A schedule of this file, whose source is part of the name."""

    start: float

    def __call__(self, step):
        return self.start * 0.5**step


def test_code_of_other_files_counts_with_its_source(monkeypatch):
    rule = GradientDescent(Halving(0.1))
    first = fingerprint.fingerprint(rule)
    assert first == fingerprint.fingerprint(GradientDescent(Halving(0.1)))
    monkeypatch.setattr("inspect.getsource", lambda _: "edited")
    assert first != fingerprint.fingerprint(rule)


@pytest.mark.parametrize(
    "hidden",
    [{1, 2}, object(), np.array([None])],
    ids=("set", "object", "array of objects"),
)
def test_what_cannot_be_read_is_refused(tmp_path, hidden):
    rule = GradientDescent(lambda _: 0.1 if hidden else 0.2)
    setting = replace(ADAM, optimizer=rule)
    with pytest.raises(TypeError, match=r"run: cannot tell what .* depends on"):
        study({"hidden": setting}, cache=tmp_path)
    with pytest.raises(TypeError, match=r"run: cannot tell what .* depends on"):
        fingerprint.fingerprint(hidden)
    assert len(study({"hidden": setting})) == 6
