"""No test of `make test` looks at a clock: what measures seconds is marked `timing`."""

import ast
from pathlib import Path

import pytest
from clocks import clock_readers, reads_clock
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parents[1]
MODULES = sorted(TESTS.rglob("test_*.py"))
MADE_UP = {TESTS / "docs" / "test_timing.py"}  # tests of the record, with other clocks
#: A wait that says what it waited for, the loop that a limit is scaled by, and these.
HELPERS = {"waiting.py", "site/reference.py", "speed/clocks.py"}


def place(file):
    return file.relative_to(TESTS).as_posix()


@pytest.mark.parametrize("module", sorted({*MODULES} - MADE_UP), ids=place)
def test_a_test_that_reads_a_clock_is_marked(module):
    if module != Path(__file__):
        assert clock_readers(module.read_text("utf-8")) == []


def test_other_modules_read_none():
    others = {*TESTS.rglob("*.py")} - {*MODULES}
    trees = {place(file): ast.parse(file.read_text("utf-8")) for file in others}
    assert {name for name, tree in trees.items() if reads_clock(tree)} == HELPERS


PLANTED = {
    "itself": "def test_it():\n    assert time.perf_counter() < 5",
    "imported": "def test_it():\n    assert monotonic_ns() < 5",
    "a function": "def now():\n    return t.time()\ndef test_it():\n    now()",
    "a fixture": "@fixture\ndef now():\n    return os.times()\ndef test_it(now): 1",
    "a script": "S = '() => performance.now()'\ndef test_it(page):\n    page.run(S)",
    "a record": "def test_it():\n    assert timing.seconds(timing.load(script)) < 20",
    "a class": "class Slow:\n    x = time.time()\ndef test_it():\n    Slow()",
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_clock_is_found_unless_it_is_marked(kind):
    code = PLANTED[kind]
    assert clock_readers(code) == ["test_it"]
    marked = code.replace("def test_it", "@pytest.mark.timing\ndef test_it")
    assert clock_readers(marked) == []
    assert clock_readers(f"pytestmark = [pytest.mark.timing]\n{code}") == []


def test_hypothesis_looks_at_no_clock_either():
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check


def test_sleeping_waiting_and_made_up_clocks_are_no_reading():
    code = '''def test_it():
    """Unlike time.time(), this says nothing."""
    time.sleep(1)
    page.evaluate("performance.now = () => 3")
'''
    assert clock_readers(code) == []
