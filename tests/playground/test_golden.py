"""The scripts of the playground repeat the package's paths, in two browsers."""

import golden
import numpy as np
import pytest
from bench import BROWSERS, in_browser

from backproplab import OPTIMIZERS, SCHEDULES, SURFACES
from tests.thorough import first_now

pytestmark = pytest.mark.browser

SCRIPTS = ("formulas", "random", "pace", "settings", "engine")
JOB = """
function job(tasks) {
  return { result: tasks.map((task) => {
    const surface = settings.surfaceNamed(task.surface);
    const rule = settings.ruleNamed(task.rule);
    const choice = { ...settings.chosen(task.rule), ...task.choice };
    const table = pace.table(rule, choice, task.steps);
    const known = { surface, rule, choice, table, p: surface.options };
    return Array.from(engine.run({ ...task, ...known }).positions);
  }) };
}
"""
SETTINGS = ("h", "schedule", "turns", "warmup")


@pytest.fixture(scope="module")
def tasks():
    return golden.tasks() + golden.scheduled_tasks()


def given(task):
    """What the page is told of a task."""
    about = {key: task[key] for key in ("surface", "rule", "start", "sigma")}
    choice = {key: task[key] for key in SETTINGS if key in task}
    return about | {"choice": choice, "steps": task["steps"], "seed": task["seed"]}


def title(task):
    """A task in words."""
    what = (task.get("schedule", ""), task.get("warmup", 0), task["sigma"])
    return (task["surface"], task["rule"], task["h"]["learning_rate"], *what)


@pytest.mark.parametrize("browser", first_now([*BROWSERS]))
def test_paths_are_those_of_the_package(browser, tasks, tmp_path):
    found = in_browser(browser, SCRIPTS, JOB, [given(task) for task in tasks], tmp_path)
    errors = {}
    for task, positions in zip(tasks, found, strict=True):
        n, expected = task["compared"], task["expected"]
        gone = np.isnan(expected[:n])
        here = np.array(positions, dtype=float).reshape(expected.shape)[:n]
        assert (np.isnan(here) == gone).all(), title(task)
        gap = np.nanmax(np.abs(here - expected[:n]))
        errors[title(task)] = gap / np.nanmax(np.abs(expected))
    wrong = {name: error for name, error in errors.items() if not error < 1e-12}
    assert wrong == {}
    constant = 3 * len(golden.RULES) * len(golden.playable())
    scheduled = len(golden.RULES) * 2 * (1 + len(golden.SCHEDULES))
    assert len(errors) >= constant + scheduled - len(golden.RULES)


def test_few_paths_part_from_themselves(tasks):
    short = [task for task in tasks if task["compared"] <= golden.N_STEPS]
    assert len(short) < 0.05 * len(tasks)
    hopping = {"RMSProp", "NAdam", "AdaDelta"}
    diverging = {("HomeworkCubic", "Momentum"), ("HomeworkCubic", "Nesterov")}
    diverging |= {("MonkeySaddle", "Nesterov")}
    rest = {(t["surface"], t["rule"]) for t in short if t["rule"] not in hopping}
    assert rest <= diverging
    assert min(task["compared"] for task in short) > 25  # NAdam on Ackley: 28 steps


def test_all_of_the_package_can_be_played():
    assert {rule.optimizer for rule in golden.RULES} == set(OPTIMIZERS)
    assert set(golden.playable()) == set(SURFACES)
    offered = {schedule.name for schedule in golden.SCHEDULES}
    assert offered | {"Constant", "Warmup"} == set(SCHEDULES)
