"""Every mutant fails, and the mistake is named."""

import pytest

from tests.doctor.corpus import FILES, PAIRS, SINGLES, examine
from tests.thorough import first_now


def first(found):
    """Identifiers in the likeliest explanations of all that is not right."""
    return {n for f in found if f.status != "pass" and f.causes for n in f.causes[0]}


def named(found):
    """Identifiers in all explanations of all that is not right."""
    wrong = [f for f in found if f.status != "pass"]
    return {n for f in wrong for cause in f.causes for n in cause}


def missed(mutants, folder, identifiers):
    """Mutants that are not wholly named; each must fail in any case."""
    found = []
    for mutant in mutants:
        findings = examine(mutant.text(), folder, mutant.part)
        noted = any(f.status == "note" and f.causes for f in findings)
        assert noted or any(f.blames for f in findings), f"passed: {mutant}"
        names = identifiers(findings)
        if not all(names & set(m.causes) for m in mutant.mutations):
            found.append((str(mutant), names))
    return found


def test_corpus_is_large_enough():
    assert len(SINGLES) >= 120
    assert len(PAIRS) >= 60


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_original_passes(path, tmp_path):
    for part in {mutation.part for mutation in FILES[path]}:
        found = examine(path.read_text(), tmp_path, part)
        assert any(f.status == "pass" for f in found)
        assert all(f.passed for f in found), [str(f) for f in found]


def test_single_mistakes_fail_and_are_ranked_first(tmp_path):
    not_first = missed(SINGLES, tmp_path, first)
    assert len(not_first) <= 0.1 * len(SINGLES), not_first


@pytest.mark.parametrize("half", first_now([0, 1]))
def test_pairs_fail_and_are_named(half, tmp_path):
    pairs = PAIRS[half::2]
    not_named = missed(pairs, tmp_path, named)
    assert len(not_named) <= 0.2 * len(pairs), not_named
