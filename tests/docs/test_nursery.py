"""Kernels that are forks: they run cells, fail as kernels do, and come to an end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient.client import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nursery import Nursery

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", autouse=True)
def nursery(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        paths = [ROOT / "docs" / "_ext", ROOT]
        patch.setenv("PYTHONPATH", os.pathsep.join(map(str, paths)))
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        nursery = Nursery()
        patch.setenv("JUPYTER_PATH", str(nursery.folder))
        yield nursery
        nursery.end()


def run(*codes, folder):
    """What the cells of a notebook write."""
    cells = [nbformat.v4.new_code_cell(code) for code in codes]
    notebook = nbformat.v4.new_notebook(cells=cells)
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=300, resources=resources).execute()
    return ["".join(out.text for out in cell.outputs) for cell in notebook.cells]


def test_cells_share_a_kernel_that_pages_do_not_share(nursery, tmp_path):
    one = run("import os\nx = 1", "print(x, os.getppid(), end='')", folder=tmp_path)
    assert one == ["", f"1 {nursery.process.pid}"]
    assert run("print('x' in globals(), end='')", folder=tmp_path) == ["False"]


def test_a_kernel_has_the_folder_and_environment_of_its_page(tmp_path, monkeypatch):
    monkeypatch.setenv("MARK", "of this page")
    code = "import os\nprint(os.getcwd(), os.environ['MARK'], sep='|', end='')"
    assert run(code, folder=tmp_path) == [f"{tmp_path}|of this page"]


def test_errors_and_deaths_are_those_of_a_kernel(tmp_path):
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        run("1 / 0", folder=tmp_path)
    with pytest.raises(DeadKernelError):
        run("import os\nos._exit(3)", folder=tmp_path)


def test_who_wants_no_kernel_does_not_wait_for_the_imports():
    unwanted = Nursery()
    unwanted.end()
    assert unwanted.process.returncode == -signal.SIGKILL
    assert not unwanted.folder.exists()


def test_it_ends_with_the_build_even_if_that_is_killed():
    code = (
        "import os, signal, nursery\n"
        "it = nursery.Nursery()\n"
        "print(it.folder, flush=True)\n"
        "os.kill(it.process.pid, signal.SIGTERM)\n"
        "os._exit(9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT / "docs" / "_ext")},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    # all who could write to the pipes are gone, or that would have taken 300 seconds
    assert done.returncode == 9
    assert not Path(done.stdout.strip()).exists()
