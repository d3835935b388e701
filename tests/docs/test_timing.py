"""The record of what the gallery takes; the clocks are made up."""

import json

import pytest
import timing


@pytest.fixture
def script(monkeypatch, tmp_path):
    monkeypatch.setattr(timing, "RECORDS", tmp_path / "records")
    return tmp_path / "gallery" / "plot_it.py"


def run(monkeypatch, script, *, references):
    """A script that takes 7 s, of which the processor works for 3 s."""
    turns = iter([(10.0, 100.0), (13.0, 107.0)])
    loops = iter(references)
    monkeypatch.setattr(timing, "clocks", lambda: next(turns))
    monkeypatch.setattr(timing, "reference_seconds", lambda: next(loops))
    timing.note({}, script, "before")
    timing.note({}, script, "after")
    return timing.load(script)


def test_the_slower_of_two_reference_loops_is_kept(script, monkeypatch):
    entry = run(monkeypatch, script, references=[0.02, 0.05])
    assert entry == {"processor": 3.0, "wall": 7.0, "reference": 0.05}


@pytest.mark.parametrize(("times_slower", "seconds"), [(0.5, 3.0), (1, 3.0), (4, 0.75)])
def test_a_slow_machine_is_no_fault_of_the_script(
    script, monkeypatch, times_slower, seconds
):
    reference = times_slower * timing.REFERENCE
    entry = run(monkeypatch, script, references=[reference, reference])
    assert timing.seconds(entry) == pytest.approx(seconds)


def test_on_an_idle_machine_wall_time_counts():
    entry = {"processor": 9.0, "wall": 7.0, "reference": timing.REFERENCE}
    assert timing.seconds(entry) == 7.0


def test_a_record_without_a_reference_is_none(script):
    timing.RECORDS.mkdir(parents=True)
    timing.record(script).write_text(json.dumps({"processor": 9.0, "wall": 7.0}))
    assert timing.load(script) is None


def test_folders_and_scripts_that_were_not_run_have_no_entry(script):
    timing.note({}, script.parent, "before")
    assert timing.load(script) is None
