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


def names_up_to(path, function):
    """What a script has defined when it has defined a function of claims."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    wanted = [
        number
        for number, node in enumerate(tree.body)
        if isinstance(node, ast.FunctionDef) and node.name == function
    ]
    tree.body = tree.body[: wanted[0] + 2]  # the statement after it counts the claims
    found: dict = {"__name__": "script"}
    exec(compile(tree, str(path), "exec"), found)
    return found


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
    found = names_up_to(path, function)
    counted = next(
        thing for name, thing in found.items() if name in {"held", "overfitting"}
    )
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
