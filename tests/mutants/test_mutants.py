"""Planted bugs: every one must make the suite fail, and nothing else may."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import in_descents
import in_estimators
import in_layers
import in_loops
import in_rules
import pytest

REPOSITORY = Path(__file__).parents[2]
TESTS = REPOSITORY / "tests"

SUITES = {
    "layers": (
        in_layers.LAYERS,
        [
            "contracts/test_layer_formulas.py",
            "contracts/test_layer_gradients.py",
            "contracts/test_layer_contract.py",
        ],
    ),
    "losses": (
        in_layers.LOSSES,
        [
            "contracts/test_softmax_cross_entropy.py",
            "contracts/test_loss_contract.py",
            "contracts/test_squared_error.py",
            "training/test_sample_weight.py",
        ],
    ),
    "surfaces": (
        in_rules.SURFACES,
        ["contracts/test_surface_formulas.py", "contracts/test_surface_contract.py"],
    ),
    "optimizers": (
        in_rules.OPTIMIZERS,
        ["contracts/test_optimizer_steps.py", "contracts/test_optimizer_contract.py"],
    ),
    "other optimizers": (
        in_rules.OTHER_OPTIMIZERS,
        ["contracts/test_optimizer_steps.py", "optimizers/test_closed_forms.py"],
    ),
    "network": (
        in_loops.NETWORKS,
        ["networks/test_network_gradient.py", "networks/test_network.py"],
    ),
    "training": (
        in_loops.TRAININGS,
        [
            "training/test_train.py",
            "training/test_replicas.py",
            "training/test_divergence.py",
            "training/test_sample_weight.py",
        ],
    ),
    "bound network": (
        in_loops.BOUND_NETWORKS,
        ["networks/test_bound_network.py", "networks/test_printed_is_trained.py"],
    ),
    "estimators": (
        in_estimators.ESTIMATORS,
        [
            "estimators/test_fitting.py",
            "estimators/test_equal_to_scikit_learn.py",
            "estimators/test_bad_calls.py",
        ],
    ),
    "descent": (
        in_descents.DESCENTS,
        [
            "descent/test_scalar_path.py",
            "descent/test_descend.py",
            "objectives/test_gradient_noise.py",
            "bad_input/test_bad_descent.py",
            "optimizers/test_closed_forms.py",
        ],
    ),
}
FIRST, LATER = (), pytest.mark.thorough  # two of three wait for `make check-more`
PLANTED = [
    pytest.param(
        mutant, tests, id=f"{suite}: {mutant.name}", marks=LATER if n % 3 else FIRST
    )
    for suite, (mutants, tests) in SUITES.items()
    for n, mutant in enumerate(mutants)
]


@pytest.fixture
def copy(tmp_path):
    """The package, to be changed; the settings of pytest put it first on the path.

    Every file is a link to the one of the package.
    """
    package = REPOSITORY / "backproplab"
    shutil.copytree(package, tmp_path / "backproplab", copy_function=os.symlink)
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    (tmp_path / "tests").symlink_to(TESTS)  # what tests import from each other
    return tmp_path


def plant(mutant, copy):
    """Change the one place of the copy that the mutant names."""
    file = copy / "backproplab" / mutant.file
    text = file.read_text(encoding="utf-8")
    found = text.count(mutant.old)
    assert found == 1, (
        f"{mutant.name}: expected {mutant.old!r} once in {mutant.file}, found it "
        f"{found} times. The code has changed; plant the bug in its new form."
    )
    file.unlink()  # what it leads to stays as it is
    file.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    for stale in file.parent.glob(f"__pycache__/{file.stem}.*.pyc"):
        stale.unlink()


@pytest.fixture(scope="session")
def ready():
    """A process that runs tests on a copy as soon as it is told to."""
    outer = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    outer.pop("PYTHONPATH", None)  # it may lead to the package that is not a copy
    with subprocess.Popen(
        [sys.executable, "-P", Path(__file__).with_name("warm.py")],
        env=outer | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield process
        process.stdin.close()


class Outcome(NamedTuple):
    code: int
    stdout: str
    stderr: str


def run(tests, copy, ready):
    """Run some of the tests on the copy, up to the first failure."""
    order = [str(copy), [str(TESTS / test) for test in tests]]
    print(json.dumps(order), file=ready.stdin, flush=True)
    code = int(ready.stdout.readline())
    return Outcome(code, *((copy / n).read_text() for n in ("stdout", "stderr")))


@pytest.mark.parametrize(("mutant", "tests"), PLANTED)
def test_planted_bug_is_caught(mutant, tests, copy, ready):
    plant(mutant, copy)
    outcome = run(tests, copy, ready)
    # 1: a test failed. Any other code is no verdict on the bug.
    assert outcome.code == 1, f"survived: {mutant}\n{outcome.stdout[-2000:]}"


@pytest.mark.parametrize("suite", SUITES)
def test_unchanged_copy_passes(suite, copy, ready):
    _, tests = SUITES[suite]
    outcome = run(tests, copy, ready)
    assert outcome.code == 0, outcome.stdout[-4000:] + outcome.stderr
    assert outcome.stderr == ""


def test_there_are_enough_bugs_and_no_two_are_alike():
    planted = [mutant for mutants, _ in SUITES.values() for mutant in mutants]
    assert sum(not param.marks for param in PLANTED) >= 25
    assert len({(m.file, m.old, m.new) for m in planted}) == len(planted)
    assert len({m.name for m in planted}) == len(planted)
