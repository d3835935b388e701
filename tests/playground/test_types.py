"""The scripts say in JSDoc what they take and give; the TypeScript compiler agrees."""

import re
import shutil
import subprocess

import pytest
from bench import SCRIPTS
from playground import SCRIPTS as NAMES
from playground import STATIC

from tests.not_tried import lacking
from tests.thorough import first_now

FOLDER = STATIC / "playground"
OPTIONS = ["--allowJs", "--checkJs", "--noEmit", "--strict", "--noUnusedLocals"]
OPTIONS += ["--target", "es2022", "--pretty", "false"]
LOADED = re.findall(r'"(\w+)\.js"', (FOLDER / "worker.js").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def compiler():
    """TypeScript's compiler; a skip without it, unless the environment forbids that."""
    path = shutil.which("tsc")
    if path is None:
        lacking("compiler", "tsc")
    return path


def complaints(compiler, files, *options):
    """What the compiler finds wrong with scripts that are loaded together."""
    files = [FOLDER / "types.js", *files]
    done = subprocess.run(
        [compiler, *OPTIONS, *options, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


def written(names):
    """Scripts that are written by hand."""
    return [FOLDER / f"{name}.js" for name in names]


def test_the_scripts_of_the_page(compiler):
    files = [SCRIPTS / "formulas.js", *written([*NAMES, "try-it"])]
    assert complaints(compiler, files) == []


def test_the_scripts_of_the_worker(compiler):
    mine = [name for name in LOADED if name != "formulas"]
    files = [SCRIPTS / "formulas.js", *written([*mine, "worker"])]
    assert complaints(compiler, files, "--lib", "es2022,webworker") == []


def test_every_script_is_checked():
    checked = {*NAMES, *LOADED, "types", "try-it", "worker", "formulas"}
    assert {path.stem for path in FOLDER.glob("*.js")} | {"formulas"} == checked


@pytest.mark.parametrize(
    ("right", "wrong"),
    first_now(
        [
            ("random.normals(seed,", "random.normals(String(seed),"),
            ("step(at, grad, s, choice.h,", "step(at, grad, s, choice,"),
            ("run.end = i - 1;", "run.last = i - 1;"),
        ]
    ),
)
def test_a_planted_mistake_is_found(compiler, tmp_path, right, wrong):
    engine = (FOLDER / "engine.js").read_text(encoding="utf-8")
    assert right in engine
    broken = tmp_path / "engine.js"
    broken.write_text(engine.replace(right, wrong), encoding="utf-8")
    files = [SCRIPTS / "formulas.js", *written(["random", "pace"]), broken]
    assert any("engine.js" in line for line in complaints(compiler, files))
