"""Comparative claims of the gallery hold for a seed that no author chose.

The seed is a checksum of the script's name and the claim function's. A claim that a
script states for all of its seeds must hold for this one too.
"""

import ast
import zlib
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from tests.thorough import first_now

GALLERY = Path(__file__).parents[2] / "gallery"


def functions_of_claims():
    """Scripts, and the names of their functions that return claims."""
    for path in sorted(GALLERY.rglob("plot_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.endswith("claims"):
                yield path, node.name


CASES = list(functions_of_claims())


def run_and_count(path, function):
    """What a script defines until its claims are counted, and that count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    counting = next(
        number
        for number, node in enumerate(tree.body)
        if isinstance(node, ast.Assign)
        and ast.unparse(node.value).startswith(f"repeat_claims({function}")
    )
    name = tree.body[counting].targets[0].id
    tree.body = tree.body[: counting + 1]
    found: dict = {"__name__": "script"}
    exec(compile(tree, str(path), "exec"), found)
    return found, found[name]


@pytest.fixture(autouse=True)
def no_windows():
    mpl.use("Agg")
    yield
    plt.close("all")


@pytest.mark.parametrize(
    ("path", "function"),
    first_now(CASES),
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_what_held_for_every_seed_holds_for_one_that_nobody_chose(path, function):
    found, counted = run_and_count(path, function)
    always = set(counted.index[counted["held in"] == counted["of"]])
    assert always
    assert (counted["of"] >= 5).all()
    seed = zlib.crc32(f"{path.stem} {function}".encode())
    assert {claim for claim in always if not found[function](seed)[claim]} == set()


def test_scripts_that_compare_optimizers_count_their_claims():
    counting = {path for path, _ in CASES}
    comparing = {
        path
        for path in GALLERY.rglob("plot_*.py")
        if "compare(" in path.read_text(encoding="utf-8")
    }
    assert comparing <= counting, sorted(comparing - counting)
