"""The ledger agrees with the package, and no single slip in either goes unseen."""

import re
from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace

import ledger
import numpy as np
import pytest
import sympy as sp
from ledger import entries  # noqa: F401  declares them
from ledger.check import check
from ledger.model import LEDGER, Ledger
from ledger.number import number
from ledger.printer import equation, latex
from ledger.surface_entries import identifier
from mutants import mutants_of_code, mutants_of_formula
from sphinx.errors import ExtensionError

from backproplab import OPTIMIZERS, SURFACES
from tests.thorough import some_now

ENTRIES = list(LEDGER.values())
BY_CODE = defaultdict(list)
for entry in ENTRIES:
    for function in entry.describes:
        BY_CODE[function].append(entry)
# Second derivatives are long, and have as many places to break.
FIRST = [entry for entry in ENTRIES if not entry.id.endswith("-hessian")]
SHARED: dict = {}
for entry in ENTRIES:
    for name, _, meaning in entry.where:
        SHARED.setdefault((name, str(meaning)), (meaning, []))[1].append(entry)


def ids(entry):
    return entry.id


@pytest.mark.parametrize("entry", ENTRIES, ids=ids)
def test_entry_agrees_with_its_code_and_its_oracles(entry):
    report = check(entry)
    assert report.passed, str(report)


@pytest.mark.parametrize("entry", some_now(ENTRIES, FIRST), ids=ids)
def test_breaking_a_formula_is_found_and_names_the_entry(entry):
    broken = list(mutants_of_formula(entry.right))
    survivors = [
        latex_or_text(right)
        for right in broken
        if check(replace(entry, right=right)).passed
    ]
    assert not survivors
    if broken:
        assert entry.id in str(check(replace(entry, right=broken[0])))


@pytest.mark.parametrize("key", SHARED, ids=lambda key: f"{key[0]}-{key[1]}")
def test_breaking_an_abbreviation_is_found(key):
    """By an entry that prints it; several may share one."""
    survivors = []
    for broken in list(mutants_of_formula(SHARED[key][0])):  # not one by one: the
        # generator pauses where SymPy does not evaluate
        changed = [with_abbreviation(entry, key, broken) for entry in SHARED[key][1]]
        shown = [new for new, entry in zip(changed, SHARED[key][1], strict=True)
                 if equation(new) != equation(entry)]  # fmt: skip
        if shown and all(check(entry).passed for entry in shown):
            survivors.append(latex_or_text(broken))
    assert not survivors


def with_abbreviation(entry, key, meaning):
    """The entry with another meaning of one abbreviation."""
    where = [
        (name, symbol, meaning if (name, str(old)) == key else old)
        for name, symbol, old in entry.where
    ]
    return replace(entry, where=tuple(where))


def test_every_entry_can_be_broken():
    for entry in ENTRIES:
        meanings = (entry.right, *(meaning for _, _, meaning in entry.where))
        assert any(list(mutants_of_formula(meaning)) for meaning in meanings), entry.id


def test_a_wrong_entry_stops_the_build_and_is_named(monkeypatch, tmp_path):
    wrong = replace(LEDGER["linear-weight"], right=-LEDGER["linear-weight"].right)
    config = SimpleNamespace(ledger_cache=tmp_path)
    app = SimpleNamespace(builder=SimpleNamespace(env=SimpleNamespace()), config=config)
    monkeypatch.setattr(LEDGER, "_entries", {"linear-weight": wrong})
    for _ in range(2):  # what is remembered stops the next build too
        with pytest.raises(ExtensionError, match="1 of 1 entries") as stop:
            ledger.check_entries(app)
        assert re.search(
            r"/entries/linear\.py:\d+: linear-weight: differs from code.*"
            r"describes backproplab/layers/linear\.py:\d+",
            str(stop.value),
        )


def test_checks_are_remembered_until_anything_they_rest_on_changes(
    monkeypatch, tmp_path
):
    runs = []
    find = lambda: runs.append(1) or {}  # noqa: E731  a count of the calls
    ledger.remembered(tmp_path, find)
    ledger.remembered(tmp_path, find)
    assert len(runs) == 1
    monkeypatch.setattr(ledger, "version", lambda _: "another")
    ledger.remembered(tmp_path, find)
    assert len(runs) == 2
    assert len(list(tmp_path.iterdir())) == 1


def latex_or_text(expression):
    try:
        return latex(expression)
    except (TypeError, AttributeError):
        return str(expression)


@pytest.mark.parametrize("function", BY_CODE, ids=lambda f: f.__qualname__)
def test_breaking_the_code_is_found(function, monkeypatch):
    survivors = []
    for what, broken in mutants_of_code(function):
        with monkeypatch.context() as patch:
            patch.setattr(function, "__code__", broken)
            if all(passes(entry) for entry in BY_CODE[function]):
                survivors.append(what)
    assert not survivors


def passes(entry):
    """Whether an entry agrees with the code; it does not where that turns complex."""
    try:
        return check(entry).passed
    except np.exceptions.ComplexWarning:
        return False


def test_every_surface_and_every_update_rule_has_entries():
    for name in SURFACES:
        for part in ("value", "gradient", "hessian"):
            assert f"{identifier(name)}-{part}" in LEDGER
    described = {
        function.__qualname__.partition(".")[0]
        for entry in ENTRIES
        for function in entry.describes
    }
    assert set(OPTIMIZERS) <= described


def test_the_ledger_is_as_large_as_promised():
    assert len(LEDGER) >= 45


def test_an_entry_needs_something_to_be_compared_with():
    parts = {"id": "x", "name": "x", "left": "x", "right": sp.Integer(1)}
    with pytest.raises(ValueError, match="'x' is compared with nothing"):
        Ledger().add(**parts, draw=dict, describes=(len,))


def test_a_formula_keeps_the_order_in_which_it_was_written():
    assert equation(LEDGER["linear-weight"]) == (
        r"\frac{\partial L}{\partial W} = X^{\top} G"
    )
    assert latex(LEDGER["softmax-cross-entropy"].right).endswith(r"\left(P - Y\right)")


def test_the_number_is_that_of_the_formula():
    entry = LEDGER["linear-weight"]
    values = entry.draw(np.random.default_rng(0))
    np.testing.assert_allclose(number(entry, values), values["X"].T @ values["G"])
