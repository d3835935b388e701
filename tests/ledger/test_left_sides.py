"""What an equation claims to be is checked: no left-hand side can be another one."""

import re
from dataclasses import replace

import numpy as np
import pytest
import sympy as sp
from ledger import entries  # noqa: F401  declares them
from ledger.check import LEFT, check
from ledger.claims import NABLA, PARTIAL, PLANE, TIMED, UnknownClaimError, claimed
from ledger.model import LEDGER
from ledger.number import symbols_in
from ledger.printer import equation, latex
from ledger.writing import LATEX, gradient_of
from numpydoc.docscrape import ClassDoc

from backproplab import OPTIMIZERS
from backproplab.optimizers.schedules import SCHEDULES

ENTRIES = list(LEDGER.values())
LEFTS = sorted({entry.left for entry in ENTRIES})


def ids(entry):
    return entry.id


def shifted(left):
    """The same name at other times."""
    timed = TIMED.match(left)
    if timed:
        letter, now = timed["plain"] or timed["name"], int(timed["shift"] or 0)
        for shift in {-1, 0, 1} - {now}:
            index = f"{{{letter}{shift:+d}}}" if shift else letter
            yield f"{timed['base']}_{index}"
        yield f"{timed['base']}_{{{letter}+17}}"


def other_derivatives(left):
    """Derivatives of other quantities, by other variables, and upside down."""
    partial = PARTIAL.match(left)
    if partial:
        of, by = partial["of"], partial["by"]
        for name in (
            "W",
            "X",
            "b",
            "x",
            "n",
            "Z",
            "P",
            "g",
            "W_1",
            "b_1",
            "W_2",
            "b_2",
        ):
            if name != by:
                yield gradient_of(of, name)
        yield gradient_of(by, of)
        yield gradient_of(of.replace("k", "j"), by.replace("j", "k"))
        yield gradient_of("R" if of == "L" else "L", by)


def wrong_lefts(entry):
    """Every other left-hand side of the ledger, and small changes of its own."""
    candidates = {*LEFTS, *shifted(entry.left), *other_derivatives(entry.left), "Q"}
    return sorted(candidates - {entry.left})


def passes(entry):
    """Whether an entry holds with what it now claims."""
    return check(entry).passed


@pytest.mark.parametrize("entry", ENTRIES, ids=ids)
def test_another_left_side_is_found_and_names_the_entry(entry):
    wrong = wrong_lefts(entry)
    found = [left for left in wrong if passes(replace(entry, left=left))]
    assert not found
    assert entry.id in str(check(replace(entry, left=wrong[0])))
    assert LEFT in check(entry).errors


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.where], ids=ids)
def test_another_name_of_a_timed_abbreviation_is_found(entry):
    for position, (left, symbol, meaning) in enumerate(entry.where):
        for wrong in shifted(left):
            where = list(entry.where)
            where[position] = (wrong, symbol, meaning)
            changed = replace(entry, where=tuple(where))
            if equation(changed) != equation(entry):  # it is printed
                assert not passes(changed), (left, wrong)


def timed_symbols(entry):
    """Symbols with a time that the equation prints and the values hold."""
    free = symbols_in(entry.right, entry.where)
    free -= {abbreviation for _, abbreviation, _ in entry.where}
    return sorted((s for s in free if TIMED.match(latex(s))), key=str)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if timed_symbols(e)], ids=ids)
def test_another_time_of_a_symbol_is_found(entry, monkeypatch):
    for symbol in timed_symbols(entry):
        for wrong in shifted(latex(symbol)):
            with monkeypatch.context() as patch:
                patch.setitem(LATEX, symbol.name, wrong)
                assert not passes(entry), (symbol, wrong)


def test_every_time_that_is_printed_is_known():
    for entry in ENTRIES:
        for symbol in timed_symbols(entry):
            claimed(entry, latex(symbol))


def test_a_name_that_nothing_explains_is_refused():
    with pytest.raises(UnknownClaimError, match="nothing says what 'Q' stands for"):
        claimed(LEDGER["linear-output"], "Q")


def test_the_left_side_of_a_derivative_is_derived_not_looked_up():
    for entry in ENTRIES:
        partial = PARTIAL.match(entry.left)
        if partial:
            assert entry.left not in entry.means
            assert (partial["of"], partial["by"]) in entry.derivatives


def test_no_two_symbols_of_an_entry_are_printed_alike():
    for entry in ENTRIES:
        free = symbols_in(entry.right, entry.where)
        printed = [latex(s) for s in free if isinstance(s, sp.Symbol | sp.MatrixSymbol)]
        assert len(set(printed)) == len(printed), (entry.id, sorted(printed))


