"""The record of what the gallery takes."""

import time

import pytest
import timing


@pytest.fixture
def script(monkeypatch, tmp_path):
    monkeypatch.setattr(timing, "RECORDS", tmp_path / "records")
    return tmp_path / "gallery" / "plot_it.py"


def test_waiting_takes_time_but_no_processor(script):
    timing.note({}, script, "before")
    time.sleep(0.2)
    timing.note({}, script, "after")
    entry = timing.load(script)
    assert entry["wall"] >= 0.2
    assert entry["processor"] < 0.15
    assert timing.seconds(entry) == entry["processor"]


def test_on_an_idle_machine_wall_time_counts():
    assert timing.seconds({"processor": 9.0, "wall": 7.0}) == 7.0


def test_folders_and_scripts_that_were_not_run_have_no_entry(script):
    timing.note({}, script.parent, "before")
    assert timing.load(script) is None
