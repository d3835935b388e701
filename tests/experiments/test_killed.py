"""A study that is killed half-way goes on where it stood."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from small_study import study

from backproplab.experiments import running

SLOW = """
import sys, time
from backproplab.experiments import running
from small_study import study

compute = running.compute

def slow(*args, **data):
    time.sleep(0.2)
    return compute(*args, **data)

running.compute = slow
study(cache=sys.argv[1])
"""


def kill_half_way(folder):
    """Start the study in another process and kill it after its second block."""
    paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    child = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(folder)],
        env=os.environ | {"PYTHONPATH": paths},
    )
    try:
        deadline = time.monotonic() + 60
        while len(list(folder.glob("*.block"))) < 2:
            assert child.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.01)
    finally:
        child.kill()
        child.wait()


def test_it_goes_on(tmp_path, monkeypatch):
    kill_half_way(tmp_path)
    stored = len(list(tmp_path.glob("*.block")))
    assert 2 <= stored < 6
    done, compute = [], running.compute

    def count(*args, **data):
        done.append(args)
        return compute(*args, **data)

    monkeypatch.setattr(running, "compute", count)
    resumed = study(cache=tmp_path)
    assert len(done) == 6 - stored
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
