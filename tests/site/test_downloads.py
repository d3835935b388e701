"""The scripts and notebooks of the gallery, as a reader downloads them."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import built
import nbformat
import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(path.stem for path in (ROOT / "gallery").rglob("plot_*.py"))
RUN = """
import runpy, sys
import backproplab
assert backproplab.__file__.startswith(sys.argv[1]), backproplab.__file__
runpy.run_path(sys.argv[2], run_name="__main__")
"""


def downloads(stem):
    """The files that the page of a script offers, by their ending."""
    [page] = [name for name in built.names() if name.endswith(f"/{stem}.html")]
    links = built.soup(page).select(".sphx-glr-download a[href]")
    files = [built.Target(page, link["href"]).file for link in links]
    return {file.suffix: file for file in files if file.stem == stem}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The package as a wheel, built from the sources without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "wheel", *options, "-w", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    [file] = folder.glob("*.whl")
    return file


@pytest.fixture(scope="session")
def unpacked(wheel, tmp_path_factory):
    """A folder with what the wheel installs, and nothing else."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_has_the_data_and_its_license(unpacked):
    data = Path("backproplab", "datasets", "winequality-red.csv")
    assert (unpacked / data).read_bytes() == (ROOT / data).read_bytes()
    license_text = (ROOT / data).with_suffix(".LICENSE.txt").read_bytes()
    [info] = unpacked.glob("*.dist-info")
    licenses = [path.read_bytes() for path in (info / "licenses").rglob("*.txt")]
    assert license_text in licenses
    assert (info / "licenses" / "LICENSE").is_file()


def test_the_wheel_holds_the_package_alone(unpacked):
    tops = {path.name for path in unpacked.iterdir()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"backproplab"}


@pytest.mark.parametrize("stem", SCRIPTS)
def test_a_script_and_its_notebook_are_offered_and_tell_the_same(stem):
    files = downloads(stem)
    assert {".py", ".ipynb"} <= set(files)
    notebook = nbformat.read(files[".ipynb"], as_version=4)
    nbformat.validate(notebook)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    script = files[".py"].read_text("utf-8")
    code = [cell for cell in cells if not cell.startswith(("# Needs", "%matplotlib"))]
    assert code
    assert [cell for cell in code if cell.strip() not in script] == []


@pytest.mark.parametrize("stem", SCRIPTS)
def test_a_downloaded_script_runs_with_the_installed_package_alone(
    stem, unpacked, tmp_path
):
    script = downloads(stem)[".py"]
    environment = os.environ | {"PYTHONPATH": str(unpacked), "MPLBACKEND": "agg"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN, unpacked, script],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
