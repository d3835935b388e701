"""The scripts of the playground repeat the package's paths, in two browsers."""

import golden
import numpy as np
import pytest
from bench import BROWSERS, in_browser

pytestmark = pytest.mark.browser

JOB = """
function job(tasks) {
  return { result: tasks.map((task) => {
    const surface = playground.SURFACES.find((s) => s.name === task.surface);
    const rule = playground.RULES.find((r) => r.name === task.rule);
    const p = surface.options;
    return Array.from(playground.run({ ...task, surface, rule, p }).positions);
  }) };
}
"""


@pytest.fixture(scope="module")
def tasks():
    return golden.tasks()


@pytest.mark.parametrize("browser", BROWSERS)
def test_paths_are_those_of_the_package(browser, tasks, tmp_path):
    given = [{**task, "expected": None} for task in tasks]
    found = in_browser(browser, ["formulas", "random", "engine"], JOB, given, tmp_path)
    errors = {}
    for task, positions in zip(tasks, found, strict=True):
        expected = np.array(task["expected"])
        gap = np.abs(np.reshape(positions, expected.shape) - expected).max()
        name = (task["surface"], task["rule"], task["h"]["learning_rate"])
        errors[name] = gap / np.abs(expected).max()
    wrong = {name: error for name, error in errors.items() if not error < 1e-12}
    assert wrong == {}
    assert len(errors) == 3 * len(golden.RULES) * len(golden.playable())


def test_every_optimizer_can_be_played():
    from backproplab import OPTIMIZERS  # noqa: PLC0415

    assert {rule.optimizer for rule in golden.RULES} == set(OPTIMIZERS)
