"""Run tests on one copy of the package after another, from a process that is ready.

Most of a short run is the import of what the package and its tests build on. It is
imported once here; each run is a fork of this process, which imports the copy.

It reads a line for each run, a list in JSON: a folder with a copy of the package and
the tests to run. It answers with the exit code of pytest. What pytest wrote is in the
folder, in `stdout` and `stderr`.
"""

import gc
import json
import os
import signal
import sys

import autograd.numpy  # noqa: F401  all of these only to have them
import hypothesis  # noqa: F401
import pandas as pd  # noqa: F401
import pytest
import scipy.optimize
import scipy.stats  # noqa: F401
import sklearn.model_selection
import sklearn.neural_network
import sklearn.pipeline
import sklearn.preprocessing  # noqa: F401
import tqdm.auto  # noqa: F401

SECONDS = 300  # a run that takes longer ends with a code that is no verdict
OPTIONS = ["-x", "-q", "--tb=line", "-c", "pyproject.toml", "-p", "no:cacheprovider"]


def run(folder, tests):
    """Be the process of one run."""
    signal.alarm(SECONDS)
    os.chdir(folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)  # what comes there is for the parent
    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), descriptor)
    os.environ["PYTHONPATH"] = folder
    sys.path.insert(0, folder)
    assert "backproplab" not in sys.modules
    code = pytest.main([*OPTIONS, f"--rootdir={folder}", *tests])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def main():
    """Run what is asked for until nothing more is."""
    gc.disable()  # a run is over before its garbage is in anyone's way
    gc.freeze()  # pytest collects garbage at its end: none of it is here
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                run(*json.loads(line))
            finally:
                os._exit(70)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
