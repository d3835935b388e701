"""Right code is never blamed, however it is written."""

import textwrap

import pytest

from backproplab.doctor.source import load
from backproplab.doctor.tasks import tasks
from tests.doctor.corpus import SOLUTIONS
from tests.doctor.right_functions import ACTIVATIONS, LINEAR, LOSSES
from tests.doctor.right_homework import HOMEWORK, RULES


def blamed(path):
    learner = load(path)
    assert not learner.problems
    found = [f for _, task in tasks(learner.namespace) for f in task()]
    assert found
    return [str(f) for f in found if not f.passed]


@pytest.mark.parametrize(
    "code",
    [*LINEAR.values(), *ACTIVATIONS.values(), *LOSSES.values()],
    ids=[*LINEAR, *ACTIVATIONS, *LOSSES],
)
def test_functions(code, tmp_path):
    path = tmp_path / "right.py"
    path.write_text("import numpy as np\n" + textwrap.dedent(code))
    assert not blamed(path)


def changed(name, changes, path):
    text = (SOLUTIONS / name).read_text()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text)
    return path


@pytest.mark.parametrize("changes", HOMEWORK.values(), ids=list(HOMEWORK))
def test_homework(changes, tmp_path):
    assert not blamed(changed("homework.py", changes, tmp_path / "right.py"))


@pytest.mark.parametrize("changes", RULES.values(), ids=list(RULES))
def test_rules(changes, tmp_path):
    assert not blamed(changed("rules.py", changes, tmp_path / "right.py"))