def test_both_nesterov_equations_describe_one_run():
    """The stored point is the next lookahead: the audit's finding, held here."""
    assert re.search(r"t\+1", LEDGER["nesterov-stored"].left)
    assert LEDGER["nesterov-lookahead"].left == r"\tilde{\theta}_t"


def is_derivative(entry):
    """Whether the left-hand side states a derivative."""
    return bool(PARTIAL.match(entry.left) or NABLA.match(entry.left))


@pytest.mark.parametrize("entry", [e for e in ENTRIES if is_derivative(e)], ids=ids)
def test_a_derivative_has_code_and_two_oracles_or_says_what_is_missing(entry):
    made = check(entry)
    ways = " ".join([*made.errors, made.how]).replace("complex steps", "complex step")
    independent = [w for w in ("complex step", "autograd", "SymPy") if w in ways]
    assert len(independent) >= 2
    assert "code" in made.errors or entry.missing


def test_what_is_compared_with_no_code_says_so():
    without = {entry.id for entry in ENTRIES if entry.code is None}
    assert without == {entry.id for entry in ENTRIES if entry.missing}
    assert without == {"softmax-jacobian", "cross-entropy-probabilities"}


@pytest.mark.parametrize(
    ("key", "symbol", "wrong"),
    [
        ("warm-up", "following", [r"\eta'_k", r"\eta'_0", r"\eta'_{k-n+1}"]),
        ("warm-up", "first_of", [r"\eta'_1", r"\eta'_k", r"\eta'_n"]),
        ("cosine-decay", "final", [r"\eta_k", r"\eta_1"]),
        ("exponential-decay", "initial", [r"\eta_k", r"\eta_1"]),
    ],
)
def test_another_index_of_a_rate_is_found(key, symbol, wrong, monkeypatch):
    """Indices are computed: nothing lists which rate stands at which of them."""
    entry = LEDGER[key]
    assert LATEX[symbol] in check(entry).names
    for text in wrong:
        monkeypatch.setitem(LATEX, symbol, text)
        assert not passes(entry), text


def test_schedules_are_compared_at_step_0():
    for entry in ENTRIES:
        if entry.left == r"\eta_k":
            assert entry.draw(np.random.default_rng(0))["step"][0] == 0


def test_indices_of_the_left_side_are_those_of_the_array():
    entry = LEDGER["softmax"]
    turned = replace(entry, indices=entry.indices[::-1])
    assert "has the indices 'rk', the array has 'kr'" in str(check(turned))


def plain(text):
    """A letter with its number, without LaTeX and without free indices."""
    return re.sub(r"_\{?[rkj]+\}?$|[_{}]", "", text)


def test_a_derivative_is_taken_by_the_symbol_that_is_printed():
    """Of the value that the right-hand side calls by the same letter."""
    for entry in ENTRIES:
        for (_, by), (_, name) in entry.derivatives.items():
            if by != PLANE:
                assert plain(by).lower() == plain(LATEX.get(name, name)).lower()


def test_a_report_lists_what_was_compared_and_nothing_else():
    """Where a comparison cannot be made, it is not in the report."""
    broken = replace(LEDGER["linear-weight"], oracles={"no way": lambda v: v["Q"]})
    report = check(broken)
    assert not report.passed
    assert set(report.errors) == set()
    assert report.how == "the derivative of the upper quantity, by complex steps"


def options_in_docstrings(entry):
    """Options of the described class that the equation prints, with their text."""
    owner = entry.describes[0].__qualname__.partition(".")[0]
    cls = {**OPTIMIZERS, **SCHEDULES}.get(owner)
    if cls is None:
        return
    printed = {symbol.name for symbol in symbols_in(entry.right, entry.where)}
    for parameter in ClassDoc(cls)["Parameters"]:
        formulas = re.findall(r"`([^`]+)`", " ".join(parameter.desc))
        letters = [one for formula in formulas for one in formula.split(", ")]
        names = parameter.name.split(", ")
        if len(names) > len(letters):
            continue  # it refers to another class
        for position, name in enumerate(names):
            if name in printed and name in LATEX:
                yield name, letters[position]


OPTIONS = [(e, o) for e in ENTRIES for o in options_in_docstrings(e)]


def test_options_are_printed_as_their_docstring_prints_them():
    """So two memories cannot be swapped by their LaTeX alone."""
    seen = set()
    for entry, (name, letter) in OPTIONS:
        assert letter == LATEX[name], (entry.id, name)
        seen.add(name)
    assert {"beta1", "beta2", "eps", "momentum", "decay", "factor"} <= seen
