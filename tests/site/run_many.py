"""Run downloaded files one after the other, each in a process and a folder of its own.

It runs in the environment of a reader: `python run_many.py FOLDER FILE ...` prints
what went wrong, and ends with 1 if anything did. What all need is imported once,
before the processes part.
"""

import ast
import json
import os
import runpy
import sys
import tempfile
import warnings
from multiprocessing import get_context
from pathlib import Path

import matplotlib.pyplot as plt
import sklearn.neural_network  # noqa: F401  slow to import, and many need it

import backproplab
from backproplab import plotting  # noqa: F401  the same


def run_notebook(file):
    """Run the cells of a notebook in one namespace."""
    names = {"__name__": "__main__"}
    for cell in json.loads(file.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            fails = "raises-exception" in cell["metadata"].get("tags", [])
            run_cell("".join(cell["source"]), names, fails)


def run_cell(code, names, fails):
    """Run one cell; one that is meant to fail has to fail."""
    tree = ast.parse(code)
    try:
        exec(compile(tree, "cell", "exec"), names)
    except Exception:
        if not fails:
            raise
    else:
        assert not fails, f"this cell should have failed: {code}"
    plt.close("all")


def run(file, folder):
    """Run one file in an empty folder."""
    os.chdir(folder)
    warnings.simplefilter("error")
    if file.suffix == ".ipynb":
        run_notebook(file)
    else:
        runpy.run_path(str(file), run_name="__main__")


def main(files):
    """Run all files; return the names of those that failed."""
    failed = []
    for file in map(Path, files):
        with tempfile.TemporaryDirectory() as folder:
            child = get_context("fork").Process(target=run, args=(file, folder))
            child.start()
            child.join()
            if child.exitcode:
                failed.append(file.name)
    return failed


if __name__ == "__main__":
    packages, *files = sys.argv[1:]
    assert Path(backproplab.__file__).is_relative_to(packages), backproplab.__file__
    if failed := main(files):
        sys.exit(f"failed: {', '.join(failed)}")
