"""A study that is killed half-way goes on where it stood."""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from small_study import study

from backproplab.experiments import running
from tests.waiting import wait_until

HANGS = """
import sys, time
from backproplab.experiments import running
from small_study import study

compute, begun = running.compute, []

def hang_at_the_third(*args, **data):
    begun.append(args)
    if len(begun) == 3:
        time.sleep(600)
    return compute(*args, **data)

running.compute = hang_at_the_third
study(cache=sys.argv[1])
"""


def kill_half_way(folder):
    """Start the study in another process and kill it after its second block."""
    paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    child = subprocess.Popen(
        [sys.executable, "-c", HANGS, str(folder)],
        env=os.environ | {"PYTHONPATH": paths},
    )

    def two_are_stored():
        assert child.poll() is None, "the study ended before it could be killed"
        return len(list(folder.glob("*.block"))) >= 2

    try:
        wait_until(two_are_stored, "the study had stored two blocks")
    finally:
        child.kill()
        child.wait()


def test_it_goes_on(tmp_path, monkeypatch):
    kill_half_way(tmp_path)
    stored = len(list(tmp_path.glob("*.block")))
    assert stored == 2
    done, compute = [], running.compute

    def count(*args, **data):
        done.append(args)
        return compute(*args, **data)

    monkeypatch.setattr(running, "compute", count)
    resumed = study(cache=tmp_path)
    assert len(done) == 4
    pd.testing.assert_frame_equal(resumed, study(), check_exact=True)


def test_an_interrupted_write_leaves_nothing_that_is_read(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            study(cache=tmp_path)
    assert not list(tmp_path.glob("*.block"))
    pd.testing.assert_frame_equal(study(cache=tmp_path), study(), check_exact=True)
