"""Who may import whom: arrows in the package point one way."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import backproplab

PACKAGE = Path(backproplab.__file__).parent
GROUND = {"_base"}
BLOCKS = ["layers", "losses", "optimizers", "surfaces"]
OUTER = {"plotting", "estimators", "datasets"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path):
    """Full names of everything that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path):
    """First part of a module's name inside the package; empty for the package."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0].replace("__init__", "")


def rooms_used(path):
    """Rooms of the package that a module imports."""
    parts = [name.split(".") for name in imported(path)]
    return {part[1] for part in parts if part[0] == "backproplab" and part[1:]}


def libraries_used(path):
    """Top-level names of the other packages that a module imports."""
    return {name.split(".")[0] for name in imported(path)} - {"backproplab"}


def modules_of(*rooms):
    found = [path for path in MODULES if room(path) in rooms]
    assert found
    return found


@pytest.mark.parametrize("block", BLOCKS)
def test_blocks_know_nothing_of_each_other(block):
    for path in modules_of(block):
        assert rooms_used(path) <= {block, *GROUND}, path


def test_the_ground_stands_on_nothing():
    for path in modules_of(*GROUND):
        assert rooms_used(path) <= GROUND, path


def test_blocks_and_loops_know_neither_plots_nor_data():
    for path in MODULES:
        if room(path) not in {*OUTER, ""}:
            assert not rooms_used(path) & OUTER, path


def test_estimators_stand_on_the_loop():
    loop = {"training", "networks", "layers", "losses", "optimizers"}
    for path in modules_of("estimators"):
        assert rooms_used(path) <= {"estimators", *GROUND, *loop}, path


def test_surfaces_do_not_reach_the_loop_through_the_network():
    for path in modules_of("descent"):
        assert not rooms_used(path) & {"networks", "layers", "training"}, path


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("matplotlib", {"plotting"}),
        ("imageio_ffmpeg", {"plotting"}),
        ("pandas", {"datasets", "studies", "experiments"}),
        ("sklearn", {"datasets", "estimators"}),
        ("tqdm", {"_base", "plotting"}),
        ("autograd", {"_base", "gradcheck", "surfaces", "doctor"}),
    ],
)
def test_only_these_rooms_import(library, rooms):
    for path in MODULES:
        assert library not in libraries_used(path) or room(path) in rooms, path


def test_importing_the_package_loads_no_plots_and_no_tables():
    code = (
        "import sys, backproplab; "
        "print({'matplotlib', 'pandas', 'sklearn'} & set(sys.modules) or 'none')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    assert run.stdout.strip() == "none"
