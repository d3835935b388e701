"""Everything a reader downloads: it is whole, and it runs where only the wheel is."""

import ast
import hashlib
import os
import subprocess
import zipfile
from pathlib import Path

import built
import installed
import nbformat
import pytest

from tests.digests import check

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(path.stem for path in (ROOT / "gallery").rglob("plot_*.py"))
RUNNER = Path(__file__).with_name("run_many.py")
DOWNLOADS = built.SITE / "downloads"
NOTEBOOKS = sorted(DOWNLOADS.rglob("*.ipynb"))
PARTS = 4  # so that several processes can share the work


def downloads(stem):
    """The files that the page of a script offers, by their ending."""
    [page] = [name for name in built.names() if name.endswith(f"/{stem}.html")]
    links = built.parsed(page).css(".sphx-glr-download a[href]")
    files = [built.Target(page, link.attributes["href"]).file for link in links]
    return {file.suffix: file for file in files if file.stem == stem}


@pytest.fixture(scope="session")
def wheel():
    """The wheel that the site offers."""
    [file] = DOWNLOADS.glob("*.whl")
    return file


@pytest.fixture(scope="session")
def python(wheel, tmp_path_factory):
    """A Python that has what pip installs with the wheel."""
    return installed.make_environment(wheel, tmp_path_factory.mktemp("installed"))


def test_the_wheel_has_the_data_and_its_license(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    data = Path("backproplab", "datasets", "winequality-red.csv")
    assert (tmp_path / data).read_bytes() == (ROOT / data).read_bytes()
    license_text = (ROOT / data).with_suffix(".LICENSE.txt").read_bytes()
    [info] = tmp_path.glob("*.dist-info")
    licenses = [path.read_bytes() for path in (info / "licenses").rglob("*.txt")]
    assert license_text in licenses
    assert (info / "licenses" / "LICENSE").is_file()
    tops = {path.name for path in tmp_path.iterdir()} - {info.name}
    assert tops == {"backproplab"}


def test_the_wheel_is_the_package_as_it_is_now(wheel):
    sources = [p for p in (ROOT / "backproplab").rglob("*") if p.suffix == ".py"]
    with zipfile.ZipFile(wheel) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert {
        path for path in sources
        if packed.get(path.relative_to(ROOT).as_posix()) != path.read_bytes()
    } == set()  # fmt: skip


def cells(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("stem", SCRIPTS)
def test_a_script_and_its_notebook_are_one_program(stem):
    files = downloads(stem)
    assert {".py", ".ipynb"} <= set(files)
    notebook = nbformat.read(files[".ipynb"], as_version=4)
    nbformat.validate(notebook)
    first, *code = cells(notebook)
    assert "pip install" in first
    _docstring, *program = ast.parse(files[".py"].read_text("utf-8")).body
    assert [ast.dump(line) for line in program] == [
        ast.dump(line) for cell in code for line in ast.parse(cell).body
    ]


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_a_page_is_a_notebook_that_says_what_to_install(file):
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    assert "pip install" in cells(notebook)[0]
    text = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    assert text.count("$$") % 2 == 0
    # nothing that only our builder would understand
    assert not [line for line in text.splitlines() if "```{" in line or ":::" in line]


def test_the_tutorials_are_among_the_downloads():
    assert len(NOTEBOOKS) >= 11


@pytest.mark.downloads
@pytest.mark.parametrize("part", range(PARTS))
def test_downloads_run_in_an_empty_folder_with_the_wheel_alone(part, python):
    files = [*(downloads(stem)[".py"] for stem in SCRIPTS), *NOTEBOOKS]
    environment = {"MPLBACKEND": "agg", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [python, RUNNER, python.parents[1].resolve(), *files[part::PARTS]],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-3000:]


def test_that_environment_has_nothing_else(python):
    code = "import backproplab, sphinx"
    done = subprocess.run(
        [python, "-c", code], capture_output=True, text=True, check=False
    )
    assert "No module named 'sphinx'" in done.stderr


def test_every_download_has_its_digest(site):
    lines = (DOWNLOADS / "SHA256SUMS").read_text("utf-8").splitlines()
    named = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = [f for top in ("downloads", "_downloads") for f in (site / top).rglob("*")]
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        if file.is_file() and file.name != "SHA256SUMS"
    }
    assert named == found


def test_the_digests_can_be_checked_beside_the_files():
    done = check(DOWNLOADS, "SHA256SUMS")
    assert done.returncode == 0, done.stderr
    checked = {line.removesuffix(": OK") for line in done.stdout.splitlines()}
    files = {file.name for file in DOWNLOADS.rglob("*") if file.is_file()}
    assert checked == files - {"SHA256SUMS"}


def test_a_program_of_the_browser_is_not_offered_as_a_notebook():
    assert (built.SITE / "playground.html").is_file()
    assert not [file for file in NOTEBOOKS if "playground" in file.name]


def test_the_archive_holds_the_wheel_the_scripts_and_the_notebooks(wheel):
    with zipfile.ZipFile(DOWNLOADS / "backproplab-all.zip") as archive:
        names = archive.namelist()
    stems = {Path(name).stem for name in names}
    assert wheel.name in names
    assert {*SCRIPTS, *(file.stem for file in NOTEBOOKS)} <= stems
